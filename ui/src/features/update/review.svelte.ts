// What is newer in the installed pack, and what the presenter decides about each piece of it.

import { asIpcError, type Backend, type IpcError, type TalkView, type UpdateItemView, type UpdateView } from "../../backend/backend";

export type Decision = "take" | "keep" | "later";

export class Review {
  view = $state.raw<UpdateView | null>(null);
  /** Whether the program has answered. */
  ready = $state(false);
  decided = $state.raw<ReadonlyMap<number, Decision>>(new Map());
  busy = $state(false);
  error = $state.raw<IpcError | null>(null);
  #backend: Backend;
  #talk: number;

  constructor(backend: Backend, talk: number) {
    this.#backend = backend;
    this.#talk = talk;
  }

  async load(): Promise<void> {
    try {
      this.view = await this.#backend.reviewUpdate(this.#talk);
    } catch (thrown) {
      this.error = asIpcError(thrown);
    } finally {
      this.ready = true;
    }
  }

  /** Figures first: they are what is said aloud. */
  get groups(): { name: "figures" | "others"; items: UpdateItemView[] }[] {
    const items = this.view?.items ?? [];
    const figures = items.filter(({ figure }) => figure);
    const others = items.filter(({ figure }) => !figure);
    return [
      { name: "figures" as const, items: figures },
      { name: "others" as const, items: others },
    ].filter(({ items }) => items.length > 0);
  }

  of(item: UpdateItemView): Decision {
    return this.decided.get(item.item) ?? "later";
  }

  decide(items: UpdateItemView[], decision: Decision): void {
    const decided = new Map(this.decided);
    for (const { item } of items) decided.set(item, decision);
    this.decided = decided;
  }

  numbers(decision: Decision): number[] {
    return (this.view?.items ?? []).filter((item) => this.of(item) === decision).map(({ item }) => item);
  }

  async apply(): Promise<TalkView | null> {
    this.busy = true;
    this.error = null;
    try {
      return await this.#backend.applyUpdate(this.#talk, this.numbers("take"), this.numbers("keep"));
    } catch (thrown) {
      this.error = asIpcError(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
