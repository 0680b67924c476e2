// The talk that the pretended presentation shows.

import type { BindingView, BlockView, PresenterDeck, ShowSlide, SourceLine } from "../../backend";

const run = (text: string) => ({ text, strong: false, emphasis: false, superscript: false, blank: false });
const paragraph = (text: string): BlockView => ({ kind: "paragraph", runs: [run(text)] });
const list = (...items: string[]): BlockView => ({ kind: "list", start: null, items: items.map((item) => [paragraph(item)]) });

const LAW: SourceLine = {
  id: "law",
  number: 1,
  entry: [run("Ministry of Transport. "), { ...run("Rules of the Road"), emphasis: true }, run(". 2024.")],
  grade: "read in full",
  own: false,
};
const STUDY: SourceLine = { id: "study", number: 2, entry: [run("Meyer A, Ruiz L. Helmets and head injuries. J Safety. 2023;12:4–9.")], grade: null, own: true };

/** The name of a picture holds what the fake backend draws. */
const picture = (title: string, text: string) => `show/${encodeURIComponent(title)}/${encodeURIComponent(text)}`;

function slide(id: string, title: string, label: string | null, section: number | null, minutes: number, more: Partial<ShowSlide> = {}): ShowSlide {
  return {
    id,
    title,
    label,
    section,
    minutes,
    hidden: false,
    backup: false,
    notes: [paragraph(`Say what “${title}” means for you.`)],
    asked: [],
    sources: [],
    warning: null,
    pictures: more.hidden ? [] : [picture(title, "What is on this slide")],
    ...more,
  };
}

const LONG_NOTES = [
  paragraph("Ask who came by bicycle today, and wait for the hands. Nobody is wrong here."),
  list("Hold up the helmet.", "Let two people try it on.", "Show what “two fingers” means."),
  ...Array.from({ length: 8 }, (_, at) => paragraph(`${at + 1}. Give them time to read, then tell the story of the crossing in your own words. Stop before the end and ask what they would have done.`)),
];

const SLIDES: ShowSlide[] = [
  slide("title", "Safe on the bicycle", "1", null, 0, { notes: [paragraph("Welcome everybody. Say who you are and how long it takes.")] }),
  slide("rules", "Ground rules for this hour", "2", 0, 1),
  slide("helmet", "A helmet that fits", "3", 0, 3, {
    notes: LONG_NOTES,
    asked: [paragraph("Are cheap helmets worse? No: all that carry the mark passed the same test.")],
    sources: [LAW, STUDY],
  }),
  slide("lights", "Lights, and being seen in the dark on a road without a pavement when it rains", "4", 0, 3, {
    pictures: [picture("Lights", "Front and back"), picture("Lights, continued", "And on the wheels")],
  }),
  slide("old", "An older picture", null, 0, 1, { hidden: true }),
  slide("accident", "What happened at the crossing", "6", 1, 4, { warning: "tells of an accident; nobody dies", sources: [STUDY] }),
  slide("practice", "Practise together", "7", 1, 5),
  slide("help", "Whom to call", "8", 2, 2, { notes: [paragraph("Read the number aloud, twice.")] }),
  slide("references", "References", "9", 2, 0, { notes: [] }),
  slide("figures", "More figures", "B1", null, 2, { backup: true, sources: [LAW] }),
];

const key = (name: string, does: string, ...keys: string[]): BindingView => ({ name, does, keys, shift: false });

export const KEYS: BindingView[] = [
  key("next", "Next", "PageDown", "ArrowRight", "ArrowDown", " "),
  key("previous", "Back", "PageUp", "ArrowLeft", "ArrowUp"),
  key("enter", "Next; go to the number typed; accept the proposal", "Enter"),
  key("backspace", "Back; take back a digit", "Backspace"),
  key("first", "First slide", "Home"),
  key("last", "Last slide", "End"),
  key("digit", "A slide's number, then Enter", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
  key("help", "Help slide now, and back", "h"),
  key("black", "Black, and back", "b", "."),
  key("white", "White, and back", "w", ","),
  key("freeze", "Freeze the audience's picture, and back", "f"),
  key("overview", "All slides, and back", "g"),
  key("ten-minutes", "Ten minutes left: what to go on with", "t"),
  key("swap", "Swap screens", "s"),
  key("notes-larger", "Larger notes", "+", "="),
  key("notes-smaller", "Smaller notes", "-"),
  key("show", "Start, or go on where you were", "F5"),
  { ...key("show-here", "Start from the slide you have open", "F5"), shift: true },
  key("escape", "Close what is open; to the desktop, and back", "Escape"),
  key("cheat-sheet", "These keys, and back", "?"),
];

export function presenterDeck(): PresenterDeck {
  return {
    title: "Safe on the bicycle",
    language: "en",
    sections: [
      { title: "Before you ride", minutes: 7 },
      { title: "On the road", minutes: 9 },
      { title: "Help", minutes: 2 },
    ],
    slides: SLIDES,
    keys: KEYS,
    rehearse: false,
    screens: "two",
    ratio: 16 / 9,
  };
}

/** A talk of so many slides. */
export function longDeck(count: number): PresenterDeck {
  const deck = presenterDeck();
  const slides = Array.from({ length: count }, (_, at) => slide(`s${at}`, `Slide of many, number ${at + 1}`, String(at + 1), Math.floor((at * 3) / count), 0.5));
  return { ...deck, slides };
}
