// What the presenter can do, from the menu, the keyboard or the list of commands, comes to the part of the page that does it.
// While it is on the page: `onMount(() => takeActions({ find: () => search.focus(), … }))`; `runAction("find")` does it.
// A part that came later is asked first. `onMount(() => takeSlide((id) => …))` is told which slide was chosen in the list.

import type { PageAction } from "./shortcut";

export type Doing = Partial<Record<PageAction, () => void>>;

const takers: Doing[] = [];
const showers: ((slide: string) => void)[] = [];

function join<T>(list: T[], one: T): () => void {
  list.unshift(one);
  return () => {
    const at = list.indexOf(one);
    if (at >= 0) list.splice(at, 1);
  };
}

/** From now on these actions are done so; gives how to stop. */
export function takeActions(doing: Doing): () => void {
  return join(takers, doing);
}

/** Does an action; whether anybody does it now. */
export function runAction(action: PageAction): boolean {
  const run = takers.find((doing) => doing[action])?.[action];
  run?.();
  return run !== undefined;
}

export function takeSlide(show: (slide: string) => void): () => void {
  return join(showers, show);
}

export function showSlide(slide: string): void {
  showers[0]?.(slide);
}

let shown: string | null = null;

/** Told by the page of a talk: which slide is shown large. */
export function tellShown(slide: string | null): void {
  shown = slide;
}

export function shownSlide(): string | null {
  return shown;
}
