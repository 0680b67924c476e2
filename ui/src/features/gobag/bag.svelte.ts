// A go-bag: what is chosen for it, how far it is, and what the checks of its files say.

import { asIpcError, type Backend, type FormatView, type GoBagFile, type GoBagView, type TalkView } from "../../backend/backend";
import { words } from "../../shared/words";
import { Making } from "../export/making.svelte";

/** The notes pages go in anyway. */
const ALWAYS = "handout-notes";
/** What was chosen last in this window. */
let lastChosen: { handouts: string[] | null; shape: Shape } = { handouts: null, shape: "folder" };

export type Shape = "folder" | "zip";

export function faultsOf(file: GoBagFile): { about: string; fault: string }[] {
  return file.checks.flatMap(({ about, fault }) => (fault === null ? [] : [{ about, fault }]));
}

/** A size as people write it: `1.2 MB`. */
export function sizeText(bytes: number, language: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value as number);
}

export class GoBag extends Making {
  formats = $state.raw<FormatView[]>([]);
  handouts = $state.raw<string[]>([]);
  shape = $state<Shape>(lastChosen.shape);
  made = $state.raw<GoBagView | null>(null);
  /** The talk's own choice. */
  #usual: string[];

  constructor(backend: Backend, talk: TalkView) {
    super(backend, talk);
    this.#usual = talk.handouts;
  }

  async load(): Promise<void> {
    try {
      this.formats = (await this.backend.listFormats()).filter(({ name, handout }) => handout && name !== ALWAYS);
      const wanted = lastChosen.handouts ?? this.#usual;
      this.handouts = this.#known((name) => wanted.includes(name));
    } catch (thrown) {
      this.error = asIpcError(thrown);
    }
  }

  /** Names of handouts, in the order of the list. */
  #known(wanted: (name: string) => boolean): string[] {
    return this.formats.map(({ name }) => name).filter(wanted);
  }

  choose(name: string, wanted: boolean): void {
    this.handouts = this.#known((known) => (known === name ? wanted : this.handouts.includes(known)));
  }

  /** The files with faults first, each group in the order of the bag. */
  get files(): GoBagFile[] {
    const files = this.made?.files ?? [];
    return [...files.filter((file) => faultsOf(file).length > 0), ...files.filter((file) => faultsOf(file).length === 0)];
  }

  /** What is being done now, in words. */
  get doing(): string {
    if (!this.progress) return words.goBag.starting;
    const { what, phase } = this.progress;
    // What is done to the bag as a whole has no file.
    if (what === "go-bag") return phase === "check" ? words.goBag.checking : words.goBag.placing;
    return words.goBag.doing(words.goBag.phase[phase], words.exportTo.formats[what] ?? what);
  }

  async begin(): Promise<void> {
    const { handouts, shape, paper, ink } = this;
    lastChosen = { handouts, shape };
    this.made = await this.make(() =>
      this.backend.makeGoBag(this.talk, { handouts, zip: shape === "zip", paper, ink }, (step) => (this.progress = step)),
    );
  }
}
