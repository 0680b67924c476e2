// A presentation that is not there: steps, timer, pace, black, help, freeze, shortening and all, as the real one does them.

import type { AudienceDeck, AudienceState, Backend, IntentWish, KeyWish, ShowState, StopView } from "../backend";
import { FakeCourse } from "./present/course";
import { KEYS, longDeck, presenterDeck } from "./present/deck";
import { intentOf } from "./present/key";

export { longDeck, presenterDeck } from "./present/deck";

type Presenting = Pick<
  Backend,
  "testClicker" | "lastScreens" | "presenterDeck" | "watchShow" | "audienceDeck" | "watchAudience" | "intend" | "pressKey" | "endShow"
>;

const PERCENTS = [67, 80, 90, 100, 115, 130, 160, 200, 250];

/** `tick` lets a second pass; `run` does so by the clock. */
export class FakeShow extends FakeCourse implements Presenting {
  alone = false;
  intents: IntentWish[] = [];
  keys: string[] = [];
  ended = false;
  /** Set to refuse the next call. */
  refusal: { code: string; message: string } | null = null;
  private asked = 0;
  private show: (state: ShowState) => void = () => {};
  private audience: (state: AudienceState) => void = () => {};

  /** Lets seconds pass. */
  tick(seconds = 1): void {
    const { stage, timer, current } = this.state;
    if (timer === "running" && (stage === "showing" || stage === "on-desktop")) {
      this.state.elapsed += seconds;
      this.spent[current.slide] = (this.spent[current.slide] ?? 0) + seconds;
    }
    this.tell();
  }
  run(): void {
    setInterval(() => this.tick(), 1000);
  }
  /** Sets what it likes, for looking at. */
  set(change: Partial<ShowState>): void {
    Object.assign(this.state, change);
    this.show({ ...this.state });
  }

  private go(stop: StopView): void {
    if (this.deck.slides[stop.slide]?.hidden) {
      this.state.notice = "hidden";
      return;
    }
    if (!this.frozen) {
      this.blank = null;
      this.helpFrom = null;
    }
    this.state.current = stop;
    this.state.overview = false;
    this.state.finished = false;
    this.state.typed = "";
  }
  private step(to: StopView | null, forward: boolean): void {
    const { state } = this;
    if (state.stage !== "showing") {
      state.stage = "showing";
    } else if (!this.frozen && (this.blank || this.helpFrom)) {
      this.blank = null;
      this.helpFrom = null;
    } else if (to) {
      this.go(to);
    } else {
      state.finished = forward;
    }
  }
  private escape(): void {
    const { state } = this;
    if (state.typed) state.typed = "";
    else if (state.cheat_sheet) state.cheat_sheet = false;
    else if (state.overview) state.overview = false;
    else if (this.deadline !== null) this.deadline = null;
    else state.stage = state.stage === "showing" ? "on-desktop" : "showing";
  }
  private enter(): void {
    const { state } = this;
    if (state.typed) this.goToNumber(state.typed);
    else if (this.deadline !== null) this.accept();
    else this.step(this.following(), true);
  }
  private goToNumber(digits: string): void {
    this.state.typed = "";
    const slide = this.deck.slides.findIndex(({ label }) => label === digits);
    if (slide < 0) this.state.notice = "no-such-number";
    else this.go({ slide, page: 0 });
  }
  private callHelp(): void {
    const { state } = this;
    if (state.help === null) {
      state.notice = "no-help";
    } else if (this.helpFrom) {
      state.stage = this.helpFrom;
      this.helpFrom = null;
    } else {
      this.helpFrom = state.stage;
      state.stage = "showing";
    }
    this.blank = null;
  }
  private accept(): void {
    const proposal = this.propose();
    if (!proposal || this.deadline === null) return;
    this.whole ??= this.course;
    this.course = [...this.course.slice(0, this.at + 1), ...proposal.slides];
    this.slot = this.deadline;
    this.deadline = null;
  }

