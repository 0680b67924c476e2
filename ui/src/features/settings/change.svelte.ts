// Changes of a talk's settings, sent a moment after the last key; what was typed is never lost when the dialog closes.

import { asIpcError, type Backend, type ChangedView, type ChangeWish, type IpcError, type TalkView } from "../../backend/backend";

const PAUSE = 200;

export class TalkChange {
  error = $state.raw<IpcError | null>(null);
  #waiting = new Map<string, { wish: ChangeWish; timer: ReturnType<typeof setTimeout> }>();
  #backend: Backend;
  #talk: number;
  #ontalk: (talk: TalkView) => void;

  constructor(backend: Backend, talk: number, ontalk: (talk: TalkView) => void) {
    this.#backend = backend;
    this.#talk = talk;
    this.#ontalk = ontalk;
  }

  async now(wish: ChangeWish): Promise<void> {
    await this.take(() => this.#backend.changeTalk(this.#talk, wish));
  }

  /** Takes what a change gives; null where the presenter chose nothing, or where it was refused. */
  async take(work: () => Promise<ChangedView | null>): Promise<ChangedView | null> {
    this.error = null;
    try {
      const changed = await work();
      if (!changed) return null;
      this.#ontalk(changed.talk);
      const wrong = changed.messages.find(({ severity }) => severity === "error");
      if (wrong) this.error = wrong;
      return changed;
    } catch (thrown) {
      this.error = asIpcError(thrown);
      return null;
    }
  }

  /** Sends a change a moment later; one of the same key takes the place of the one before. */
  soon(key: string, wish: ChangeWish): void {
    clearTimeout(this.#waiting.get(key)?.timer);
    this.#waiting.set(key, { wish, timer: setTimeout(() => this.#send(key), PAUSE) });
  }

  #send(key: string): Promise<void> | undefined {
    const waiting = this.#waiting.get(key);
    this.#waiting.delete(key);
    if (!waiting) return undefined;
    clearTimeout(waiting.timer);
    return this.now(waiting.wish);
  }

  /** Sends at once what waits, and makes it a step of its own for undo. */
  async settle(): Promise<void> {
    const waiting = [...this.#waiting.keys()];
    for (const key of waiting) await this.#send(key);
    await this.#backend.pauseTyping(this.#talk).catch(() => {});
  }
}
