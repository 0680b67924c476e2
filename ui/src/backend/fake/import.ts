// What the program that is not there finds in a file, and the look that a file lends.

import type { BrandView, ImportedSlideView, ImportNoteKind, ImportNoteView, ImportView } from "../backend";

const note = (what: ImportNoteKind, text: string): ImportNoteView => ({ what, text });

function slide(number: number, title: string, more: Partial<ImportedSlideView> = {}): ImportedSlideView {
  return { number, title, from: `slide ${number + 1}`, state: "new", undoes: false, parts: [], notes: [], uncited: [], ...more };
}

export const IMPORTED: ImportView = {
  file: "bicycle-day.pptx",
  slides: [
    slide(1, "Lights", { state: "changed", parts: ["body", "place"], notes: [note("kept", "2 citations"), note("changed", "the second point has other words")] }),
    slide(2, "Our route on Saturday", {
      notes: [
        note("kept", "the title, 4 points, your notes and 1 link"),
        note("changed", "the picture has no description: write one"),
        note("dropped", "an animation: slides here do not move"),
      ],
      uncited: ["12 kilometres in 90 minutes", "1 in 4 turns back at the bridge", "about 40 %"],
    }),
    slide(3, "Who is coming", { from: "slide 4, hidden", notes: [note("kept", "a table of 3 columns and 6 rows")], uncited: ["62 have signed up"] }),
    slide(4, "Thank you", { notes: [note("dropped", "a film of 48 MB: films cannot be shown")] }),
  ],
  notes: [note("dropped", "macros: they are never read"), note("kept", "2 sections")],
  text: null,
  returned: false,
  untouched: 1,
  gone: ["One thing to do tonight"],
};

export const BRAND: BrandView = {
  name: "school-template.potx",
  colours: ["#1f4e5f", "#f2a541", "#ffffff", "#22312f", "#79a8a9", "#aa4465"],
  font: "Source Sans 3",
  logo: "logo.png",
};

/** What was changed of the look. */
export const BRAND_NOTES: string[] = ["the orange is darker for words, so that they can be read on white", "Gotham is not on this computer: Source Sans 3 is used"];
