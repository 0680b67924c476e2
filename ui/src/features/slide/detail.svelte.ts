// All there is to know of the slide that is shown, asked for again whenever the talk changes.

import { untrack } from "svelte";
import { asIpcError, type IpcError, type SlideDetail } from "../../backend/backend";
import type { OpenTalk } from "../builder/talk.svelte";

export class Detail {
  view = $state.raw<SlideDetail | null>(null);
  error = $state.raw<IpcError | null>(null);

  /** Follows a slide; where `slide` gives null, there is nothing to know. */
  constructor(talk: OpenTalk, slide: () => string | null) {
    $effect(() => {
      const asked = slide();
      const { revision, id } = talk.view;
      untrack(() => {
        if (this.view?.id !== asked) this.view = null;
        this.error = null;
      });
      if (asked === null) return;
      talk.backend.slideDetail(id, asked).then(
        (view) => {
          if (asked === slide() && revision === talk.view.revision) this.view = view;
        },
        (thrown: unknown) => {
          if (asked === slide() && revision === talk.view.revision) this.error = asIpcError(thrown);
        },
      );
    });
  }
}
