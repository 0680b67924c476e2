// What is to be looked at before presenting, asked for again a moment after the talk changed.

import { untrack } from "svelte";
import type { FindingView } from "../../backend/backend";
import type { OpenTalk } from "../builder/talk.svelte";

const PAUSE = 400;

export class Review {
  findings = $state.raw<FindingView[]>([]);
  ready = $state(false);
  /** How many need a look: notes are not counted. */
  readonly count = $derived(this.findings.filter(({ severity }) => severity !== "note").length);

  constructor(talk: OpenTalk) {
    $effect(() => {
      const { id, revision } = talk.view;
      const waiting = setTimeout(
        async () => {
          const findings = await talk.attempt(() => talk.backend.reviewTalk(id));
          if (!findings || revision !== talk.view.revision) return;
          this.findings = findings;
          this.ready = true;
        },
        untrack(() => this.ready) ? PAUSE : 0,
      );
      return () => clearTimeout(waiting);
    });
  }
}
