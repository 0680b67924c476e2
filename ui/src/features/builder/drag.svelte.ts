// Slides that are dragged with the pointer, out of the library or within the outline. The library follows the pointer and
// scrolls; where the slides would go is read off the row under it. None of the library's plugins that bring style sheets of
// their own is taken: the window allows none.

import { AutoScroller, DragDropManager, Draggable, PointerActivationConstraints, PointerSensor } from "@dnd-kit/dom";
import { getContext, setContext } from "svelte";
import type { Attachment } from "svelte/attachments";
import type { SpotWish } from "../../backend/backend";
import type { Actions } from "./actions.svelte";
import { spotAfter, spotBefore } from "./row";

export type Dragged = { from: "talk" | "library"; slides: string[]; title: string };
type Over = { key: string; side: "before" | "after" };

const SENSOR = PointerSensor.configure({
  activationConstraints: (event) =>
    event.pointerType === "touch"
      ? [new PointerActivationConstraints.Delay({ value: 250, tolerance: 5 })]
      : [new PointerActivationConstraints.Distance({ value: 6 })],
  preventActivation: (event) => event.target instanceof Element && event.target.closest("input, textarea") !== null,
});

export class Drag {
  held = $state.raw<Dragged | null>(null);
  at = $state.raw({ x: 0, y: 0 });
  over = $state.raw<Over | null>(null);
  readonly #actions: Actions;
  readonly #manager: DragDropManager;

  constructor(actions: Actions) {
    this.#actions = actions;
    this.#manager = new DragDropManager({ plugins: [AutoScroller], sensors: [SENSOR] });
    const { monitor } = this.#manager;
    monitor.addEventListener("dragstart", ({ operation }) => {
      this.held = (operation.source?.data.take as () => Dragged)();
    });
    monitor.addEventListener("dragmove", ({ to, operation }) => {
      this.at = to ?? operation.position.current;
      this.over = this.#rowAt(this.at);
    });
    monitor.addEventListener("dragend", ({ canceled }) => {
      const { held, over } = this;
      this.held = this.over = null;
      if (held && over && !canceled) this.drop(held, over);
    });
  }

  /** Makes an element one that slides can be dragged by; `take` tells which, when a drag begins. */
  source(id: string, take: () => Dragged): Attachment<HTMLElement> {
    return (element) => {
      const draggable = new Draggable({ id, element, data: { take } }, this.#manager);
      return () => draggable.destroy();
    };
  }

  /** Where in the outline a point is. */
  #rowAt({ x, y }: { x: number; y: number }): Over | null {
    const under = document.elementFromPoint(x, y);
    const row = under?.closest<HTMLElement>("[data-row]");
    if (row) {
      const { top, height } = row.getBoundingClientRect();
      return { key: row.dataset.row!, side: y < top + height / 2 ? "before" : "after" };
    }
    const last = this.#actions.selection.rows.at(-1);
    return under?.closest("[data-rows]") && last ? { key: last.key, side: "after" } : null;
  }

  #spot({ key, side }: Over): SpotWish | null {
    const { talk, selection } = this.#actions;
    const row = selection.rows.find((row) => row.key === key);
    if (!row) return null;
    return side === "after" ? spotAfter(talk.view, row) : spotBefore(talk.view, selection.rows, row);
  }

  drop(held: Dragged, over: Over): void {
    const spot = this.#spot(over);
    if (!spot) return;
    if (held.from === "talk") void this.#actions.moveTo(held.slides, spot);
    else void this.#actions.insert(held.slides, spot, held.title);
  }

  destroy(): void {
    this.#manager.destroy();
  }
}

const KEY = Symbol("drag");

export function provideDrag(drag: Drag): Drag {
  return setContext(KEY, drag);
}

export function useDrag(): Drag {
  return getContext<Drag>(KEY);
}
