// What the program that is not there has for exports and for presenting.

import type { AudienceDeck, AudienceState, DisplayView, FormatView, PreflightItem, PresenterDeck, ShowState } from "../backend";

const format = (name: string, extension = "pdf"): FormatView => ({
  name,
  handout: name.startsWith("handout"),
  presenter_only: ["handout-notes", "html", "pptx"].includes(name),
  extension,
});

export const FORMATS: FormatView[] = [
  format("deck"),
  format("pptx", "pptx"),
  format("pptx-audience", "pptx"),
  format("html", "html"),
  format("html-audience", "html"),
  format("handout-article"),
  format("handout-3-up"),
  format("handout-notes"),
  format("handout-takeaway"),
];

export const DISPLAYS: DisplayView[] = [
  { name: "Built-in", width: 1280, height: 720, here: true },
  { name: "Projector", width: 1920, height: 1080, here: false },
];

export const PREFLIGHT: PreflightItem[] = [
  { check: "displays", status: "good", code: "", detail: "a second display is there", values: [] },
  { check: "warnings", status: "doubtful", code: "", detail: "3 things to look at", values: [] },
];

export const PRESENTER: PresenterDeck = {
  title: "Safe on the bicycle",
  language: "en",
  sections: [{ title: "What it is about", minutes: 7 }],
  slides: [],
  keys: [{ name: "next", does: "next slide", keys: ["PageDown", "ArrowRight"], shift: false }],
  rehearse: false,
  screens: "two",
  ratio: 16 / 9,
};

export const AUDIENCE: AudienceDeck = { title: "Safe on the bicycle", language: "en", ratio: 16 / 9, pictures: [], titles: [], alone: false };

export const AUDIENCE_STATE: AudienceState = { deck: 0, what: "slide", stop: { slide: 0, page: 0 }, next: { slide: 1, page: 0 }, pointer: null };

export const SHOW_STATE: ShowState = {
  stage: "showing",
  current: { slide: 0, page: 0 },
  next: { slide: 1, page: 0 },
  label: "1",
  pages: 10,
  audience: AUDIENCE_STATE,
  help: null,
  section: 0,
  aside: false,
  finished: false,
  timer: "waiting",
  elapsed: 0,
  remaining: 1200,
  over: 0,
  pace: "on-time",
  lag: 0,
  sections: [{ planned: 420, spent: 0, pace: null }],
  typed: "",
  proposal: null,
  shortened: false,
  overview: false,
  cheat_sheet: false,
  screens_swapped: false,
  notes_percent: 100,
  notice: null,
};
