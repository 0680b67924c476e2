// A go-bag of the program that is not there.

import type { GoBagFile, GoBagView, GoBagWish } from "../backend";

const ALWAYS: [name: string, alone: boolean, bytes: number, checks: string[]][] = [
  ["READ-ME.pdf", true, 48_000, ["1 page", "fonts embedded", "tags, language and titles"]],
  ["READ-ME.txt", true, 3_100, ["its words"]],
  ["evening-presenter.pptx", true, 410_000, ["9 slides", "every word of the slides", "your notes", "no address is fetched"]],
  ["evening-audience.pptx", false, 380_000, ["9 slides", "every word of the slides", "none of your notes", "no address is fetched"]],
  ["evening.pdf", false, 220_000, ["11 pages", "fonts embedded", "every word of the slides", "none of your notes", "tags, language and titles"]],
  ["evening-presenter.html", true, 690_000, ["9 slides", "every word of the slides", "no address is fetched"]],
  ["evening-audience.html", false, 640_000, ["9 slides", "every word of the slides", "none of your notes", "no address is fetched"]],
  ["evening-handout-notes.pdf", true, 260_000, ["9 pages", "your notes", "fonts embedded"]],
];

const LAST: typeof ALWAYS = [
  ["evening.lectern", true, 1_240_000, ["it opens again"]],
  ["fonts/SourceSans3-Regular.ttf", false, 320_000, ["the same bytes as the font"]],
  ["report.pdf", false, 52_000, ["1 page", "fonts embedded", "tags, language and titles"]],
  ["SHA256SUMS", false, 1_100, ["every sum is right"]],
];

export function bagOf(wish: GoBagWish, faults: Record<string, string>): GoBagView {
  const handouts: typeof ALWAYS = wish.handouts.map((name) => [`evening-${name}.pdf`, false, 150_000, ["3 pages", "fonts embedded", "none of your notes"]]);
  const files = [...ALWAYS, ...handouts, ...LAST].map(([name, presenter_only, bytes, abouts], at): GoBagFile => {
    const checks = abouts.map((about, check) => ({ about, fault: check === 0 ? (faults[name] ?? null) : null }));
    return { number: wish.zip ? null : at, name, bytes, presenter_only, checks };
  });
  return {
    place: wish.zip ? "/media/usb/evening-go-bag.zip" : "/media/usb/evening go-bag",
    ready: Object.keys(faults).length === 0,
    files,
    messages: [],
  };
}
