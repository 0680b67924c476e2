// What the menu, the keys and the list of commands can ask of this page.

import { runAction, takeActions } from "../../shared/action";
import type { PageAction } from "../../shared/shortcut";
import type { OpenTalk } from "./talk.svelte";

/** These look at the talk as it is, so what is being typed is sent before. */
const NEED_ALL_TYPED: PageAction[] = ["save", "save-as", "duplicate", "revert", "export", "go-bag", "close", "swap-audience", "present", "present-from-here", "rehearse", "preflight"];

export type Page = { find: () => void; dialog: (name: "review" | "fit" | "documents" | "import") => void };

/** Gives how to stop. */
export function takeBuilderActions(talk: OpenTalk, page: Page): () => void {
  const own = takeActions({
    undo: () => void talk.undo(),
    redo: () => void talk.redo(),
    find: page.find,
    review: () => page.dialog("review"),
    "fit-time": () => page.dialog("fit"),
    documents: () => page.dialog("documents"),
    import: () => page.dialog("import"),
  });

  /** Whoever does the action next does it when everything typed is in the talk. */
  const passOn = (action: PageAction) => async () => {
    await talk.settled();
    stop();
    runAction(action);
    stop = takeActions(passing);
  };
  const passing = Object.fromEntries(NEED_ALL_TYPED.map((action) => [action, () => void passOn(action)()]));
  let stop = takeActions(passing);
  return () => {
    own();
    stop();
  };
}
