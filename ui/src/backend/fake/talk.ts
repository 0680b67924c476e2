// The talk of the program that is not there.

import type { BrandView, SlideView, TalkView } from "../backend";
import { part, SLIDES, type FakeSlide } from "./library";

export interface FakeTalk {
  title: string;
  subtitle: string | null;
  date: string | null;
  audience: string;
  language: string;
  minutes: number;
  theme: string;
  aspect: TalkView["aspect"];
  citationStyle: string | null;
  sources: TalkView["sources"];
  paper: TalkView["paper"];
  ink: TalkView["ink"];
  sections: { title: string; slides: string[] }[];
  backup: string[];
  hidden: string[];
  /** Times and slides of the presenter's own, by slide. */
  minutesOf: Record<string, number>;
  own: Record<string, FakeSlide>;
  edits: Record<string, FakeSlide>;
  fields: Record<string, string>;
  brand: BrandView | null;
  /** Slides that were imported and are not reviewed yet. */
  drafts: string[];
  /** Counts the names given. */
  made: number;
}

export function firstTalk(): FakeTalk {
  const own = {
    ...SLIDES[0]!,
    id: "own-1",
    title: "Our school's bicycle day",
    weight: "should" as const,
    minutes: 1,
    parts: [part(0, "body", "Saturday, in the yard.\n\n- Bring a helmet"), part(1, "notes", "Say who organises it.")],
  };
  const lights = SLIDES.find(({ id }) => id === "lights")!;
  return {
    title: "Safe on the bicycle",
    subtitle: "An evening for parents",
    date: "2026-05-01",
    audience: "parents",
    language: "en",
    minutes: 20,
    theme: "calm",
    aspect: "wide",
    citationStyle: null,
    sources: "both",
    paper: "letter",
    ink: "colour",
    sections: [
      { title: "What it is about", slides: ["rules", "count", "crashes", "own-1"] },
      { title: "What you can do", slides: ["helmet", "lights", "help", "closing"] },
    ],
    backup: ["photo"],
    hidden: ["closing"],
    minutesOf: { lights: 1 },
    own: { "own-1": own },
    edits: { lights: { ...lights, parts: [part(0, "body", "- White in front\n- Red behind\n- Charge them on Sunday"), lights.parts[1]!] } },
    fields: { phone: "" },
    brand: null,
    drafts: [],
    made: 1,
  };
}

export function slideOf(talk: FakeTalk, id: string): FakeSlide | undefined {
  return talk.own[id] ?? talk.edits[id] ?? SLIDES.find((known) => known.id === id);
}

/** The lists that have slides: the sections' and the reserve. */
export function lists(talk: FakeTalk): string[][] {
  return [...talk.sections.map(({ slides }) => slides), talk.backup];
}

export function holds(talk: FakeTalk, id: string): boolean {
  return lists(talk).some((list) => list.includes(id));
}

export function slideView(talk: FakeTalk, id: string): SlideView {
  const slide = slideOf(talk, id);
  return {
    id,
    title: slide?.title ?? id,
    minutes: talk.minutesOf[id] ?? slide?.minutes ?? 0,
    hidden: talk.hidden.includes(id),
    own: id in talk.own,
    edited: id in talk.edits,
    missing: slide === undefined,
    warning: slide?.warning != null,
    kind: slide?.kind ?? "statement",
    evidence: slide?.evidence ?? "no-evidence",
    draft: talk.drafts.includes(id),
  };
}
