// A go-bag of the program that is not there.

import type { GoBagFile, GoBagView, GoBagWish } from "../backend";

const ALWAYS: [name: string, alone: boolean, bytes: number, checks: string[]][] = [
  ["READ-ME.pdf", true, 48_000, ["pages", "fonts", "structure"]],
  ["READ-ME.txt", true, 3_100, ["words"]],
  ["evening-presenter.pptx", true, 410_000, ["pages", "words", "words", "network"]],
  ["evening.pdf", false, 220_000, ["pages", "fonts", "words", "private", "structure"]],
  ["evening-presenter.html", true, 690_000, ["pages", "words", "network"]],
  ["evening-audience.html", false, 640_000, ["pages", "words", "private", "network"]],
  ["evening-handout-notes.pdf", true, 260_000, ["pages", "words", "fonts"]],
];

const LAST: typeof ALWAYS = [
  ["evening.lectern", true, 1_240_000, ["opens"]],
  ["fonts/SourceSans3-Regular.ttf", false, 320_000, ["checksum"]],
  ["report.pdf", false, 52_000, ["pages", "fonts", "structure"]],
  ["SHA256SUMS", false, 1_100, ["checksum"]],
];

export function bagOf(wish: GoBagWish, faults: Record<string, string>): GoBagView {
  const handouts: typeof ALWAYS = wish.handouts.map((name) => [`evening-${name}.pdf`, false, 150_000, ["pages", "fonts", "private"]]);
  const files = [...ALWAYS, ...handouts, ...LAST].map(([name, presenter_only, bytes, abouts], at): GoBagFile => {
    const checks = abouts.map((about, check) => ({ about, fault: check === 0 ? (faults[name] ?? null) : null }));
    return { number: wish.zip ? null : at, name, bytes, presenter_only, audience: !presenter_only && /-(audience|handout)|evening.pdf/.test(name), checks };
  });
  return {
    place: wish.zip ? "/media/usb/evening-go-bag.zip" : "/media/usb/evening go-bag",
    ready: Object.keys(faults).length === 0,
    files,
    messages: [],
  };
}
