// An import: the file that was read, which of its slides to take, and where new ones go.

import {
  asIpcError,
  type ImportedSlideView,
  type ImportNoteKind,
  type ImportNoteView,
  type ImportView,
  type IpcError,
  type SpotWish,
} from "../../backend/backend";
import { words } from "../../shared/words";
import { spotAfter, type Row } from "../builder/row";
import type { OpenTalk } from "../builder/talk.svelte";

export interface Place {
  name: string;
  spot: SpotWish;
}

/** Where new slides may go: after the current row first, then the ends of sections and the reserve. */
export function placesOf(talk: OpenTalk, row: Row): Place[] {
  const { view } = talk;
  const said = words.imports;
  const spot = spotAfter(view, row);
  const here = row.kind === "slide" ? said.after(row.slide.title) : row.kind === "fixed" && row.key === "title" ? said.afterTitle : null;
  const ends = view.sections.map(({ title, slides }, section): Place => ({
    name: said.endOf(title),
    spot: { in: "section", section, position: slides.length },
  }));
  const all: Place[] = [...ends, { name: said.toBackup, spot: { in: "backup", position: view.backup.length } }];
  if (here !== null) return [{ name: here, spot }, ...all];
  // A section's head, the references or the end: what stands there already is proposed first.
  const same = (place: Place) => place.spot.in === spot.in && (place.spot.in === "backup" || (spot.in === "section" && place.spot.section === spot.section));
  return [...all.filter(same), ...all.filter((place) => !same(place))];
}

/** The notes of one kind together, what was left out first. */
export function notesByKind(notes: ImportNoteView[]): { what: ImportNoteKind; texts: string[] }[] {
  const kinds: ImportNoteKind[] = ["wanting", "dropped", "changed", "kept"];
  return kinds
    .map((what) => ({ what, texts: notes.filter((note) => note.what === what).map(({ text }) => text) }))
    .filter(({ texts }) => texts.length > 0);
}

export class Import {
  view = $state.raw<ImportView | null>(null);
  wanted = $state.raw<ReadonlySet<number>>(new Set());
  /** Whether a file is being chosen or read, or slides are being taken. */
  busy = $state(false);
  error = $state.raw<IpcError | null>(null);
  readonly slides = $derived(this.view?.slides ?? []);
  readonly fresh = $derived(this.#wantedOf("new"));
  readonly changed = $derived(this.#wantedOf("changed"));
  readonly removed = $derived(this.#wantedOf("removed"));
  #talk: OpenTalk;

  constructor(talk: OpenTalk) {
    this.#talk = talk;
  }

  #wantedOf(state: ImportedSlideView["state"]): number {
    return this.slides.filter((slide) => slide.state === state && this.wanted.has(slide.number)).length;
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | null> {
    this.busy = true;
    this.error = null;
    try {
      return await work();
    } catch (thrown) {
      this.error = asIpcError(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Asks for a file and reads it; whether there is something to show now. */
  async pick(): Promise<boolean> {
    await this.#talk.settled();
    const view = await this.#attempt(() => this.#talk.backend.pickImport(this.#talk.view.id));
    if (view) {
      this.view = view;
      this.all(true);
    }
    return this.view !== null || this.error !== null;
  }

  want(number: number, wanted: boolean): void {
    const now = new Set(this.wanted);
    if (wanted) now.add(number);
    else now.delete(number);
    this.wanted = now;
  }

  /** All but what would be removed from the talk or undone in it: that is ticked one by one. */
  all(wanted: boolean): void {
    const comes = this.slides.filter(({ state, undoes }) => state !== "removed" && !undoes);
    this.wanted = new Set(wanted ? comes.map(({ number }) => number) : []);
  }

  /** Takes the wanted slides; gives the new ones' ids, null where it was refused. */
  async take(at: SpotWish): Promise<string[] | null> {
    const slides = this.slides.map(({ number }) => number).filter((number) => this.wanted.has(number));
    await this.#talk.settled();
    const changed = await this.#attempt(() => this.#talk.backend.takeImport(this.#talk.view.id, slides, at));
    if (!changed) return null;
    this.#talk.take(changed.talk);
    return changed.came;
  }
}
