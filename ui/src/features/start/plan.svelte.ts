// The choices for a new talk, and what they would give.

import { asIpcError, type Backend, type IpcError, type PackView, type PlanPreview, type TalkView, type TalkWish } from "../../backend/backend";

const PAUSE = 100;
const USUAL = 20;

export class Plan {
  packs = $state.raw<PackView[] | null>(null);
  chosen = $state.raw<{ pack: string; audience: string } | null>(null);
  /** What the presenter said; null as long as nothing was said. */
  saidMinutes = $state<number | null>(null);
  /** Whether a time of the presenter's own is being typed, which may be empty. */
  otherMinutes = $state(false);
  saidLanguage = $state("");
  date = $state("");
  venue = $state("");
  title = $state("");
  preview = $state.raw<PlanPreview | null>(null);
  error = $state<IpcError | null>(null);
  busy = $state(false);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Packs that talks can be made from; a damaged one may have no audience. */
  get usable(): PackView[] {
    return this.packs?.filter(({ audiences }) => audiences.length > 0) ?? [];
  }

  get audience() {
    const { chosen } = this;
    const pack = this.packs?.find((pack) => pack.id === chosen?.pack);
    return pack?.audiences.find((audience) => audience.id === chosen?.audience);
  }

  /** The times that the content is laid out for. */
  get usual(): number[] {
    const known = this.audience?.minutes ?? this.usable[0]?.audiences[0]?.minutes ?? [];
    return known.length > 0 ? known : [10, USUAL, 45];
  }

  get minutes(): number | null {
    if (this.otherMinutes || this.saidMinutes !== null) return this.saidMinutes;
    return this.usual.includes(USUAL) ? USUAL : (this.usual[0] ?? USUAL);
  }

  get languages() {
    return this.audience?.languages ?? [];
  }

  get language() {
    return this.languages.find((known) => known.tag === this.saidLanguage) ?? this.languages[0];
  }

  get wish(): TalkWish | null {
    const { chosen, minutes } = this;
    if (!chosen || minutes === null || !(minutes > 0)) return null;
    const said = (text: string) => text.trim() || null;
    return {
      ...chosen,
      minutes,
      language: this.language?.tag ?? null,
      title: said(this.title),
      date: said(this.date),
      venue: said(this.venue),
    };
  }

  async load(): Promise<void> {
    try {
      this.packs = await this.#backend.listPacks();
      const chosen = this.chosen;
      if (chosen && !this.audience) this.chosen = null;
    } catch (thrown) {
      this.error = asIpcError(thrown);
      this.packs = [];
    }
  }

  /** Asks what the choices would give, a moment later; gives how to call it off. An answer to older choices is dropped. */
  look(): () => void {
    const asked = this.wish;
    let wanted = asked !== null;
    if (!wanted) this.preview = null;
    const timer = setTimeout(async () => {
      if (!asked || !wanted) return;
      const plan = await this.#backend.previewTalk(asked).catch(() => null);
      if (wanted) this.preview = plan;
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }

  async layOut(): Promise<TalkView | null> {
    const { wish } = this;
    if (!wish || this.busy) return null;
    this.busy = true;
    this.error = null;
    try {
      return await this.#backend.planTalk(wish);
    } catch (thrown) {
      this.error = asIpcError(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
