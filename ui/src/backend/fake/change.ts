// How the talk of the program that is not there changes.

import type * as V from "../backend";
import type { ChangeWish, PartView, SpotWish } from "../backend";
import { part, SLIDES, type FakeSlide } from "./library";
import { holds, lists, slideOf, type FakeTalk } from "./talk";

function listAt(talk: FakeTalk, spot: SpotWish): string[] {
  return spot.in === "backup" ? talk.backup : (talk.sections[spot.section]?.slides ?? talk.backup);
}

function take(talk: FakeTalk, slides: string[]): void {
  for (const list of lists(talk)) list.splice(0, list.length, ...list.filter((id) => !slides.includes(id)));
}

function put(talk: FakeTalk, slides: string[], spot: SpotWish): void {
  listAt(talk, spot).splice(spot.position, 0, ...slides);
}

function move(talk: FakeTalk, slides: string[], to: SpotWish): void {
  const list = listAt(talk, to);
  const before = list.slice(0, to.position).filter((id) => slides.includes(id)).length;
  const inOrder = lists(talk).flat().filter((id) => slides.includes(id));
  take(talk, slides);
  list.splice(to.position - before, 0, ...inOrder);
}

function duplicate(talk: FakeTalk, slides: string[]): string[] {
  return slides.flatMap((id) => {
    const original = slideOf(talk, id);
    const list = lists(talk).find((list) => list.includes(id));
    if (!original || !list) return [];
    const copy = `own-${++talk.made}`;
    talk.own[copy] = { ...original, id: copy };
    list.splice(list.indexOf(id) + 1, 0, copy);
    return [copy];
  });
}

/** Gives a slide other contents: the presenter's own changes, a pack's becomes an edit. */
function edit(talk: FakeTalk, id: string, change: (slide: FakeSlide) => FakeSlide): void {
  const slide = slideOf(talk, id);
  if (slide) (id in talk.own ? talk.own : talk.edits)[id] = change(slide);
}

function newSlide(talk: FakeTalk, kind: string, at: SpotWish): string[] {
  const id = `own-${++talk.made}`;
  talk.own[id] = { ...SLIDES[0]!, id, kind, title: "New slide", minutes: 1, parts: [part(0, "body", ""), part(1, "notes", "")] };
  put(talk, [id], at);
  return [id];
}

function changeParts(talk: FakeTalk, wish: Extract<ChangeWish, { part: number }>): void {
  edit(talk, wish.slide, (slide) => {
    const old = slide.parts.find(({ part }) => part === wish.part);
    if (!old) return slide;
    const replace = (...parts: PartView[]) => slide.parts.flatMap((other) => (other === old ? parts : [other]));
    switch (wish.do) {
      case "slide-part":
        return { ...slide, parts: replace({ ...old, text: wish.text }) };
      case "insert-picture":
        return { ...slide, parts: replace({ ...old, text: `${old.text}\n\n![${wish.alt}](${wish.picture})` }) };
      case "remove-part":
        return { ...slide, parts: slide.parts.filter((other) => other !== old).map((other) => ({ ...other, shown: true })) };
      case "add-wording": {
        const wording = { ...old, part: Math.max(...slide.parts.map(({ part }) => part)) + 1, audience: "Parents", shown: true };
        return { ...slide, parts: replace({ ...old, shown: false }, wording) };
      }
    }
  });
}

function changeSections(talk: FakeTalk, wish: ChangeWish): void {
  const { sections } = talk;
  switch (wish.do) {
    case "add-section":
      sections.splice(wish.at, 0, { title: wish.title, slides: [] });
      return;
    case "split-section": {
      const rest = sections[wish.section]?.slides.splice(wish.position) ?? [];
      sections.splice(wish.section + 1, 0, { title: wish.title, slides: rest });
      return;
    }
    case "rename-section":
      if (sections[wish.section]) sections[wish.section]!.title = wish.title;
      return;
    case "remove-section":
      sections.splice(wish.section, 1);
      return;
    case "move-section": {
      const [section] = sections.splice(wish.section, 1);
      if (section) sections.splice(wish.to, 0, section);
      return;
    }
    case "merge-section": {
      const [section] = sections.splice(wish.section, 1);
      sections[wish.section - 1]?.slides.push(...(section?.slides ?? []));
      return;
    }
  }
}

