// A text that is being typed: shown at once, sent after a pause, and newer than what the talk says until that is answered.

import { onDestroy, untrack } from "svelte";
import type { ChangeWish } from "../../backend/backend";
import type { OpenTalk } from "../builder/talk.svelte";

/** Milliseconds without a key before what was typed is sent. */
const PAUSE = 250;

export class Typed {
  text = $state("");
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** How many changes are sent and not yet answered. */
  #sent = 0;
  #typed = false;
  readonly #talk: OpenTalk;
  readonly #wish: (text: string) => ChangeWish;
  readonly #send = () => this.send();

  /** `known` is what the talk says; `wish` makes a text a change of it. For use where a component begins. */
  constructor(talk: OpenTalk, known: () => string, wish: (text: string) => ChangeWish) {
    this.#talk = talk;
    this.#wish = wish;
    this.text = untrack(known);
    talk.typing.add(this.#send);
    $effect(() => {
      const text = known();
      untrack(() => {
        if (this.#waiting === undefined && this.#sent === 0) this.text = text;
      });
    });
    onDestroy(() => {
      talk.typing.delete(this.#send);
      void this.send();
    });
  }

  type(text: string): void {
    this.text = text;
    this.#typed = true;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.send(), PAUSE);
  }

  /** Sends what was typed, if anything was since it was sent last. */
  async send(): Promise<void> {
    if (this.#waiting === undefined) return;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#sent++;
    await this.#talk.type(this.#wish(this.text));
    this.#sent--;
  }

  /** The field is left: what is typed next is a step of its own for undo. */
  async leave(): Promise<void> {
    await this.send();
    if (this.#typed) this.#talk.pauseTyping();
    this.#typed = false;
  }
}
