// The same talk for another audience: what changes, and what of it the presenter takes.

import { asIpcError, type Backend, type IpcError, type SwapRow, type SwapView, type TalkView } from "../../backend/backend";

export class Swap {
  audiences = $state.raw<{ id: string; name: string }[] | null>(null);
  audience = $state<string | null>(null);
  view = $state.raw<SwapView | null>(null);
  refused = $state.raw<ReadonlySet<number>>(new Set());
  busy = $state(false);
  error = $state.raw<IpcError | null>(null);
  #backend: Backend;
  #talk: TalkView;

  constructor(backend: Backend, talk: TalkView) {
    this.#backend = backend;
    this.#talk = talk;
  }

  /** The audiences of the packs that know the talk's own, without that one. */
  async load(): Promise<void> {
    try {
      const packs = await this.#backend.listPacks();
      const own = packs.filter((pack) => pack.audiences.some(({ id }) => id === this.#talk.audience_id));
      const all = (own.length > 0 ? own : packs).flatMap((pack) => pack.audiences);
      this.audiences = all.filter(({ id }, at) => id !== this.#talk.audience_id && all.findIndex((other) => other.id === id) === at);
      const only = this.audiences.length === 1 ? this.audiences[0] : undefined;
      if (only) await this.choose(only.id);
    } catch (thrown) {
      this.error = asIpcError(thrown);
    }
  }

  async choose(audience: string): Promise<void> {
    this.audience = audience;
    this.view = null;
    this.error = null;
    this.refused = new Set();
    try {
      const view = await this.#backend.proposeSwap(this.#talk.id, audience);
      if (this.audience === audience) this.view = view;
    } catch (thrown) {
      if (this.audience === audience) this.error = asIpcError(thrown);
    }
  }

  get changes(): SwapRow[] {
    return this.view?.rows.filter(({ what }) => what !== "stays") ?? [];
  }

  takes(row: SwapRow): boolean {
    return !this.refused.has(row.row);
  }

  take(row: SwapRow, wanted: boolean): void {
    const refused = new Set(this.refused);
    if (wanted) refused.delete(row.row);
    else refused.add(row.row);
    this.refused = refused;
  }

  takeAll(wanted: boolean): void {
    this.refused = new Set(wanted ? [] : this.changes.map(({ row }) => row));
  }

  /** The minutes with what is taken, and without what is not. */
  get minutes(): number {
    const kept = this.changes.filter((row) => !this.takes(row));
    return (this.view?.now ?? 0) + kept.reduce((sum, row) => sum + row.minutes_before - row.minutes_now, 0);
  }

  /** Makes the talk; whether it was made. */
  async make(): Promise<boolean> {
    if (this.audience === null) return false;
    this.busy = true;
    this.error = null;
    try {
      await this.#backend.applySwap(this.#talk.id, this.audience, [...this.refused].sort((a, b) => a - b));
      return true;
    } catch (thrown) {
      this.error = asIpcError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
