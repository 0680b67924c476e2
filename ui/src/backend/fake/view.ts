// What the program that is not there tells of its talk.

import type { BlockView, CardView, FindingView, LibraryWish, MarkedView, SlideDetail, TalkView, TermView } from "../backend";
import { claimOf, run, sourceOf } from "./claim";
import { AUDIENCES, TERMS, TOPICS, type FakeSlide } from "./library";
import { holds, slideOf, slideView, type FakeTalk } from "./talk";

const STEP_WORDS: Record<string, string> = { "slide-part": "edit words", "new-slide": "add a slide" };

export function stepOf(code: string | undefined): TalkView["undo"] {
  return code === undefined ? null : { code, english: STEP_WORDS[code] ?? code.replaceAll("-", " ") };
}

function spoken(talk: FakeTalk, ids: string[]): number {
  const slides = ids.map((id) => slideView(talk, id));
  return slides.reduce((sum, { hidden, minutes }) => sum + (hidden ? 0 : minutes), 0);
}

export function talkView(talk: FakeTalk, rest: Pick<TalkView, "id" | "revision" | "saved" | "file" | "undo" | "redo">): TalkView {
  const planned = talk.sections.reduce((sum, { slides }) => sum + spoken(talk, slides), 0);
  return {
    ...rest,
    title: talk.title,
    subtitle: talk.subtitle,
    audience: AUDIENCES.find(({ id }) => id === talk.audience)?.name ?? talk.audience,
    audience_id: talk.audience,
    language: talk.language,
    date: talk.date,
    minutes: talk.minutes,
    planned,
    sections: talk.sections.map(({ title, slides }) => ({
      title,
      minutes: spoken(talk, slides),
      slides: slides.map((id) => slideView(talk, id)),
    })),
    backup: talk.backup.map((id) => slideView(talk, id)),
    left_out: [{ slide: "myths", title: "Four myths", minutes: 2, reason: "there was no time for it" }],
    added: [],
    messages: [{ severity: "note", code: "time-left", message: `the slides take ${planned} minutes`, hint: null }],
    theme: talk.theme,
    brand: talk.brand,
    aspect: talk.aspect,
    citation_style: talk.citationStyle,
    sources: talk.sources,
    paper: talk.paper,
    ink: talk.ink,
    handouts: ["handout-article", "handout-takeaway"],
    update: false,
  };
}

function marked(text: string, words: string): MarkedView[] {
  const at = words === "" ? -1 : text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return [{ text, found: false }];
  const end = at + words.length;
  return [
    { text: text.slice(0, at), found: false },
    { text: text.slice(at, end), found: true },
    { text: text.slice(end), found: false },
  ].filter(({ text }) => text !== "");
}

export function search(talk: FakeTalk, slides: FakeSlide[], wish: LibraryWish): CardView[] {
  const words = wish.words.trim().toLowerCase();
  const fits = (slide: FakeSlide) =>
    (wish.audience === null || slide.audiences.includes(wish.audience)) &&
    (wish.topic === null || slide.topic === wish.topic) &&
    (wish.document === null || slide.documents.includes(wish.document)) &&
    (wish.weight === null || slide.weight === wish.weight) &&
    (wish.kind === null || slide.kind === wish.kind) &&
    (wish.evidence === null || slide.evidence === wish.evidence) &&
    !(wish.not_in_talk && holds(talk, slide.id)) &&
    `${slide.title} ${slide.parts[0]?.text ?? ""}`.toLowerCase().includes(words);
  return [...slides, ...Object.values(talk.own)].filter(fits).map((slide) => {
    const title = marked(slide.title, words);
    return {
      slide: slide.id,
      title,
      snippet: words === "" || title.some(({ found }) => found) ? [] : marked(slide.parts[0]?.text.slice(0, 90) ?? "", words),
      topic: TOPICS.find(({ id }) => id === slide.topic)?.name ?? slide.topic,
      minutes: slide.minutes,
      sources: slide.sources.length,
      evidence: slide.evidence,
      weight: slide.weight,
      kind: slide.kind,
      in_talk: holds(talk, slide.id),
      own: slide.id in talk.own,
      draft: talk.drafts.includes(slide.id),
    };
  });
}

