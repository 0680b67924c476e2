// Which claim is open in the dialog; anything that names a claim can open it.

import { getContext, setContext } from "svelte";
import type { ClaimView } from "../../backend/backend";
import type { OpenTalk } from "../builder/talk.svelte";

export class Claims {
  view = $state.raw<ClaimView | null>(null);
  #asked = 0;
  readonly #talk: OpenTalk;
  /** The claims that led to this one. */
  trail: string[] = $state.raw([]);

  constructor(talk: OpenTalk) {
    this.#talk = talk;
  }

  async open(claim: string): Promise<void> {
    if (this.view) this.trail = [...this.trail, this.view.id];
    await this.#show(claim);
  }

  async back(): Promise<void> {
    const to = this.trail.at(-1);
    this.trail = this.trail.slice(0, -1);
    if (to !== undefined) await this.#show(to);
  }

  async #show(claim: string): Promise<void> {
    const asked = ++this.#asked;
    const view = await this.#talk.attempt(() => this.#talk.backend.claimView(this.#talk.view.id, claim));
    if (asked === this.#asked && view) this.view = view;
  }

  close(): void {
    this.#asked++;
    this.view = null;
    this.trail = [];
  }
}

const KEY = Symbol("claims");

export function provideClaims(claims: Claims): Claims {
  return setContext(KEY, claims);
}

export function useClaims(): Claims {
  return getContext<Claims>(KEY);
}
