// Which row of the outline is current, and which slides are selected with it.

import { getContext, setContext } from "svelte";
import { rowsOf, sectionKey, slideOrder, spotOf, type Row } from "./row";
import type { OpenTalk } from "./talk.svelte";

export class Selection {
  readonly #talk: OpenTalk;
  /** The key of the row that the keyboard is on. */
  #current = $state("title");
  #chosen = $state.raw<ReadonlySet<string>>(new Set());
  #anchor = "title";
  collapsed = $state.raw<ReadonlySet<string>>(new Set());
  /** Counts the wishes to have the keyboard on the current row. */
  focusWishes = $state(0);

  readonly rows = $derived.by(() => rowsOf(this.#talk.view, this.collapsed));
  /** The current row; the nearest that is left where it is gone. */
  readonly row = $derived.by((): Row => this.rows.find(({ key }) => key === this.#current) ?? this.rows[0]!);
  /** The selected slides in the order of the talk. */
  readonly slides = $derived.by(() => slideOrder(this.#talk.view).filter(({ id }) => this.#chosen.has(id)));
  readonly ids = $derived.by(() => this.slides.map(({ id }) => id));
  /** The slide that is shown large: an id, `title` or `references`. */
  readonly shown = $derived.by((): string => {
    const { row } = this;
    if (row.kind === "section") return row.view.slides[0]?.id ?? "title";
    if (row.kind === "end") return this.#talk.view.backup[0]?.id ?? "references";
    return row.key;
  });

  constructor(talk: OpenTalk) {
    this.#talk = talk;
    this.choose(slideOrder(talk.view)[0]?.id ?? "title");
  }

  has(key: string): boolean {
    return this.#chosen.has(key) || key === this.row.key;
  }

  /** Makes a row current and the only selected one. */
  choose(key: string): void {
    this.#current = this.#anchor = key;
    this.#chosen = new Set(this.#talk.slide(key) ? [key] : []);
  }

  /** Selects slides; the first is current. */
  chooseAll(ids: string[]): void {
    if (ids[0] === undefined) return;
    this.#current = this.#anchor = ids[0];
    this.#chosen = new Set(ids);
  }

  /** Takes a slide into the selection or out of it. */
  toggle(key: string): void {
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(key) && this.#talk.slide(key)) chosen.add(key);
    this.#current = this.#anchor = key;
    this.#chosen = chosen;
  }

  /** Selects the slides from where the selection began to a row. */
  extend(key: string): void {
    const at = this.rows.findIndex((row) => row.key === key);
    const from = Math.max(0, this.rows.findIndex((row) => row.key === this.#anchor));
    const between = this.rows.slice(Math.min(at, from), Math.max(at, from) + 1);
    this.#current = key;
    this.#chosen = new Set(between.flatMap((row) => (row.kind === "slide" ? [row.key] : [])));
  }

  all(): void {
    const slides = this.#talk.view.sections.flatMap((section) => section.slides.map(({ id }) => id));
    this.#chosen = new Set(slides);
    if (!this.#talk.slide(this.#current) && slides[0] !== undefined) this.#current = slides[0];
  }

  /** The row so many rows away. */
  beside(step: number): Row {
    const at = this.rows.indexOf(this.row);
    return this.rows[Math.max(0, Math.min(this.rows.length - 1, at + step))]!;
  }

  /** The row to be on when the selected slides are gone. */
  afterRemoval(): string {
    const gone = new Set(this.ids);
    const at = this.rows.indexOf(this.row);
    const left = (row: Row) => row.kind === "slide" && !gone.has(row.key);
    return (this.rows.slice(at).find(left) ?? this.rows.slice(0, at).filter(left).at(-1) ?? this.rows[0]!).key;
  }

  fold(key: string, closed: boolean): void {
    const collapsed = new Set(this.collapsed);
    if (closed) collapsed.add(key);
    else collapsed.delete(key);
    this.collapsed = collapsed;
  }

  /** Unfolds what a slide is in. */
  reveal(slide: string): void {
    const spot = spotOf(this.#talk.view, slide);
    if (spot) this.fold(spot.in === "section" ? sectionKey(spot.section) : "end", false);
  }

  /** Puts the keyboard on the current row as soon as it is drawn. */
  focus(): void {
    this.focusWishes++;
  }
}

const KEY = Symbol("selection");

export function provideSelection(selection: Selection): Selection {
  return setContext(KEY, selection);
}

export function useSelection(): Selection {
  return getContext<Selection>(KEY);
}
