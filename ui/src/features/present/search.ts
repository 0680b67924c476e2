// Finding a slide while presenting: by its title, its number, or words of its notes.

import type { ShowSlide } from "../../backend/backend";
import { plainText } from "../../shared/blocks";

export type Found = { slide: ShowSlide; number: number; snippet: { before: string; hit: string; after: string } | null };

type Entry = { slide: ShowSlide; number: number; title: string; notes: string; folded: string };

/** Without case and accents, of the same length as long as the text is composed. */
function fold(text: string): string {
  return Array.from(text, (sign) => sign.normalize("NFD").charAt(0).toLowerCase().charAt(0) || " ").join("");
}

/** Prepared once; a search then is quick in a talk of hundreds of slides. */
export class SlideIndex {
  private entries: Entry[];

  constructor(slides: ShowSlide[]) {
    this.entries = slides.map((slide, number) => {
      const notes = plainText(slide.notes).replace(/\s+/g, " ");
      return { slide, number, title: fold(slide.title), notes, folded: fold(notes) };
    });
  }

  /** The slide with this number first, then titles, then notes. All words must be in one of them. */
  find(query: string): Found[] {
    const typed = query.trim();
    const terms = fold(typed).split(/\s+/).filter(Boolean);
    if (terms.length === 0) return this.entries.map(({ slide, number }) => ({ slide, number, snippet: null }));
    const ranked: [number, Found][] = [];
    for (const entry of this.entries) {
      const { slide, number, title, folded } = entry;
      if (slide.label?.toLowerCase() === typed.toLowerCase()) ranked.push([0, { slide, number, snippet: null }]);
      else if (terms.every((term) => title.includes(term))) ranked.push([1, { slide, number, snippet: null }]);
      else if (terms.every((term) => title.includes(term) || folded.includes(term))) ranked.push([2, { slide, number, snippet: snippet(entry, terms) }]);
    }
    return ranked.sort(([one], [other]) => one - other).map(([, found]) => found);
  }
}

function snippet({ notes, folded }: Entry, terms: string[]): Found["snippet"] {
  const term = terms.find((term) => folded.includes(term));
  if (term === undefined || notes.length !== folded.length) return null;
  const at = folded.indexOf(term);
  const from = Math.max(0, at - 40);
  const before = (from > 0 ? "…" : "") + notes.slice(from, at);
  return { before, hit: notes.slice(at, at + term.length), after: notes.slice(at + term.length, at + term.length + 60) };
}
