// The running presentation as the presenter's window knows it.

import { getContext, setContext } from "svelte";
import {
  asIpcError,
  type Backend,
  type IntentWish,
  type IpcError,
  type KeyWish,
  type PointerView,
  type PresenterDeck,
  type ShowSlide,
  type ShowState,
  type StopView,
} from "../../backend/backend";
import { keyName } from "./keys";

/** What is open in this window alone. */
export type Aside = "search" | "end" | "restart";

export class Show {
  deck = $state.raw<PresenterDeck | null>(null);
  state = $state.raw<ShowState | null>(null);
  error = $state.raw<IpcError | null>(null);
  aside = $state<Aside | null>(null);
  /** How the mouse points while it is over the current slide. */
  pointing = $state<"off" | "dot" | "spotlight">("off");
  /** Where the pointer was last, for moving it by keys. */
  at: { x: number; y: number } = { x: 0.5, y: 0.5 };
  /** How many minutes the presenter said are left; 10 by the key. */
  minutesAsked = $state(10);

  readonly slides = $derived(this.deck?.slides ?? []);
  readonly current = $derived(this.slideAt(this.state?.current ?? null));
  readonly next = $derived(this.slideAt(this.state?.next ?? null));
  readonly section = $derived(this.state?.section == null ? null : (this.deck?.sections[this.state.section] ?? null));

  /** The count of the talk's changes that the deck is of. */
  private number: number | null = null;
  private latest: ShowState | null = null;
  private wanted: PointerView | null = null;
  private sending = false;
  private frame = 0;

  constructor(readonly backend: Backend) {}

  async begin(): Promise<void> {
    try {
      this.deck = await this.backend.presenterDeck();
      await this.backend.watchShow((state) => void this.take(state));
    } catch (thrown) {
      this.error = asIpcError(thrown);
    }
  }

  /** Takes how the talk stands; where its words were changed meanwhile, they are asked for first. */
  private async take(state: ShowState): Promise<void> {
    this.latest = state;
    const number = state.audience.deck;
    if (this.number !== null && number !== this.number) {
      try {
        this.deck = await this.backend.presenterDeck();
      } catch (thrown) {
        this.error = asIpcError(thrown);
      }
    }
    // What came while the words were asked for is newer.
    if (this.latest !== state) return;
    this.number = number;
    this.state = state;
  }

  slideAt(stop: StopView | null): ShowSlide | null {
    return stop ? (this.slides[stop.slide] ?? null) : null;
  }

  /** The name of a page's picture. */
  picture(stop: StopView | null): string | null {
    return (stop && this.slides[stop.slide]?.pictures[stop.page]) ?? null;
  }

  async intend(intent: IntentWish): Promise<void> {
    await this.try(() => this.backend.intend(intent));
  }

  async press(key: KeyWish): Promise<void> {
    await this.try(() => this.backend.pressKey(key));
  }

  async end(): Promise<void> {
    this.aside = null;
    await this.try(() => this.backend.endShow());
  }

  /** Says how much time is left; what was said before is withdrawn by the same number. */
  askTime(minutes: number): void {
    this.minutesAsked = minutes;
    void this.intend({ want: "time-left", minutes });
  }

  /** The keys that do something, as printed on a keyboard; none where no key does it. Tab goes from control to control here. */
  keysOf(binding: string): string[] {
    const found = this.deck?.keys.find(({ name }) => name === binding);
    return found?.keys.map(keyName) ?? [];
  }

  togglePointing(kind: "dot" | "spotlight"): void {
    this.pointing = this.pointing === kind ? "off" : kind;
    if (this.pointing === "off") this.pointNowhere();
    else if (this.wanted ?? this.state?.audience.pointer) this.point(this.at.x, this.at.y);
  }

  /** Points, at most once a frame and never faster than the program takes it. */
  point(x: number, y: number, kind: "dot" | "spotlight" = this.pointing === "spotlight" ? "spotlight" : "dot"): void {
    const inside = (part: number) => Math.min(1, Math.max(0, part));
    this.at = { x: inside(x), y: inside(y) };
    this.wanted = { spotlight: kind === "spotlight", ...this.at };
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      void this.sendPointer();
    });
  }

  pointNowhere(): void {
    const pointed = this.wanted !== null || this.state?.audience.pointer != null;
    this.wanted = null;
    if (pointed) void this.intend({ want: "point-off" });
  }

  private async sendPointer(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (let sent: PointerView | null = null; this.wanted && this.wanted !== sent; ) {
      sent = this.wanted;
      await this.intend({ want: "point", pointer: sent });
    }
    this.sending = false;
  }

  private async try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.error = null;
    } catch (thrown) {
      this.error = asIpcError(thrown);
    }
  }
}

const KEY = Symbol("show");

export function provideShow(show: Show): void {
  setContext(KEY, show);
}

export function useShow(): Show {
  return getContext<Show>(KEY);
}
