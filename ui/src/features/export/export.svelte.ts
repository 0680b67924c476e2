// An export: what is chosen, the look at it, how far it is and what came of it.

import { asIpcError, type ExportPreview, type ExportView, type FormatView, type PhaseView } from "../../backend/backend";
import { words } from "../../shared/words";
import { Making } from "./making.svelte";

const FIRST = ["deck", "handout-article", "handout-3-up"];
const PAUSE = 80;
/** What was chosen and looked at last in this window. */
let last: { chosen: string[]; looked: string | null } = { chosen: FIRST, looked: null };

export type Group = "slides" | "handouts" | "alone";

export function groupOf(format: FormatView): Group {
  if (format.presenter_only) return "alone";
  return format.handout ? "handouts" : "slides";
}

/** What people call a format; its own name where nobody has told. */
export function formatName({ name, extension }: FormatView): string {
  return words.exportTo.formats[name] ?? `${name.replace(/^handout-/, "")} (${extension})`;
}

export class Export extends Making {
  formats = $state.raw<FormatView[]>([]);
  chosen = $state.raw<string[]>([]);
  /** The format that is looked at. */
  looked = $state<string | null>(null);
  preview = $state.raw<ExportPreview | null>(null);
  previewing = $state(false);
  page = $state(0);
  phases = $state<Record<string, PhaseView>>({});
  made = $state.raw<ExportView | null>(null);

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
      this.formats = await this.backend.listFormats();
      this.chosen = this.formats.map(({ name }) => name).filter((name) => last.chosen.includes(name));
      const looked = last.looked !== null && this.format(last.looked) ? last.looked : this.chosen[0];
      this.looked = looked ?? this.formats[0]?.name ?? null;
    } catch (thrown) {
      this.error = asIpcError(thrown);
    }
  }

  choose(name: string, wanted: boolean): void {
    this.chosen = this.formats.map((format) => format.name).filter((known) => (known === name ? wanted : this.chosen.includes(known)));
    this.looked = name;
  }

  /** Keeps what is chosen for when it is asked for again. */
  remember(): void {
    last = { chosen: this.chosen, looked: this.looked };
  }

  /** Draws the format that is looked at, a moment later; gives how to call it off. */
  look(): () => void {
    const { looked, paper, ink } = this;
    let wanted = looked !== null;
    this.previewing = wanted;
    const timer = setTimeout(async () => {
      if (looked === null) return;
      const preview = await this.backend.previewExport(this.talk, looked, paper, ink).catch(() => null);
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
    this.phases = {};
    this.remember();
    this.made = await this.make(() =>
      this.backend.exportTalk(this.talk, choice, (step) => {
        this.progress = step;
        this.phases[step.what] = step.phase;
      }),
    );
  }
}
