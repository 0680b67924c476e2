// A program that is not there: for tests, with answers as the real one gives them.

import type { Backend, MenuAction, PackView, TalkView, TalkWish } from "./backend";

const PACKS: PackView[] = [
  {
    id: "safety",
    title: "Safety",
    audiences: [
      {
        id: "parents",
        name: "Parents and caregivers",
        languages: [
          { tag: "en", draft: false },
          { tag: "es", draft: true },
        ],
      },
      { id: "officers", name: "Law enforcement officers", languages: [{ tag: "en", draft: false }] },
    ],
  },
];

export function fakeTalk(wish: TalkWish): TalkView {
  const slide = (id: string, title: string, minutes: number) => ({ id, title, minutes, hidden: false });
  return {
    id: 1,
    title: wish.title ?? "Keeping our children safe",
    saved: false,
    file: null,
    audience: "Parents and caregivers",
    language: wish.language ?? "en",
    date: wish.date,
    minutes: wish.minutes,
    planned: 4.5,
    sections: [
      { title: "What it is", minutes: 3, slides: [slide("rules", "Ground rules", 1), slide("means", "What it means", 2)] },
      { title: "Help", minutes: 1.5, slides: [slide("help", "Where help is", 1.5)] },
    ],
    left_out: [{ slide: "myths", title: "Four myths", minutes: 2, reason: "there was no time for it" }],
    added: [],
    messages: [{ severity: "note", code: "time-left", message: "the slides take 4.5 minutes", hint: null }],
  };
}

/** Remembers what was asked; `choose` sends a menu action to the page. */
export class FakeBackend implements Backend {
  packs: PackView[] = PACKS;
  wishes: TalkWish[] = [];
  exports: { deck: boolean; handouts: string[] }[] = [];
  /** Set to refuse the next plan. */
  refusal: { code: string; message: string } | null = null;
  /** Whether the presenter chooses a file or folder when asked. */
  chooses = true;
  /** The talk that the program was started with. */
  given: TalkView | null = null;
  choose: (action: MenuAction) => void = () => {};
  private talk: TalkView | null = null;

  async listPacks() {
    return this.packs;
  }
  async listHandouts() {
    return ["article", "3-up", "notes"];
  }
  async previewTalk(wish: TalkWish) {
    const { title, planned, messages } = fakeTalk(wish);
    return { title, slides: 3, planned, messages };
  }
  async planTalk(wish: TalkWish) {
    this.wishes.push(wish);
    if (this.refusal) throw this.refusal;
    this.talk = fakeTalk(wish);
    return this.talk;
  }
  async openTalk() {
    if (!this.chooses) return null;
    this.talk = fakeTalk({ pack: "safety", audience: "parents", minutes: 20, language: null, title: null, date: null });
    return this.talk;
  }
  async openGiven() {
    return this.given;
  }
  async saveTalk(talk: number) {
    return this.saveTalkAs(talk);
  }
  async saveTalkAs(_talk: number) {
    if (!this.chooses || !this.talk) return null;
    this.talk = { ...this.talk, saved: true, file: "evening.lectern" };
    return this.talk;
  }
  async exportTalk(
    _talk: number,
    choice: { deck: boolean; handouts: string[] },
    onProgress: Parameters<Backend["exportTalk"]>[2],
  ) {
    if (!this.chooses) return null;
    this.exports.push(choice);
    onProgress({ what: "deck", phase: "finished", done: 1, total: 1 });
    return { folder: "/home/me/talk", files: [{ name: "evening-deck.pdf", pages: 14, bytes: 90_000 }], messages: [] };
  }
  async cancelExport() {}
  async showExported() {}
  async watchMenu(onAction: (action: MenuAction) => void) {
    this.choose = onAction;
  }
  async paintTalk(_talk: number) {
    const slides = this.talk?.sections.flatMap((section) => section.slides) ?? [];
    return slides.map(({ id }) => ({ slide: id, picture: `${id}-1` }));
  }
  pictureAddress(picture: string) {
    return `slide://localhost/${picture}`;
  }
}
