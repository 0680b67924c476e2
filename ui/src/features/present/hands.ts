// The presenter's hands on keyboard, clicker and mouse.

import { isIdle, isPages, isSystems, keyWish } from "./keys";
import type { Show } from "./show.svelte";

/** How far a key moves the pointer, in parts of the slide. */
const STEP = 0.02;

/** Sends keys to the presentation, but for those that a field, a button or an open dialog has use for. */
export class Hands {
  constructor(
    private show: Show,
    private scrollNotes: (direction: 1 | -1) => void,
  ) {}

  /** For `keydown` on the window, before anything else has it. */
  press(event: KeyboardEvent): void {
    if (isSystems(event)) return;
    if (this.isForPage(event)) {
      // F5 would load the page anew, Ctrl and a letter would search or print it.
      if (event.ctrlKey && !isTyping(event)) event.preventDefault();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!isIdle(event) && !this.isOwn(event)) void this.show.press(keyWish(event));
  }

  /** A click leaves the focus where it is, so that Space and Enter step after it. */
  keepFocus(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element) || target.closest("input, textarea, select")) return;
    if (target.closest("button, [tabindex], [role=option]")) event.preventDefault();
  }

  private isForPage(event: KeyboardEvent): boolean {
    const { show } = this;
    const inList = event.target instanceof Element && event.target.closest("[role=listbox]") !== null;
    const isPending = show.state?.typed !== "" || (show.state?.proposal != null && !(event.target instanceof Element && event.target.closest("[data-answer]")));
    if (isPages(event, isPending)) return true;
    if (event.key === "PageDown" || event.key === "PageUp" || event.key === "F5") return false;
    if (show.aside !== null) return true;
    if (!show.state?.overview || !inList) return false;
    const isChoice = event.key === "Enter" || event.key === " " || event.key === "Home" || event.key === "End" || event.key.startsWith("Arrow");
    return isChoice && !event.ctrlKey && !(event.key === "Enter" && show.state.typed !== "");
  }

  /** Keys of this window alone. */
  private isOwn(event: KeyboardEvent): boolean {
    const { show } = this;
    const { key, ctrlKey, shiftKey, altKey } = event;
    if ((ctrlKey && key.toLowerCase() === "f") || (key === "/" && !ctrlKey && !altKey)) {
      show.aside = "search";
    } else if (shiftKey && !ctrlKey && (key === "ArrowDown" || key === "ArrowUp")) {
      this.scrollNotes(key === "ArrowDown" ? 1 : -1);
    } else if (ctrlKey && key.startsWith("Arrow")) {
      this.movePointer(key);
    } else if (!ctrlKey && !altKey && key.toLowerCase() === "p") {
      show.togglePointing("dot");
    } else if (!ctrlKey && !altKey && key.toLowerCase() === "l") {
      show.togglePointing("spotlight");
    } else {
      return ctrlKey || altKey;
    }
    return true;
  }

  private movePointer(key: string): void {
    const { x, y } = this.show.at;
    if (this.show.pointing === "off") this.show.pointing = "dot";
    const right = key === "ArrowRight" ? STEP : key === "ArrowLeft" ? -STEP : 0;
    const down = key === "ArrowDown" ? STEP : key === "ArrowUp" ? -STEP : 0;
    this.show.point(x + right, y + down);
  }
}

function isTyping(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest("input, textarea") !== null;
}
