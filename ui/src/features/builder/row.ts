// The rows of the outline: title slide, sections, slides, references, the end, and what is in reserve after it.

import type { SectionView, SlideView, SpotWish, TalkView } from "../../backend/backend";

export type Row =
  | { kind: "fixed"; key: "title" | "references" }
  | { kind: "section"; key: string; section: number; view: SectionView }
  | { kind: "slide"; key: string; slide: SlideView; spot: SpotWish }
  | { kind: "end"; key: "end" };

export function sectionKey(section: number): string {
  return `section ${section}`;
}

/** The rows of a talk without the slides of collapsed sections. */
export function rowsOf(view: TalkView, collapsed: ReadonlySet<string>): Row[] {
  const rows: Row[] = [{ kind: "fixed", key: "title" }];
  view.sections.forEach((section, number) => {
    const key = sectionKey(number);
    rows.push({ kind: "section", key, section: number, view: section });
    if (collapsed.has(key)) return;
    section.slides.forEach((slide, position) => {
      rows.push({ kind: "slide", key: slide.id, slide, spot: { in: "section", section: number, position } });
    });
  });
  rows.push({ kind: "fixed", key: "references" }, { kind: "end", key: "end" });
  if (!collapsed.has("end")) {
    view.backup.forEach((slide, position) => rows.push({ kind: "slide", key: slide.id, slide, spot: { in: "backup", position } }));
  }
  return rows;
}

/** All slides of a talk in order. */
export function slideOrder(view: TalkView): SlideView[] {
  return [...view.sections.flatMap(({ slides }) => slides), ...view.backup];
}

/** Where a slide stands. */
export function spotOf(view: TalkView, slide: string): SpotWish | null {
  for (const [section, { slides }] of view.sections.entries()) {
    const position = slides.findIndex(({ id }) => id === slide);
    if (position >= 0) return { in: "section", section, position };
  }
  const position = view.backup.findIndex(({ id }) => id === slide);
  return position < 0 ? null : { in: "backup", position };
}

/** The spot after a row: where something goes that is dropped or pasted there. */
export function spotAfter(view: TalkView, row: Row | undefined): SpotWish {
  const last = view.sections.length - 1;
  switch (row?.kind) {
    case "slide":
      return { ...row.spot, position: row.spot.position + 1 };
    case "section":
      return { in: "section", section: row.section, position: 0 };
    case "end":
      return { in: "backup", position: 0 };
    case "fixed":
      if (row.key === "title" && last >= 0) return { in: "section", section: 0, position: 0 };
  }
  return last < 0 ? { in: "backup", position: view.backup.length } : { in: "section", section: last, position: view.sections[last]!.slides.length };
}

/** The spot before a row. */
export function spotBefore(view: TalkView, rows: Row[], row: Row): SpotWish {
  if (row.kind === "slide") return row.spot;
  const at = rows.indexOf(row);
  return spotAfter(view, at > 0 ? rows[at - 1] : row);
}
