// An export: what is chosen, the look at it, how far it is and what came of it.

import {
  asIpcError,
  type Backend,
  type ExportPreview,
  type ExportProgress,
  type ExportView,
  type FormatView,
  type InkView,
  type IpcError,
  type PaperView,
  type PhaseView,
  type TalkView,
} from "../../backend/backend";
import { words } from "../../shared/words";

const FIRST = ["deck", "handout-article", "handout-3-up"];
const PAUSE = 80;
/** What was chosen last in this window. */
let lastChosen: string[] = FIRST;

export type Group = "slides" | "handouts" | "alone";

export function groupOf(format: FormatView): Group {
  if (format.presenter_only) return "alone";
  return format.handout ? "handouts" : "slides";
}

/** What people call a format; its own name where nobody has told. */
export function formatName({ name, extension }: FormatView): string {
  return words.exportTo.formats[name] ?? `${name.replace(/^handout-/, "")} (${extension})`;
}

export class Export {
  formats = $state.raw<FormatView[]>([]);
  chosen = $state.raw<string[]>([]);
  /** The format that is looked at. */
  looked = $state<string | null>(null);
  paper = $state<PaperView>("letter");
  ink = $state<InkView>("colour");
  preview = $state.raw<ExportPreview | null>(null);
  previewing = $state(false);
  page = $state(0);
  running = $state(false);
  stopping = $state(false);
  progress = $state.raw<ExportProgress | null>(null);
  phases = $state<Record<string, PhaseView>>({});
  made = $state.raw<ExportView | null>(null);
  stopped = $state(false);
  error = $state.raw<IpcError | null>(null);
  #backend: Backend;
  #talk: number;

  constructor(backend: Backend, talk: TalkView) {
    this.#backend = backend;
    this.#talk = talk.id;
    this.paper = talk.paper;
    this.ink = talk.ink;
  }

  get groups(): { group: Group; formats: FormatView[] }[] {
    const groups: Group[] = ["slides", "handouts", "alone"];
    return groups
      .map((group) => ({ group, formats: this.formats.filter((format) => groupOf(format) === group) }))
      .filter(({ formats }) => formats.length > 0);
  }

  format(name: string): FormatView | undefined {
    return this.formats.find((format) => format.name === name);
  }

  async load(): Promise<void> {
    try {
      this.formats = await this.#backend.listFormats();
      this.chosen = this.formats.map(({ name }) => name).filter((name) => lastChosen.includes(name));
      this.looked = this.chosen[0] ?? this.formats[0]?.name ?? null;
    } catch (thrown) {
      this.error = asIpcError(thrown);
    }
  }

  choose(name: string, wanted: boolean): void {
    this.chosen = this.formats.map((format) => format.name).filter((known) => (known === name ? wanted : this.chosen.includes(known)));
    this.looked = name;
  }

  /** Draws the format that is looked at, a moment later; gives how to call it off. */
  look(): () => void {
    const { looked, paper, ink } = this;
    let wanted = looked !== null;
    this.previewing = wanted;
    const timer = setTimeout(async () => {
      if (looked === null) return;
      const preview = await this.#backend.previewExport(this.#talk, looked, paper, ink).catch(() => null);
      if (!wanted) return;
      const same = preview?.format === this.preview?.format;
      this.preview = preview;
      this.previewing = false;
      this.page = same ? Math.min(this.page, Math.max(0, (preview?.pages.length ?? 1) - 1)) : 0;
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }

  async begin(): Promise<void> {
    const choice = { formats: this.chosen, paper: this.paper, ink: this.ink };
    Object.assign(this, { running: true, stopping: false, stopped: false, error: null, progress: null, phases: {} });
    lastChosen = this.chosen;
    try {
      this.made = await this.#backend.exportTalk(this.#talk, choice, (step) => {
        this.progress = step;
        this.phases[step.what] = step.phase;
      });
    } catch (thrown) {
      const refused = asIpcError(thrown);
      if (refused.code === "cancelled") this.stopped = true;
      else this.error = refused;
    } finally {
      this.running = false;
    }
  }

  async attempt(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (thrown) {
      this.error = asIpcError(thrown);
    }
  }

  stop(): void {
    this.stopping = true;
    void this.attempt(this.#backend.cancelExport(this.#talk));
  }

  openFile(number: number): void {
    void this.attempt(this.#backend.openExported(this.#talk, number));
  }

  openFolder(): void {
    void this.attempt(this.#backend.showExported(this.#talk));
  }
}