function blocks(text: string | undefined): BlockView[] {
  if (!text) return [];
  return text.split(/\n\n+/).map((paragraph) => ({
    kind: "paragraph",
    runs: paragraph.split("**").flatMap((piece, at) => (piece === "" ? [] : [run(piece, { strong: at % 2 === 1 })])),
  }));
}

export function detail(talk: FakeTalk, id: string): SlideDetail | null {
  const slide = slideOf(talk, id);
  if (!slide) return null;
  const { title, own, edited, kind, minutes, evidence } = slideView(talk, id);
  const textOf = (role: string) => slide.parts.filter((part) => part.role === role && part.shown).at(-1)?.text;
  return {
    id,
    title,
    own,
    edited,
    kind,
    weight: slide.weight,
    topic: TOPICS.find((topic) => topic.id === slide.topic)?.name ?? slide.topic,
    minutes,
    authors_minutes: slide.minutes,
    warning: slide.warning,
    rights: slide.rights,
    evidence,
    parts: slide.parts,
    text: slide.parts.map(({ text }) => text).join("\n\n"),
    notes: blocks(textOf("notes")),
    asked: blocks(textOf("asked")),
    sources: slide.sources.map(sourceOf),
    claims: slide.claims.map(claimOf),
    messages: [],
  };
}

export function termsIn(text: string): TermView[] {
  return TERMS.flatMap(({ found, preferred, why }) =>
    [...text.matchAll(new RegExp(`\\b${found}s?\\b`, "gi"))].map((hit) => ({
      start: hit.index,
      end: hit.index + hit[0].length,
      found: hit[0],
      preferred: hit[0].endsWith("s") ? preferred.map((word) => `${word}${/(sh|ss)$/.test(word) ? "es" : "s"}`) : preferred,
      why,
    })),
  ).sort((one, other) => one.start - other.start);
}

/** Everything to look at before presenting. */
export function findings(talk: FakeTalk): FindingView[] {
  const blank = { claim: null, hint: null, found: null, preferred: [] };
  const found: FindingView[] = [];
  for (const id of [...talk.sections.flatMap(({ slides }) => slides), ...talk.backup]) {
    const slide = slideOf(talk, id);
    if (!slide) {
      found.push({ ...blank, kind: "lost", severity: "error", slide: id, message: "the slide is in no installed pack" });
      continue;
    }
    if (talk.drafts.includes(id)) found.push({ ...blank, kind: "draft", severity: "warning", slide: id, message: `“${slide.title}” came from a file and is not reviewed`, hint: "Read it, then mark it as reviewed" });
    for (const term of slide.parts.flatMap(({ text }) => termsIn(text))) {
      found.push({ ...blank, kind: "term", severity: "warning", slide: id, message: `“${term.found}” is a term to avoid`, hint: term.why, found: term.found, preferred: term.preferred });
    }
    for (const claim of slide.claims.map(claimOf)) {
      if (claim.conflicts.length > 0) found.push({ ...blank, kind: "conflict", severity: "warning", slide: id, claim: claim.id, message: claim.conflicts[0]!.title, hint: claim.conflicts[0]!.resolution });
      else if (claim.caveat) found.push({ ...blank, kind: "caveat", severity: "note", slide: id, claim: claim.id, message: claim.caveat });
    }
    if (id === "help" && !talk.fields.phone) found.push({ ...blank, kind: "contact", severity: "warning", slide: id, message: "Phone of the school is blank", hint: "Fill it in under Settings" });
  }
  return found;
}

/** The slides in the order of the deck. */
export function deckOrder(talk: FakeTalk): string[] {
  const shown = talk.sections.flatMap(({ slides }) => slides);
  return ["title", ...shown, "references", ...talk.backup];
}