/** Takes slides of a file: new ones come in as drafts, changed ones get its words. */
export function takeImport(talk: FakeTalk, slides: V.ImportedSlideView[], at: SpotWish): string[] {
  const fresh = slides.filter(({ state }) => state === "new").map(({ title }) => {
    const id = `own-${++talk.made}`;
    talk.own[id] = { ...SLIDES[0]!, id, title, evidence: "no-evidence", minutes: 1, parts: [part(0, "body", "- From the file"), part(1, "notes", "")] };
    return id;
  });
  put(talk, fresh, at);
  const changed = slides.filter(({ state }) => state === "changed").flatMap(({ title }) => lists(talk).flat().find((id) => slideOf(talk, id)?.title === title) ?? []);
  for (const id of changed) edit(talk, id, (slide) => ({ ...slide, parts: [part(0, "body", "- As in the edited file"), ...slide.parts.slice(1)] }));
  talk.drafts = [...talk.drafts, ...fresh];
  return fresh;
}

/** Changes the talk; gives the slides that came. */
export function change(talk: FakeTalk, wish: ChangeWish): string[] {
  switch (wish.do) {
    case "insert": {
      const came = wish.slides.filter((id) => !holds(talk, id));
      put(talk, came, wish.at);
      return came;
    }
    case "new-slide":
      return newSlide(talk, wish.kind, wish.at);
    case "move":
      move(talk, wish.slides, wish.to);
      return [];
    case "delete":
      take(talk, wish.slides);
      for (const id of wish.slides) delete talk.own[id];
      return [];
    case "remove":
      take(talk, wish.slides);
      return [];
    case "duplicate":
      return duplicate(talk, wish.slides);
    case "hide":
      talk.hidden = talk.hidden.filter((id) => !wish.slides.includes(id)).concat(wish.hidden ? wish.slides : []);
      return [];
    case "slide-minutes":
      if (wish.minutes === null) delete talk.minutesOf[wish.slide];
      else talk.minutesOf[wish.slide] = wish.minutes;
      return [];
    case "slide-title":
      edit(talk, wish.slide, (slide) => ({ ...slide, title: wish.title }));
      return [];
    case "slide-text":
      edit(talk, wish.slide, (slide) => ({ ...slide, parts: [part(0, "body", wish.text)] }));
      return [];
    case "slide-part":
    case "add-wording":
    case "remove-part":
    case "insert-picture":
      changeParts(talk, wish);
      return [];
    case "revert":
      for (const id of wish.slides) delete talk.edits[id];
      return [];
    case "reviewed":
      talk.drafts = talk.drafts.filter((id) => !wish.slides.includes(id));
      return [];
    case "add-section":
    case "split-section":
    case "rename-section":
    case "remove-section":
    case "move-section":
    case "merge-section":
      changeSections(talk, wish);
      return [];
    case "title":
      talk.title = wish.title;
      return [];
    case "subtitle":
      talk.subtitle = wish.subtitle;
      return [];
    case "date":
      talk.date = wish.date;
      return [];
    case "minutes":
      talk.minutes = wish.minutes;
      return [];
    case "language":
      talk.language = wish.language;
      return [];
    case "theme":
      talk.theme = wish.theme;
      return [];
    case "remove-brand":
      talk.brand = null;
      return [];
    case "aspect":
      talk.aspect = wish.aspect;
      return [];
    case "citation-style":
      talk.citationStyle = wish.style;
      return [];
    case "sources":
      talk.sources = wish.sources;
      return [];
    case "print":
      Object.assign(talk, { paper: wish.paper, ink: wish.ink });
      return [];
    case "field":
      talk.fields[wish.field] = wish.value;
      return [];
  }
}
