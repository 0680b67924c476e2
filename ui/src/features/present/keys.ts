// Whose a key is: the presentation's, or the page's own.

import type { KeyWish } from "../../backend/backend";
import { words } from "../../shared/words";

/** What a clicker sends and nobody types. They step wherever the focus is. */
const CLICKER = new Set(["PageDown", "PageUp", "F5"]);
/** Held down, these go on and on; others count once. */
const REPEATED = new Set(["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageDown", "PageUp", "Backspace", "+", "=", "-"]);
const HELD = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "NumLock", "Fn", "Dead", "Process", "Unidentified"]);
/** With Ctrl these would change or leave the page: reload, print, save, find, zoom. */
const PAGE_COMMANDS = new Set(["r", "p", "s", "f", "g", "u", "j", "h", "o", "+", "-", "=", "0"]);

const PRESSABLE = "button, a[href], summary, [role=tab], [role=menuitem], [role=radio]";
const TYPABLE = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

export function keyWish(event: KeyboardEvent): KeyWish {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
  return { key, shift: shiftKey, control: ctrlKey, alt: altKey, meta: metaKey };
}

/** Whether a key is the window system's, such as Alt+F4. */
export function isSystems(event: KeyboardEvent): boolean {
  if (event.metaKey) return true;
  if (event.key.startsWith("Arrow")) return false;
  if (event.altKey) return true;
  return event.ctrlKey && !PAGE_COMMANDS.has(event.key.toLowerCase()) && !CLICKER.has(event.key);
}

/** Whether a key says nothing by itself, or says again what it said. */
export function isIdle(event: KeyboardEvent): boolean {
  return HELD.has(event.key) || (event.repeat && !REPEATED.has(event.key));
}

/**
 * Whether a key belongs to what has the focus: typed in a field, pressing a button, choosing in a list or an open dialog. `pending`: digits
 * were typed or a question is open that Enter answers, and the button in focus is not a part of it.
 */
export function isPages(event: KeyboardEvent, pending: boolean): boolean {
  const { key, target } = event;
  if (event.isComposing) return true;
  if (CLICKER.has(key)) return false;
  if (key === "Tab") return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(TYPABLE)) return true;
  if (key === "Enter" || key === " ") return target.closest(PRESSABLE) !== null && !(pending && key === "Enter");
  return key.startsWith("Arrow") && target.closest("[role=tablist], [role=menu], [role=radiogroup]") !== null;
}

/** A key as it is printed on a keyboard. */
export function keyName(key: string): string {
  return words.show.keyNames[key] ?? (key.length === 1 ? key.toLowerCase() : key);
}
