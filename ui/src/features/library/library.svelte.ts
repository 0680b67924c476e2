// What is looked for in the library, what was found, and the pictures of it.

import type { CardView, LibraryView, LibraryWish } from "../../backend/backend";
import type { OpenTalk } from "../builder/talk.svelte";

const NOTHING: LibraryWish = {
  words: "",
  audience: null,
  topic: null,
  document: null,
  weight: null,
  kind: null,
  evidence: null,
  not_in_talk: false,
};
/** Milliseconds without a key before what was typed is looked for. */
const PAUSE = 80;
/** How many cards are drawn at first, and how many more each time the end is reached. */
const PAGE = 40;

export class Library {
  wish: LibraryWish = $state.raw(NOTHING);
  /** What there is to filter by; null until it is known. */
  view = $state.raw<LibraryView | null>(null);
  cards = $state.raw<CardView[] | null>(null);
  drawn = $state(PAGE);
  /** The names of pictures by slide. */
  pictures = $state.raw(new Map<string, string>());
  readonly filters = $derived(Object.entries(this.wish).filter(([name, value]) => name !== "words" && value !== null && value !== false).length);
  readonly #talk: OpenTalk;
  #asked = 0;
  #wanted = new Set<string>();
  /** What was asked for, so that a picture that cannot be drawn is not asked for again and again. */
  #tried = new Set<string>();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(talk: OpenTalk) {
    this.#talk = talk;
  }

  async load(): Promise<void> {
    this.view = await this.#talk.attempt(() => this.#talk.backend.libraryView(this.#talk.view.id));
  }

  look(change: Partial<LibraryWish>): void {
    this.wish = { ...this.wish, ...change };
    this.drawn = PAGE;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.search(), "words" in change ? PAUSE : 0);
  }

  clear(): void {
    this.look({ ...NOTHING, words: this.wish.words });
  }

  /** Looks again; an answer that is not to the last question is dropped. */
  async search(): Promise<void> {
    clearTimeout(this.#waiting);
    const asked = ++this.#asked;
    const { backend, view } = this.#talk;
    const cards = await this.#talk.attempt(() => backend.searchLibrary(view.id, this.wish));
    if (asked === this.#asked && cards) this.cards = cards;
  }

  more(): void {
    if (this.cards && this.drawn < this.cards.length) this.drawn += PAGE;
  }

  picture(slide: string): string | undefined {
    return this.#talk.pictures.get(slide)?.pictures[0] ?? this.pictures.get(slide);
  }

  /** Forgets the pictures: the talk looks otherwise now. */
  forget(): void {
    this.pictures = new Map();
    this.#wanted.clear();
    this.#tried.clear();
  }

  /** A card came into view: its picture is asked for with those that came at the same time. */
  want(slide: string): void {
    if (this.picture(slide) !== undefined || this.#tried.has(slide)) return;
    this.#tried.add(slide);
    if (this.#wanted.size === 0) setTimeout(() => void this.#paint(), 30);
    this.#wanted.add(slide);
  }

  async #paint(): Promise<void> {
    const slides = [...this.#wanted];
    this.#wanted.clear();
    if (slides.length === 0) return;
    try {
      const painted = await this.#talk.backend.paintLibrary(this.#talk.view.id, slides);
      const named = painted.flatMap(({ slide, pictures }): [string, string][] => (pictures[0] === undefined ? [] : [[slide, pictures[0]]]));
      this.pictures = new Map([...this.pictures, ...named]);
    } catch {
      // A card without a picture still has its words.
    }
  }
}
