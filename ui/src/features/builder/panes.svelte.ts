// The panes of the page: how wide they are, and which are open. Widths are in rem and remembered; nothing else is.

import { getContext, setContext } from "svelte";

export type PaneName = "library" | "outline" | "inspector";

/** Least, usual and greatest width. */
const WIDTHS: Record<PaneName, [number, number, number]> = {
  library: [14, 18, 34],
  outline: [14, 17, 34],
  inspector: [19, 21, 44],
};
const REMEMBERED = "lectern.widths";
/** What the slide keeps at least before a pane gives way. */
const STAGE = 30;

function remembered(): Partial<Record<PaneName, number>> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}");
    return typeof read === "object" && read !== null ? read : {};
  } catch {
    return {};
  }
}

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

export class Panes {
  widths: Record<PaneName, number> = $state({ library: 18, outline: 17, inspector: 21 });
  open = $state({ library: true, inspector: true });
  /** Whether there is room for both panes at the sides. */
  #roomy = true;
  /** Whether what is said of a slide gave way to the library, to come back after it. */
  #gaveWay = false;

  constructor() {
    const known = remembered();
    for (const name of Object.keys(WIDTHS) as PaneName[]) {
      const width = known[name];
      this.widths[name] = typeof width === "number" ? this.#within(name, width) : WIDTHS[name][1];
    }
    this.#roomy = this.#fits();
    if (!this.#roomy) this.open.library = false;
  }

  range(name: PaneName): { least: number; most: number } {
    return { least: WIDTHS[name][0], most: WIDTHS[name][2] };
  }

  #within(name: PaneName, width: number): number {
    const { least, most } = this.range(name);
    return Math.round(Math.min(most, Math.max(least, width)) * 4) / 4;
  }

  resize(name: PaneName, width: number): void {
    this.widths[name] = this.#within(name, width);
    try {
      localStorage.setItem(REMEMBERED, JSON.stringify(this.widths));
    } catch {
      // A width that is not remembered is no harm.
    }
  }

  #fits(): boolean {
    const { library, outline, inspector } = this.widths;
    return window.innerWidth / rem() - library - outline - inspector >= STAGE;
  }

  /** Opens or closes a side pane; where both would leave the slide too little, the other one gives way until this one closes. */
  toggle(name: "library" | "inspector", open = !this.open[name]): void {
    const other = name === "library" ? "inspector" : "library";
    if (open === this.open[name]) return;
    this.open[name] = open;
    const comesBack = !open && this.#gaveWay;
    this.#gaveWay = open && name === "library" && this.open.inspector && !this.#fits();
    if (open && !this.#fits()) this.open[other] = false;
    if (comesBack) this.open.inspector = true;
  }

  /** The window has another size: where it became narrow, the library gives way; where it became wide again, it is back. */
  fit(): void {
    const roomy = this.#fits();
    if (roomy === this.#roomy) return;
    this.#roomy = roomy;
    if (roomy) this.open = { library: true, inspector: true };
    else if (this.open.inspector) this.open.library = false;
  }
}

const KEY = Symbol("panes");

export function providePanes(panes: Panes): Panes {
  return setContext(KEY, panes);
}

export function usePanes(): Panes {
  return getContext<Panes>(KEY);
}
