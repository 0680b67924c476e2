// What keys mean to the pretended presentation.

import type { IntentWish } from "../../backend";

export function intentOf(name: string): IntentWish {
  switch (name) {
    case "previous":
    case "first":
    case "last":
    case "black":
    case "white":
    case "freeze":
    case "overview":
    case "notes-larger":
    case "notes-smaller":
    case "escape":
    case "cheat-sheet":
      return { want: name };
    case "help":
      return { want: "help-now" };
    case "ten-minutes":
      return { want: "time-left", minutes: 10 };
    case "swap":
      return { want: "swap-screens" };
    case "show":
    case "show-here":
      return { want: "show" };
    case "backspace":
      return { want: "previous" };
    default:
      return { want: "next" };
  }
}
