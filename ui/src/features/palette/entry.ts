// What the list of commands offers, and in which order for what was typed.

import { computeCommandScore } from "bits-ui";
import type { TalkView } from "../../backend/backend";
import { runAction, showSlide } from "../../shared/action";
import { ACTIONS } from "../../shared/shortcut";
import { words } from "../../shared/words";

export interface Entry {
  id: string;
  group: string;
  label: string;
  keys: string | undefined;
  /** Other words for it. */
  also: string[];
  run: () => void;
}

/** More are not shown: who sees none that fits types on. */
const MOST = 60;

export function entriesOf(talk: TalkView | null): Entry[] {
  const actions = ACTIONS.filter(({ action, needsTalk }) => action !== "command-palette" && (talk !== null || !needsTalk));
  const commands = actions.map(({ action, group, keys }) => ({
    id: `do-${action}`,
    group: words.actionGroup[group],
    label: words.actions[action] ?? action,
    keys: keys[0],
    also: [words.palette.also[action] ?? ""],
    run: () => void runAction(action),
  }));
  if (!talk) return commands;
  const slides = [...talk.sections.flatMap((section) => section.slides), ...talk.backup];
  const goTo = slides.map(({ id, title }, at) => ({
    id: `slide-${at}`,
    group: words.palette.slides,
    label: title,
    keys: undefined,
    also: [],
    run: () => showSlide(id),
  }));
  return [...commands, ...goTo];
}

/** The entries that fit what was typed, best first; all, in their order, where nothing was typed. */
export function find(entries: Entry[], typed: string): Entry[] {
  const search = typed.trim();
  if (search === "") return entries.slice(0, MOST);
  const plain = (text: string) => text.toLocaleLowerCase().replace(/…$/, "");
  const scored = entries.map((entry) => ({
    entry,
    // What is called just so comes first.
    score: plain(entry.label) === plain(search) ? 2 : computeCommandScore(entry.label, search, [entry.group, ...entry.also]),
  }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

/** Entries under the names of their groups, in the order in which the groups come first. */
export function grouped(entries: Entry[]): { group: string; entries: Entry[] }[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups].map(([group, entries]) => ({ group, entries }));
}
