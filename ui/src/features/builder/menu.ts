// What the menu of the outline offers for what is selected.

import { runAction } from "../../shared/action";
import type { MenuEntry } from "../../shared/Menu.svelte";
import * as icons from "../../shared/icons";
import { words } from "../../shared/words";
import type { Actions } from "./actions.svelte";
import type { Row } from "./row";

export function outlineMenu(actions: Actions): MenuEntry[] {
  const { row } = actions.selection;
  if (row.kind === "section") return sectionEntries(actions, row.section);
  const paste: MenuEntry = {
    label: words.talkOutline.paste,
    keys: "Mod+V",
    disabled: actions.clipboard === null,
    onselect: () => void actions.paste(),
  };
  if (actions.selection.ids.length === 0) return [paste];
  return slideEntries(actions, row, paste);
}

function slideEntries(actions: Actions, row: Row, paste: MenuEntry): MenuEntry[] {
  const { slides } = actions.selection;
  const { talkOutline: said } = words;
  const entries: MenuEntry[] = [
    { label: said.cut, keys: "Mod+X", onselect: () => actions.copy(true) },
    { label: said.copy, keys: "Mod+C", onselect: () => actions.copy(false) },
    paste,
    { label: said.duplicate, icon: icons.copy, keys: "Mod+D", onselect: () => void actions.duplicate() },
    "line",
    { label: said.moveUp, icon: icons.up, keys: "Alt+↑", onselect: () => void actions.moveBy(-1) },
    { label: said.moveDown, icon: icons.down, keys: "Alt+↓", onselect: () => void actions.moveBy(1) },
    { label: said.moveTo, onselect: () => void (actions.moving = true) },
    "line",
    slides.every(({ hidden }) => hidden)
      ? { label: said.unhide, icon: icons.shown, keys: "H", onselect: () => void actions.hide() }
      : { label: said.hide, icon: icons.hidden, keys: "H", onselect: () => void actions.hide() },
  ];
  if (row.kind === "slide" && row.spot.in === "section") {
    const { spot } = row;
    entries.push({ label: said.splitHere, disabled: spot.position === 0, onselect: () => void actions.splitAt(spot) });
  }
  const drafts = slides.filter(({ draft }) => draft).map(({ id }) => id);
  if (drafts.length > 0) {
    const label = slides.length === 1 ? words.drafts.reviewed : words.drafts.reviewedAll(drafts.length);
    entries.push({ label, icon: icons.check, onselect: () => void actions.reviewed(drafts) });
  }
  if (slides.some(({ edited }) => edited)) {
    entries.push({ label: said.revert, icon: icons.restore, onselect: () => void actions.revert() });
  }
  entries.push("line", { label: said.remove, keys: "Delete", onselect: () => void actions.remove() });
  if (slides.every(({ own }) => own)) {
    entries.push({ label: said.deleteOwn, icon: icons.remove, danger: true, onselect: () => void actions.deleteOwn() });
  }
  return entries;
}

function sectionEntries(actions: Actions, section: number): MenuEntry[] {
  const { talkOutline: said } = words;
  const last = actions.talk.view.sections.length - 1;
  return [
    { label: said.rename, icon: icons.edit, keys: "F2", onselect: () => void (actions.renaming = `section ${section}`) },
    { label: said.addSection, icon: icons.add, onselect: () => void actions.addSection(section + 1) },
    { label: words.imports.insertFromFile, icon: icons.importing, onselect: () => void runAction("import") },
    { label: said.merge, disabled: section === 0, onselect: () => void actions.mergeSection(section) },
    "line",
    { label: said.moveUp, icon: icons.up, keys: "Alt+↑", disabled: section === 0, onselect: () => void actions.moveBy(-1) },
    { label: said.moveDown, icon: icons.down, keys: "Alt+↓", disabled: section === last, onselect: () => void actions.moveBy(1) },
    "line",
    { label: said.paste, keys: "Mod+V", disabled: actions.clipboard === null, onselect: () => void actions.paste() },
    "line",
    { label: said.removeSection, icon: icons.remove, danger: true, onselect: () => void actions.removeSection(section) },
  ];
}
