// The library of the program that is not there: a small pack about another subject than any real one.

import type { EvidenceMarkView, PartView, WeightView } from "../backend";

export interface FakeSlide {
  id: string;
  title: string;
  kind: string;
  weight: WeightView;
  topic: string;
  audiences: string[];
  minutes: number;
  warning: string | null;
  rights: string | null;
  evidence: EvidenceMarkView;
  claims: string[];
  sources: string[];
  documents: string[];
  parts: PartView[];
}

/** A part that this talk shows, as the slide's own. */
export function part(number: number, role: PartView["role"], text: string, audience: string | null = null): PartView {
  return { part: number, role, audience, language: null, shown: audience === null || audience === "Parents", text };
}

type Sketch = Partial<FakeSlide> & { id: string; title: string; body: string; notes?: string; asked?: string };

function slide({ body, notes, asked, ...given }: Sketch): FakeSlide {
  const parts = [part(0, "body", body)];
  if (notes !== undefined) parts.push(part(1, "notes", notes));
  if (asked !== undefined) parts.push(part(2, "asked", asked));
  return {
    kind: "bullets",
    weight: "should",
    topic: "basics",
    audiences: ["parents", "teachers"],
    minutes: 2,
    warning: null,
    rights: null,
    evidence: "no-evidence",
    claims: [],
    sources: [],
    documents: [],
    parts,
    ...given,
  };
}

export const SLIDES: FakeSlide[] = [
  slide({ id: "rules", title: "Ground rules", kind: "bullets", weight: "must", minutes: 1, body: "- Ask at any time\n- What is said here stays here", notes: "**Purpose.** Make it easy to ask.\n\n**Say aloud.** Welcome, and thank you for coming." }),
  slide({
    id: "count", title: "How many ride to school", kind: "big-number", weight: "must", minutes: 2, evidence: "verified",
    claims: ["C-01"], sources: ["survey2024"], documents: ["report"],
    body: "# 34 %\n\nof pupils ride to school at least once a week [@survey2024].", notes: "**Say aloud.** One in three.",
    asked: "**Is that more than before?** It was 29 % ten years ago.",
  }),
  slide({
    id: "crashes", title: "Where it goes wrong", kind: "chart", weight: "should", minutes: 3, evidence: "contested",
    claims: ["C-02", "C-03"], sources: ["police2023", "clinic2022"], documents: ["report", "leaflet"],
    body: "Most accidents happen at junctions [@police2023].\n\n- Turning lorries\n- Opening doors",
    notes: "**Say aloud.** Junctions first.", asked: "**Are lorries the worst?** Yes, by far.",
  }),
  slide({ id: "helmet", title: "A helmet that fits", kind: "picture", weight: "must", minutes: 2, topic: "gear", evidence: "reported", claims: ["C-04"], sources: ["clinic2022"], documents: ["leaflet"], body: "Two fingers above the eyebrows.", rights: "Shown by leave of the clinic", notes: "Show it on your own head." }),
  slide({ id: "lights", title: "Lights", topic: "gear", weight: "may", minutes: 1.5, body: "- White in front\n- Red behind", notes: "Pass the lamp round." }),
  slide({ id: "photo", title: "After the crash", kind: "picture", weight: "may", minutes: 1, warning: "Shows an injury", evidence: "caveat", claims: ["C-05"], sources: ["clinic2022"], body: "What helps in the first minutes.", notes: "Warn before you show it." }),
  slide({ id: "help", title: "Where help is", kind: "help", weight: "must", topic: "help", minutes: 1.5, body: "{{local.phone}}\n\nAsk for {{local.contact}}.", notes: "Leave it up during questions." }),
  slide({ id: "closing", title: "One thing to do tonight", kind: "statement", weight: "should", topic: "help", minutes: 1, body: "Check the brakes together.", notes: "End on time." }),
  slide({ id: "myths", title: "Four myths", kind: "table", weight: "may", minutes: 2, evidence: "unverified", claims: ["C-06"], sources: ["leaflet"], documents: ["leaflet"], body: "| Myth | Fact |\n|---|---|\n| Only children fall | Everybody does |" }),
  slide({ id: "quiz", title: "A question to the room", kind: "steps", weight: "choice", minutes: 4, topic: "basics", body: "What would you do at this junction?" }),
  slide({ id: "brakes", title: "Brakes", topic: "gear", weight: "may", minutes: 1.5, body: "Pull, and try to push the bicycle." }),
  slide({ id: "signs", title: "Signs every child should know, and what to do where there is none at all", topic: "basics", weight: "should", minutes: 3, audiences: ["teachers"], body: "- Stop\n- Give way" }),
  slide({ id: "law", title: "What the law says", kind: "quote", topic: "law", weight: "should", minutes: 2, audiences: ["teachers"], evidence: "verified", claims: ["C-07"], sources: ["act"], body: "> Every bicycle shall have two brakes [@act]." }),
];

export const AUDIENCES = [
  { id: "parents", name: "Parents" },
  { id: "teachers", name: "Teachers" },
];
export const TOPICS = [
  { id: "basics", name: "Basics" },
  { id: "gear", name: "Gear" },
  { id: "law", name: "Law" },
  { id: "help", name: "Help" },
];
export const DOCUMENTS = [
  { id: "report", name: "Riding to school: a report" },
  { id: "leaflet", name: "Leaflet of the clinic" },
];
export const KINDS = ["statement", "big-number", "bullets", "two-columns", "table", "chart", "steps", "quote", "picture", "help"];
export const WRITABLE = ["statement", "big-number", "bullets", "two-columns", "table", "steps", "quote", "picture"];

export const TERMS = [
  { found: "accident", preferred: ["crash", "collision"], why: "An accident sounds as if nobody could have prevented it." },
  { found: "victim", preferred: ["injured person"], why: null },
];
