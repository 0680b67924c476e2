// What the program that is not there proposes: the talk for another audience, and newer content.

import type { SwapRow, SwapView, TextChangeView, UpdateItemView, UpdateView } from "../backend";

/** A comparison: `-old-`, `+new+`, everything else is in both. */
export function compared(text: string): TextChangeView[] {
  return text
    .split(/(-[^-+]+-|\+[^-+]+\+)/)
    .filter(Boolean)
    .map((piece) => {
      if (/^-.+-$/.test(piece)) return { kind: "old", text: piece.slice(1, -1) };
      return /^\+.+\+$/.test(piece) ? { kind: "new", text: piece.slice(1, -1) } : { kind: "same", text: piece };
    });
}

function row(row: number, what: SwapRow["what"], given: Partial<SwapRow>): SwapRow {
  return { row, what, old: null, old_title: null, new: null, new_title: null, words: [], minutes_before: 0, minutes_now: 0, reason: null, ...given };
}

const stays = (number: number, id: string, title: string, minutes: number) =>
  row(number, "stays", { old: id, old_title: title, new: id, new_title: title, minutes_before: minutes, minutes_now: minutes });

export const SWAP: SwapView = {
  audience: "Teachers",
  before: 12,
  now: 14,
  slot: 20,
  messages: [{ severity: "note", code: "language", message: "the words for teachers are in English", hint: null }],
  rows: [
    stays(0, "rules", "Ground rules", 1),
    row(1, "reworded", {
      old: "count", old_title: "How many ride to school", new: "count", new_title: "How many of your class ride to school",
      words: compared("One pupil in three rides to school. -Ask your child- +Ask your class+ who does."), minutes_before: 2, minutes_now: 2,
    }),
    row(2, "replaced", {
      old: "crashes", old_title: "Where it goes wrong", new: "signs", new_title: "Signs every child should know, and what to do where there is none at all",
      minutes_before: 3, minutes_now: 3, reason: "the content has a slide for teachers about the same",
    }),
    stays(3, "own-1", "Our school's bicycle day", 1),
    row(4, "no-counterpart", { old: "helmet", old_title: "A helmet that fits", minutes_before: 2, reason: "it is for parents alone" }),
    row(5, "added", { new: "law", new_title: "What the law says", minutes_now: 4, reason: "teachers must know it" }),
    stays(6, "help", "Where help is", 1.5),
    stays(7, "closing", "One thing to do tonight", 1),
  ],
};

function item(item: number, kind: string, title: string, diff: string, more: Partial<UpdateItemView> = {}): UpdateItemView {
  return { item, kind, title, gone: false, edited: false, figure: false, diff: compared(diff), ...more };
}

export const UPDATE: UpdateView = {
  from: "1.1.0",
  to: "1.2.0",
  items: [
    item(0, "slide", "Lights", "White in front\nRed behind\n+Reflectors on both wheels+\n", { edited: true }),
    item(1, "claim", "How many ride to school", "figure: -29 %- +34 %+\nyear: -2021- +2024+\n", { figure: true }),
    item(2, "contact", "Phone of the clinic", "-555 0100- +555 0199+\n"),
    item(3, "slide", "An old film", "-Show the film-\n", { gone: true }),
  ],
};
