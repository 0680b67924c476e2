// Claims, sources and documents of the program that is not there.

import type { BriefClaim, ClaimView, DocumentView, RunView, SourceLine } from "../backend";
import { SLIDES } from "./library";

export function run(text: string, style: Partial<RunView> = {}): RunView {
  return { text, strong: false, emphasis: false, superscript: false, blank: false, ...style };
}

function source(id: string, number: number | null, author: string, title: string, rest: string, grade: string | null): SourceLine {
  return { id, number, entry: [run(`${author}. `), run(title, { emphasis: true }), run(`. ${rest}.`)], grade, own: false };
}

export const SOURCES: SourceLine[] = [
  source("survey2024", 1, "National Travel Office", "How pupils travel", "2024", "read in full"),
  source("police2023", 2, "Police of the County", "Crashes of the year", "2023", "read in full"),
  source("clinic2022", 3, "Children's Clinic", "Head injuries on the road", "2022", "seen as a copy"),
  source("leaflet", null, "Children's Clinic", "Ride safely", "2015", null),
  source("act", null, "Parliament", "Road Traffic Act", "§ 41", "read in full"),
];

export function sourceOf(id: string): SourceLine {
  return SOURCES.find((known) => known.id === id) ?? { id, number: null, entry: [run(id)], grade: null, own: false };
}

function place(document: string, lines: string, credits: string | null = null) {
  return { document, title: document === "report" ? "Riding to school: a report" : "Leaflet of the clinic", lines, credits };
}

type Sketch = Partial<Omit<ClaimView, "sources">> & { id: string; statement: string; sources?: string[] };

function claim({ sources = [], ...given }: Sketch): ClaimView {
  return {
    figure: null,
    year: null,
    counted: null,
    kind: "statistic",
    status: "verified",
    why: null,
    handling: "use",
    caveat: null,
    say: null,
    if_asked: null,
    documents: [],
    conflicts: [],
    better: [],
    sources: sources.map(sourceOf),
    slides: SLIDES.filter((slide) => slide.claims.includes(given.id)).map(({ id, title }) => ({ id, name: title })),
    ...given,
  };
}

const JUNCTIONS: BriefClaim = { id: "C-02", statement: "Most crashes happen at junctions.", figure: "61 %" };
const PATHS: BriefClaim = { id: "C-03", statement: "Most crashes happen on paths without cars.", figure: "55 %" };

export const CLAIMS: ClaimView[] = [
  claim({ id: "C-01", statement: "One pupil in three rides to school at least once a week.", figure: "34 %", year: "2024", counted: "Pupils of 6 to 16 asked in the survey", sources: ["survey2024"], documents: [place("report", "12–14", "National Travel Office")], say: "About one pupil in three rides to school at least once a week." }),
  claim({ id: "C-02", statement: JUNCTIONS.statement, figure: JUNCTIONS.figure, year: "2023", counted: "Crashes that the police recorded", status: "contested", why: "The police count what is reported; the clinic counts who is treated.", sources: ["police2023"], documents: [place("report", "31")], conflicts: [{ title: "Where crashes happen", resolution: "Say which of the two was counted.", others: [PATHS] }], say: "Of the crashes that the police recorded, six in ten were at junctions.", if_asked: "The clinic counts differently: it sees falls that nobody reported." }),
  claim({ id: "C-03", statement: PATHS.statement, figure: PATHS.figure, year: "2022", counted: "Children treated at the clinic", status: "reported", handling: "caveat", caveat: "One clinic only.", sources: ["clinic2022"], documents: [place("leaflet", "4")], conflicts: [{ title: "Where crashes happen", resolution: null, others: [JUNCTIONS] }] }),
  claim({ id: "C-04", statement: "A helmet that fits halves head injuries.", figure: "half", year: "2022", status: "reported", sources: ["clinic2022"], documents: [place("leaflet", "9")] }),
  claim({ id: "C-05", statement: "Most injuries heal within two weeks.", status: "outdated", why: "Newer figures are out.", handling: "caveat", caveat: "From 2015; say the year.", sources: ["leaflet"], better: [{ id: "C-04", statement: "A helmet that fits halves head injuries.", figure: "half" }] }),
  claim({ id: "C-06", statement: "Nine in ten bicycles have a fault.", figure: "9 in 10", status: "unverifiable", why: "No source is named anywhere.", handling: "drop", documents: [place("leaflet", "2", "“experts”")] }),
  claim({ id: "C-07", statement: "Every bicycle shall have two brakes.", kind: "law", year: "2013", sources: ["act"] }),
];

export function claimOf(id: string): ClaimView {
  return CLAIMS.find((known) => known.id === id) ?? claim({ id, statement: id, status: "unverified" });
}

export function documentOf(id: string): DocumentView {
  const told = CLAIMS.flatMap((claim) =>
    claim.documents.filter((place) => place.document === id).map(({ lines, credits }) => ({ lines, credits, claim })),
  );
  const title = id === "report" ? "Riding to school: a report" : "Leaflet of the clinic";
  return { id, title, entry: [run("School board. "), run(title, { emphasis: true }), run(". 2021.")], claims: told };
}