  private apply(intent: IntentWish): void {
    const { state } = this;
    switch (intent.want) {
      case "show":
        state.stage = "showing";
        return;
      case "escape":
        return this.escape();
      case "end":
        state.stage = "ended";
        return;
      case "next":
        return this.step(this.following(), true);
      case "previous":
        return this.step(this.preceding(), false);
      case "first":
        return this.go({ slide: this.course[0] ?? 0, page: 0 });
      case "last":
        return this.go({ slide: this.course.at(-1) ?? 0, page: 0 });
      case "jump":
        return this.go({ slide: intent.slide, page: 0 });
      case "black":
      case "white":
        this.blank = this.blank === intent.want ? null : intent.want;
        return;
      case "freeze":
        this.frozen = this.frozen ? null : state.current;
        return;
      case "help-now":
        return this.callHelp();
      case "point":
        state.audience.pointer = intent.pointer;
        return;
      case "point-off":
        state.audience.pointer = null;
        return;
      case "overview":
        state.overview = !state.overview;
        return;
      case "cheat-sheet":
        state.cheat_sheet = !state.cheat_sheet;
        return;
      case "swap-screens":
        state.screens_swapped = !state.screens_swapped;
        return;
      case "notes-larger":
      case "notes-smaller": {
        const at = PERCENTS.indexOf(state.notes_percent) + (intent.want === "notes-larger" ? 1 : -1);
        state.notes_percent = PERCENTS[at] ?? state.notes_percent;
        return;
      }
      case "pause-timer":
        state.timer = state.timer === "running" ? "paused" : "running";
        return;
      case "restart-timer":
        state.timer = this.at === 0 ? "waiting" : "running";
        state.elapsed = 0;
        this.spent = [];
        return;
      case "time-left": {
        const same = this.deadline !== null && this.asked === intent.minutes;
        this.asked = intent.minutes;
        this.deadline = same ? null : state.elapsed + intent.minutes * 60;
        return;
      }
      case "accept-proposal":
        return this.accept();
      case "whole-talk":
        this.course = this.whole ?? this.course;
        this.whole = null;
        this.slot = 20 * 60;
        return;
    }
  }

  private tell(): void {
    this.refresh();
    this.show({ ...this.state });
    this.audience({ ...this.state.audience });
  }
  private refuse(): void {
    const refusal = this.refusal;
    this.refusal = null;
    if (refusal) throw refusal;
  }

  intend = async (intent: IntentWish) => {
    this.intents.push(intent);
    this.refuse();
    this.state.notice = null;
    this.apply(intent);
    this.tell();
  };
  pressKey = async (key: KeyWish) => {
    this.keys.push(key.key);
    this.refuse();
    this.state.notice = null;
    if (key.control || key.alt || key.meta) return false;
    const binding = KEYS.find(({ keys, shift }) => keys.includes(key.key) && (key.key.length === 1 || shift === key.shift));
    if (!binding) return false;
    if (binding.name === "digit") this.state.typed += key.key;
    else if (binding.name === "enter") this.enter();
    else if (binding.name === "backspace" && this.state.typed) this.state.typed = this.state.typed.slice(0, -1);
    else this.apply(intentOf(binding.name));
    this.tell();
    return true;
  };
  presenterDeck = async () => this.deck;
  watchShow = async (onState: (state: ShowState) => void) => {
    this.show = onState;
    this.tell();
  };
  audienceDeck = async (): Promise<AudienceDeck> => ({
    title: this.deck.title,
    language: this.deck.language,
    ratio: this.deck.ratio,
    pictures: this.deck.slides.map(({ pictures }) => pictures),
    titles: this.deck.slides.map(({ hidden, title }) => (hidden ? "" : title)),
    alone: this.alone,
  });
  watchAudience = async (onState: (state: AudienceState) => void) => {
    this.audience = onState;
    this.tell();
  };
  endShow = async () => {
    this.refuse();
    this.ended = true;
    this.apply({ want: "end" });
    this.tell();
  };
  testClicker = async (_talk: number, key: KeyWish) => {
    const name = KEYS.find(({ keys, shift }) => keys.includes(key.key) && shift === key.shift)?.name;
    const buttons = { next: "next", previous: "previous", show: "show", escape: "show", black: "blank" } as const;
    return name !== undefined && name in buttons ? buttons[name as keyof typeof buttons] : null;
  };
  lastScreens = async () => this.deck.screens;
}

/** Lets a pretended presentation run behind a backend. */
export function joinShow(backend: Backend, show: FakeShow): Backend {
  const { presenterDeck, watchShow, audienceDeck, watchAudience, intend, pressKey, endShow, testClicker, lastScreens } = show;
  return Object.assign(backend, { presenterDeck, watchShow, audienceDeck, watchAudience, intend, pressKey, endShow, testClicker, lastScreens });
}

/** For looking at the windows by hand: `?fake&rehearse&alone&slides=300#presenter`. */
export function tryShow(backend: Backend): Backend {
  const wish = new URLSearchParams(location.search);
  const slides = Number(wish.get("slides"));
  const deck = slides > 0 ? longDeck(slides) : presenterDeck();
  const show = new FakeShow({ ...deck, rehearse: wish.has("rehearse") });
  show.alone = wish.has("alone");
  show.run();
  Object.assign(globalThis, { fakeShow: show, fakeBackend: backend });
  return joinShow(backend, show);
}
