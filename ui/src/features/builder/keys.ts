// What keys do in the outline.

import type { Actions } from "./actions.svelte";
import type { Selection } from "./selection.svelte";

/** Whether the key meant something. */
export function steer(actions: Actions, event: KeyboardEvent): boolean {
  const { selection } = actions;
  if (event.ctrlKey || event.metaKey) return event.altKey || event.shiftKey ? false : command(actions, event.key.toLowerCase());
  if (event.altKey) {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return false;
    void actions.moveBy(event.key === "ArrowUp" ? -1 : 1);
    return true;
  }
  if (go(selection, event.key, event.shiftKey)) return true;
  switch (event.key) {
    case "h":
    case "H":
      void actions.hide();
      return true;
    case "Delete":
    case "Backspace":
      void actions.remove();
      return true;
    case "F2":
      if (selection.row.kind === "section") actions.renaming = selection.row.key;
      return selection.row.kind === "section";
    case " ":
      selection.toggle(selection.row.key);
      return true;
    case "Escape":
      selection.choose(selection.row.key);
      return false;
  }
  return false;
}

function command(actions: Actions, key: string): boolean {
  switch (key) {
    case "a":
      actions.selection.all();
      return true;
    case "c":
      actions.copy(false);
      return true;
    case "x":
      actions.copy(true);
      return true;
    case "v":
      void actions.paste();
      return true;
    case "d":
      void actions.duplicate();
      return true;
  }
  return false;
}

/** Goes to another row; with Shift, takes the slides between into the selection. */
function go(selection: Selection, key: string, extend: boolean): boolean {
  const { row } = selection;
  if ((key === "ArrowLeft" || key === "ArrowRight") && (row.kind === "section" || row.kind === "end")) {
    selection.fold(row.key, key === "ArrowLeft");
    return true;
  }
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
  const step = steps[key];
  if (step === undefined) return false;
  const to = selection.beside(step).key;
  if (extend) selection.extend(to);
  else selection.choose(to);
  selection.focus();
  return true;
}
