"use strict";
// What the presenter sees: this slide and the next, notes, clock and pace. In a window of its own, or in the place of the slides.
(() => {
  const { state, slides, way, words, make, copy } = Lectern;
  const TOLERANCE = 60;
  const SIZES = [1, 1.15, 1.35, 1.6, 1.9, 2.3, 2.8];

  // The plan: when each slide of the deck should begin and end, in seconds. The first has no time: the clock starts on leaving it.
  const plan = new Map();
  let planned = 0;
  for (const slide of way) {
    if (plan.has(slide.dataset.slide)) continue;
    const seconds = plan.size === 0 ? 0 : Number(slide.dataset.seconds);
    plan.set(slide.dataset.slide, [planned, planned + seconds]);
    planned += seconds;
  }
  const slot = Number(document.body.dataset.slot) || planned;

  let begun = Number(Lectern.kept("begun")) || 0;
  let size = Number(Lectern.kept("size") || 2);
  /** The window, its document and what changes in it; none where no view is open. */
  let view = null;
  /** Whether the presenter knows that the browser opens no window. */
  let warned = false;

  /** The notes of a slide; pages that a slide goes on over have those of its first. */
  function notesOf(slide) {
    const first = slides.find((other) => other.dataset.slide === slide.dataset.slide);
    const after = first.nextElementSibling;
    return after?.matches(".notes") ? after : null;
  }

  function minutes(seconds) {
    const sign = seconds < 0 ? "−" : "";
    const all = Math.abs(Math.trunc(seconds));
    return `${sign}${Math.trunc(all / 60)}:${String(all % 60).padStart(2, "0")}`;
  }

  const elapsed = () => (begun === 0 ? 0 : Math.floor((Date.now() - begun) / 1000));

  /** How the talk goes against its plan: its class, and its words. */
  function pace(seconds) {
    const [begin, end] = plan.get(state.slide.dataset.slide) ?? [seconds, seconds];
    if (begun === 0) return ["", words.not_begun];
    if (seconds > slot) return ["over", `${words.over} ${minutes(seconds - slot)}`];
    if (seconds > end + TOLERANCE) return ["behind", `${words.behind} ${minutes(seconds - end)}`];
    if (seconds + TOLERANCE < begin) return ["ahead", `${words.ahead} ${minutes(begin - seconds)}`];
    return ["", words.on_time];
  }

  function tick() {
    if (!view) return;
    if (view.window.closed) { view = null; return; }
    const seconds = elapsed();
    view.elapsed.textContent = minutes(seconds);
    view.of.textContent = `/ ${minutes(slot)}`;
    view.clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang || undefined, { hour: "numeric", minute: "2-digit" });
    const [name, text] = pace(seconds);
    // Written when it changes, so that a screen reader is not interrupted.
    if (view.pace.textContent !== text) view.pace.textContent = text;
    view.pace.className = `pace ${name}`;
  }

  function draw() {
    if (begun === 0 && state.slide !== way[0] && way.includes(state.slide)) {
      begun = Date.now();
      Lectern.keep("begun", String(begun));
    }
    if (!view) return;
    if (view.window.closed) { view = null; return; }
    const take = (node) => view.document.importNode(node, true);
    const slide = state.slide;
    const next = way[way.indexOf(slide) + 1];
    view.now.replaceChildren(take(copy(slide)));
    view.nowName.textContent = slide.getAttribute("aria-label");
    view.then.replaceChildren(...(next && way.includes(slide) ? [take(copy(next))] : []));
    view.thenName.textContent = next && way.includes(slide) ? `${words.next_slide}: ${next.dataset.title}` : words.end;
    const notes = notesOf(slide);
    const shown = notes ? take(notes) : make("p", {}, words.no_notes);
    view.said.replaceChildren(take(make("h2", { class: "sr" }, words.notes)), take(shown));
    view.said.scrollTop = 0;
    view.said.style.setProperty("--notes", `${SIZES[size]}rem`);
    view.told.textContent = { black: words.sees_black, white: words.sees_white }[state.cover] ?? view.blocked;
    view.root.classList.toggle("dim", state.dim);
    tick();
  }

  function resize(by) {
    size = Math.max(0, Math.min(SIZES.length - 1, size + by));
    Lectern.keep("size", String(size));
    draw();
  }

  function reset() {
    begun = 0;
    Lectern.keep("begun", "");
    draw();
  }

  /** Builds the view in a document, under an element; `blocked` is what to tell of a window that did not open. */
  function build(window, parent, blocked) {
    const document = window.document;
    const part = (name, attributes, ...children) => document.importNode(make(name, attributes, ...children), true);
    const names = { elapsed: part("strong", {}), of: part("span", {}), pace: part("span", { class: "pace", role: "status" }), clock: part("span", { class: "clock" }),
      told: part("p", { class: "told", role: "status" }), nowName: part("p", {}), now: part("div", {}), thenName: part("p", {}), then: part("div", {}),
      said: part("div", { class: "said", tabindex: "0", role: "region", "aria-label": words.notes }) };
    const clocks = part("span", {});
    clocks.append(names.elapsed, " ", names.of);
    const area = (name, ...inner) => { const area = part("div", { class: name }); area.append(...inner); return area; };
    const foot = area("foot");
    const button = (label, act) => {
      const button = part("button", { type: "button" }, label);
      button.addEventListener("click", act);
      foot.append(button);
    };
    button(words.previous, () => Lectern.step(-1));
    button(words.next, () => Lectern.step(1));
    button(words.overview, () => Lectern.toggleOverview(document));
    button(words.black, () => Lectern.blank("black"));
    button(words.larger, () => resize(1));
    button(words.smaller, () => resize(-1));
    button(words.reset, reset);
    const whole = part("div", { class: "desk-view", role: "main", "aria-label": words.presenter_view });
    if (parent === window.document.body && window === globalThis.window) whole.setAttribute("role", "region");
    if (window !== globalThis.window) whole.append(part("h1", { class: "sr" }, words.presenter_view));
    whole.append(area("head", clocks, names.pace, names.clock, names.told), area("now", names.nowName, names.now),
      area("then", names.thenName, names.then), names.said, foot);
    // A click in the notes is no step.
    whole.addEventListener("click", (event) => event.stopPropagation());
    parent.append(whole);
    view = { ...names, window, document, root: document.documentElement, whole, blocked };
    draw();
  }

  /** Opens the view in a window of its own; where the browser blocks that, over the slides. The same key closes it. */
  function toggle() {
    if (view) {
      const { window: own, whole } = view;
      const isOpen = !own.closed;
      view = null;
      if (own === window) whole.remove(); else if (isOpen) own.close();
      // A window that was closed by hand is opened again.
      if (isOpen) return Lectern.draw();
    }
    const other = window.open("", "", "popup,width=1100,height=760");
    if (!other) {
      // Notes come over slides that a room may be looking at when that is asked for, and not before.
      if (warned) return build(window, document.body, words.blocked);
      warned = true;
      return Lectern.tell(words.will_cover);
    }
    const page = other.document;
    page.open();
    page.write("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body></body></html>");
    page.close();
    page.documentElement.lang = document.documentElement.lang;
    page.documentElement.className = "desk";
    page.title = `${words.presenter_view} · ${document.title}`;
    for (const style of document.querySelectorAll("style")) page.head.append(page.importNode(style, true));
    for (const shared of document.querySelectorAll("svg.defs")) page.body.append(page.importNode(shared, true));
    build(other, page.body, "");
    page.addEventListener("keydown", Lectern.onKey);
    other.setInterval(tick, 500);
  }

  setInterval(tick, 500);
  // The view is drawn from here: without this page it would stand still.
  addEventListener("pagehide", () => { if (view && view.window !== window) view.window.close(); });
  Lectern.keys.push(
    { keys: ["p", "s"], does: words.presenter_view, act: toggle },
    { keys: ["+", "="], does: words.larger, act: () => resize(1) },
    { keys: ["-"], does: words.smaller, act: () => resize(-1) },
  );
  Lectern.addButton("M4 5h16v10H4zM12 15v4M8 19h8", words.presenter_view, toggle);
  Lectern.listen(draw);
  Lectern.list((page) => (page.querySelector(".desk-view") ? slides : way));
  draw();
})();
