"use strict";
// Shows the slides of this file one at a time, by keys, clickers, mouse and touch. Nothing is loaded and nothing leaves.
const Lectern = (() => {
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("words").textContent);
  const slides = [...document.querySelectorAll("main > .slide")];
  // The way through the talk: neither hidden slides nor those in reserve.
  const way = slides.filter((slide) => !slide.matches(".hid, .back"));
  const listeners = [];
  const state = { slide: way[0] ?? slides[0], cover: "", digits: "", dim: false };

  /** An element with a class, attributes and children. */
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** A drawing of one path on a grid of 24. */
  function icon(path) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "path");
    drawn.setAttribute("d", path);
    svg.append(drawn);
    return svg;
  }

  const cover = make("div", { id: "cover", hidden: "" });
  const place = make("output", { "aria-live": "off" });
  const bar = make("nav", { class: "bar", "aria-label": words.controls });
  const said = document.getElementById("said");
  const hint = make("p", { class: "toast", "aria-hidden": "true", hidden: "" });

  /** Tells aloud, and to nobody's eyes. */
  const say = (text) => { said.textContent = text; };

  /** Tells aloud and on the screen, for some seconds. */
  let hinting;
  function tell(text) {
    say(text);
    hint.textContent = text;
    hint.hidden = false;
    clearTimeout(hinting);
    hinting = setTimeout(() => { hint.hidden = true; }, 8000);
  }
  const title = document.title;

  // Steps.

  function draw() {
    const { slide } = state;
    for (const other of slides) other.classList.toggle("on", other === slide);
    const focused = document.activeElement;
    if (focused && focused.closest(".slide:not(.on)")) focused.blur();
    // The talk's title is a heading on every slide but the one that shows it.
    const talk = document.getElementById("talk");
    talk.hidden = slide.querySelector("h1") !== null;
    place.textContent = slide.matches(".hid") ? words.hidden ?? "" : slide.matches(".back") ? slide.id : `${slide.id} / ${way.length}`;
    cover.className = state.cover;
    cover.hidden = state.cover === "";
    document.querySelector("main").inert = state.cover !== "";
    root.classList.toggle("dim", state.dim);
    document.title = slide.dataset.title && slide !== way[0] ? `${slide.dataset.title} · ${title}` : title;
    for (const listener of listeners) listener(state);
  }

  /** Goes to a slide. A step of its own in the browser's history is for jumps, so that Back returns from them. */
  function go(slide, jump = false) {
    if (!slide) return;
    state.digits = "";
    const open = dialog(document);
    if (open) open.close();
    const changed = slide !== state.slide;
    state.slide = slide;
    state.cover = "";
    if (changed || location.hash === "") {
      // Browsers refuse this where they take every file for a site of its own; the slide is shown all the same.
      try { history[jump ? "pushState" : "replaceState"](null, "", `#${slide.id}`); } catch { /* stays */ }
    }
    if (changed) say(slide.getAttribute("aria-label"));
    draw();
  }

  /** Steps on or back: on the way, or among the slides in reserve when one of them is shown. */
  function step(by) {
    if (state.cover !== "") return uncover();
    const list = state.slide.matches(".back") ? slides.filter((slide) => slide.matches(".back")) : way;
    const at = list.indexOf(state.slide);
    if (at >= 0) {
      if (list[at + by]) go(list[at + by]); else say(by > 0 ? words.end : words.start);
      return;
    }
    // From a hidden slide to its neighbour.
    const here = slides.indexOf(state.slide);
    const near = by > 0 ? way.find((slide) => slides.indexOf(slide) > here) : way.findLast((slide) => slides.indexOf(slide) < here);
    go(near);
  }

  function uncover() {
    state.cover = "";
    say(state.slide.getAttribute("aria-label"));
    draw();
  }

  function blank(colour) {
    if (state.cover === colour) return uncover();
    state.cover = colour;
    say(words[colour]);
    draw();
  }

  /** Digits wait for Enter, but not for long: a forgotten one would send the next Enter somewhere. */
  let waiting;
  function digit(key) {
    state.digits = (state.digits + key).slice(-4);
    place.textContent = `${state.digits}…`;
    clearTimeout(waiting);
    waiting = setTimeout(forget, 4000);
    wake();
  }

  function forget() {
    if (state.digits === "") return;
    state.digits = "";
    draw();
  }

  function enter() {
    if (state.digits === "") return step(1);
    const wanted = String(Number(state.digits));
    state.digits = "";
    const found = way.find((slide) => slide.id === wanted);
    if (found) go(found, true); else { say(`${words.missing} ${wanted}`); draw(); }
  }

  function backspace() {
    if (state.digits === "") return step(-1);
    state.digits = state.digits.slice(0, -1);
    if (state.digits === "") draw(); else place.textContent = `${state.digits}…`;
  }

  // Dialogs, in the window whose key or button asks for them.

  const dialog = (page) => page.querySelector("dialog[open]");

  /** A new dialog in a window, gone when it is closed; none where this one was open. */
  function opened(page, id, label) {
    const before = dialog(page);
    if (before) before.close();
    if (before?.id === id) return null;
    const box = page.importNode(make("dialog", { id, "aria-label": label }), true);
    box.addEventListener("close", () => box.remove());
    page.body.append(box);
    return box;
  }

  /** A copy of a slide to look at: without ids, and nothing in it can be reached. */
  function copy(slide) {
    const clone = slide.cloneNode(true);
    clone.removeAttribute("id");
    for (const name of ["aria-label", "data-title"]) clone.removeAttribute(name);
    clone.classList.add("on");
    clone.inert = true;
    clone.setAttribute("aria-hidden", "true");
    return clone;
  }

  /** Which slides the overview in a window shows: those the room is to see. */
  let listed = () => way;

  function toggleOverview(page) {
    const overview = opened(page, "overview", words.overview);
    if (!overview) return;
    const list = make("ol");
    for (const slide of listed(page)) {
      const button = make("button", { type: "button", "aria-label": slide.getAttribute("aria-label") });
      if (slide === state.slide) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => { overview.close(); go(slide, true); });
      const number = slide.matches(".hid") ? words.hidden ?? "" : slide.id;
      list.append(make("li", {}, copy(slide), make("span", { class: "under", "aria-hidden": "true" }, `${number} ${slide.dataset.title}`), button));
    }
    overview.append(make("h2", {}, words.overview), list);
    overview.showModal();
    (overview.querySelector("[aria-current]") ?? overview.querySelector("button"))?.focus();
  }

  /** Moves among the slides of an overview as they stand in rows. */
  function moveIn(overview, key) {
    const buttons = [...overview.querySelectorAll(":scope > ol > li > button")];
    const at = buttons.indexOf(overview.ownerDocument.activeElement);
    const top = (button) => Math.round(button.parentElement.getBoundingClientRect().top);
    const across = buttons.filter((button) => top(button) === top(buttons[0])).length;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + across, ArrowUp: at - across, PageDown: at + 1, PageUp: at - 1,
      Home: 0, End: buttons.length - 1 }[key];
    if (to === undefined) return false;
    buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
    return true;
  }

  function toggleSheet(page) {
    const sheet = opened(page, "sheet", words.keys);
    if (!sheet) return;
    const rows = keys.filter((key) => key.does).map(({ keys: names, does }) => {
      const shown = names.filter((name) => !/^[A-Z]$/.test(name)).map((name) => make("kbd", {}, { " ": "␣", ArrowRight: "→", ArrowLeft: "←", ArrowDown: "↓", ArrowUp: "↑" }[name] ?? name));
      return make("tr", {}, make("th", { scope: "row" }, ...shown.flatMap((kbd) => [kbd, " "])), make("td", {}, does));
    });
    const close = make("button", { type: "button" }, words.close);
    close.addEventListener("click", () => sheet.close());
    sheet.append(make("h2", {}, words.keys), make("table", {}, make("tbody", {}, ...rows)), make("p", {}, words.touch), ...(words.print ? [make("p", {}, words.print)] : []), close);
    sheet.showModal();
  }

  // The screen.

  async function full(wanted = !document.fullscreenElement) {
    try {
      if (wanted) await root.requestFullscreen({ navigationUI: "hide" }); else if (document.fullscreenElement) await document.exitFullscreen();
    } catch { say(words.no_full_screen); }
  }

  /** Keeps the display on, where the browser lets a page do so. */
  async function stayAwake() {
    try { await navigator.wakeLock?.request("screen"); } catch { /* the system decides */ }
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) stayAwake(); });

  let sleeping;
  function wake() {
    bar.classList.add("awake");
    clearTimeout(sleeping);
    sleeping = setTimeout(() => bar.classList.remove("awake"), 2500);
  }

  // Keys, as `KeyboardEvent.key` names them; what has no words is not on the sheet.

  const keys = [
    { keys: ["ArrowRight", "ArrowDown", "PageDown", " "], does: words.next, act: () => step(1) },
    { keys: ["ArrowLeft", "ArrowUp", "PageUp"], does: words.previous, act: () => step(-1) },
    { keys: ["Backspace"], act: backspace },
    { keys: ["Home"], does: words.first, act: () => go(way[0]) },
    { keys: ["End"], does: words.last, act: () => go(way.at(-1)) },
    { keys: ["0…9", "Enter"], does: words.jump, act: enter },
    { keys: ["b", "."], does: words.black, act: () => blank("black") },
    { keys: ["w", ","], does: words.white, act: () => blank("white") },
    { keys: ["o", "g"], does: words.overview, act: toggleOverview },
    { keys: ["f"], does: words.full_screen, act: () => full() },
    { keys: ["F5"], does: words.full_screen_on, act: (page) => { dialog(page)?.close(); full(true); } },
    { keys: ["Escape"], does: words.escape, act: () => { if (state.cover !== "") uncover(); else full(false); } },
    { keys: ["d"], does: words.dark_room, act: () => { state.dim = !state.dim; keep("dim", state.dim ? "1" : ""); draw(); } },
    { keys: ["?"], does: words.keys, act: toggleSheet },
  ];

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const on = event.target instanceof event.view.Element ? event.target : null;
    // What has the focus is pressed by these keys itself.
    if ([" ", "Enter"].includes(event.key) && on?.closest("a, button")) return;
    const page = event.view.document;
    const open = dialog(page);
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (open && key === "Escape") return;
    if (open?.id === "overview" && moveIn(open, key)) return event.preventDefault();
    if (open && !["o", "g", "?", "F5"].includes(key)) return;
    if (/^[0-9]$/.test(key)) return digit(key);
    const binding = keys.findLast((own) => own.keys.includes(key));
    if (!binding) return;
    event.preventDefault();
    if (event.shiftKey && key === " ") return step(-1);
    binding.act(page);
    if (!["Enter", "Backspace"].includes(key)) forget();
  }

  /** What stays when the file is loaded again, where the browser keeps such for a file. */
  function keep(name, value) {
    try { sessionStorage.setItem(`lectern ${location.pathname} ${name}`, value); } catch { /* forgotten */ }
  }
  function kept(name) {
    try { return sessionStorage.getItem(`lectern ${location.pathname} ${name}`) ?? ""; } catch { return ""; }
  }

  // Mouse and touch.

  let touch = null;
  function onTouchStart(event) {
    touch = event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
  }
  function onTouchEnd(event) {
    if (!touch || event.touches.length > 0) return;
    const [x, y] = [event.changedTouches[0].clientX - touch.x, event.changedTouches[0].clientY - touch.y];
    touch = null;
    if (Math.abs(x) > 40 && Math.abs(x) > Math.abs(y) * 1.5) step(x < 0 ? 1 : -1); else wake();
  }
  // Words are selected by drawing the mouse over them; clicks that follow fast on one another are steps.
  let pressed = { x: 0, y: 0 };
  function onPress(event) {
    pressed = { x: event.clientX, y: event.clientY };
  }
  function onClick(event) {
    const drawn = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > 5;
    if (event.button !== 0 || event.pointerType === "touch" || drawn || event.target.closest("a, button, dialog, .bar")) return;
    getSelection().removeAllRanges();
    step(1);
  }

  function addButton(path, label, act) {
    const button = make("button", { type: "button", "aria-label": label, title: label }, icon(path));
    button.addEventListener("click", act);
    bar.append(button);
    return button;
  }

  function start() {
    addButton("M15 5l-7 7 7 7", words.previous, () => step(-1));
    bar.append(place);
    addButton("M9 5l7 7-7 7", words.next, () => step(1));
    addButton("M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z", words.overview, () => toggleOverview(document));
    addButton("M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5", words.full_screen, () => full());
    addButton("M9 9a3 3 0 1 1 4 2.8c-.7.3-1 .9-1 1.7v.5M12 18v.01", words.keys, () => toggleSheet(document));
    document.body.append(cover, bar, hint);
    root.classList.add("show");
    state.dim = kept("dim") !== "";
    const asked = () => slides.find((slide) => slide.id === location.hash.slice(1));
    addEventListener("hashchange", () => go(asked()));
    document.addEventListener("keydown", onKey);
    document.addEventListener("mousedown", onPress, { passive: true });
    document.addEventListener("click", onClick);
    document.addEventListener("touchstart", onTouchStart, { passive: true });
    document.addEventListener("touchend", onTouchEnd, { passive: true });
    for (const moved of ["mousemove", "focusin"]) document.addEventListener(moved, wake, { passive: true });
    stayAwake();
    state.slide = asked() ?? state.slide;
    draw();
  }

  start();
  return { state, slides, way, words, keys, make, copy, go, step, blank, draw, onKey, keep, kept, tell, addButton, toggleOverview,
    /** Has a function called whenever something else is shown. */
    listen: (listener) => listeners.push(listener),
    /** Has a function choose which slides the overview in a window shows. */
    list: (choose) => { listed = choose; } };
})();
