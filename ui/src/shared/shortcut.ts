// Which keys do what a menu offers, and whether a pressed key is one of them. `Mod` is Ctrl.

import type { MenuAction } from "../backend/backend";

/** What a page can be asked to do: all that the menu has. */
export type PageAction = MenuAction;

type Group = "file" | "edit" | "show" | "check" | "window";

/** Every action with its group and its keys, in the order that lists show them. */
export const ACTIONS: readonly { action: PageAction; group: Group; keys: readonly string[]; needsTalk?: true }[] = [
  { action: "new-talk", group: "file", keys: ["Mod+N"] },
  { action: "open-talk", group: "file", keys: ["Mod+O"] },
  { action: "save", group: "file", keys: ["Mod+S"], needsTalk: true },
  { action: "save-as", group: "file", keys: ["Mod+Shift+S"], needsTalk: true },
  { action: "duplicate", group: "file", keys: [], needsTalk: true },
  { action: "revert", group: "file", keys: [], needsTalk: true },
  { action: "talk-settings", group: "file", keys: [], needsTalk: true },
  { action: "import", group: "file", keys: ["Mod+Shift+O"], needsTalk: true },
  { action: "export", group: "file", keys: ["Mod+E"], needsTalk: true },
  { action: "go-bag", group: "file", keys: ["Mod+Shift+E"], needsTalk: true },
  { action: "close", group: "file", keys: ["Mod+W"] },
  { action: "undo", group: "edit", keys: ["Mod+Z"], needsTalk: true },
  { action: "redo", group: "edit", keys: ["Mod+Shift+Z", "Mod+Y"], needsTalk: true },
  { action: "find", group: "edit", keys: ["Mod+F"], needsTalk: true },
  { action: "present", group: "show", keys: ["F5"], needsTalk: true },
  { action: "present-from-here", group: "show", keys: ["Shift+F5"], needsTalk: true },
  { action: "rehearse", group: "show", keys: [], needsTalk: true },
  { action: "preflight", group: "show", keys: [], needsTalk: true },
  { action: "review", group: "check", keys: ["Mod+L"], needsTalk: true },
  { action: "fit-time", group: "check", keys: [], needsTalk: true },
  { action: "swap-audience", group: "check", keys: [], needsTalk: true },
  { action: "update-content", group: "check", keys: [], needsTalk: true },
  { action: "documents", group: "check", keys: [], needsTalk: true },
  { action: "install-pack", group: "check", keys: [] },
  { action: "command-palette", group: "window", keys: ["Mod+K", "Mod+Shift+P"] },
  { action: "settings", group: "window", keys: ["Mod+,"] },
  { action: "zoom-in", group: "window", keys: ["Mod+Plus", "Mod+="] },
  { action: "zoom-out", group: "window", keys: ["Mod+Minus"] },
  { action: "zoom-reset", group: "window", keys: ["Mod+0"] },
  { action: "shortcuts", group: "window", keys: ["F1"] },
  { action: "about", group: "window", keys: [] },
];

/** The keys to show beside an action. */
export function keysOf(action: PageAction): string | undefined {
  return ACTIONS.find((known) => known.action === action)?.keys[0];
}

const NAMES: Record<string, string> = { "+": "Plus", "-": "Minus" };

/** A pressed key as it stands in the table: `Mod+Shift+S`. */
export function pressed(event: KeyboardEvent): string {
  const key = NAMES[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  // Signs that are typed with Shift on some keyboards are told apart by what they are.
  const shift = event.shiftKey && !/^(Plus|Minus|=|,|0)$/.test(key);
  return [event.ctrlKey || event.metaKey ? "Mod" : "", event.altKey ? "Alt" : "", shift ? "Shift" : "", key].filter(Boolean).join("+");
}

/** What a key does, if a menu offers it. */
export function actionOf(event: KeyboardEvent): PageAction | null {
  const keys = pressed(event);
  return ACTIONS.find((known) => known.keys.includes(keys))?.action ?? null;
}

/** Whether a key belongs to the words that are being typed; `data-document` marks fields whose undo is the talk's. */
export function belongsToField(action: PageAction, target: EventTarget | null): boolean {
  if (action !== "undo" && action !== "redo") return false;
  if (!(target instanceof HTMLElement) || target.closest("[data-document]")) return false;
  return target.matches("textarea, input:not([type=checkbox], [type=radio], [type=button]), [contenteditable]");
}
