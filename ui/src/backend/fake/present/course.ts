// The way through the pretended talk, and what follows from where it stands.

import type { AudienceState, PaceView, PresenterDeck, ShowState, StageView, StopView } from "../../backend";
import { presenterDeck } from "./deck";

const TOLERANCE = 60;

export class FakeCourse {
  deck: PresenterDeck;
  /** How long there is, in seconds. */
  slot = 20 * 60;
  state: ShowState;
  protected course: number[];
  protected whole: number[] | null = null;
  protected spent: number[] = [];
  protected blank: "black" | "white" | null = null;
  protected helpFrom: StageView | null = null;
  protected frozen: StopView | null = null;
  protected deadline: number | null = null;

  constructor(deck: PresenterDeck = presenterDeck()) {
    this.deck = deck;
    this.course = deck.slides.flatMap((slide, at) => (slide.hidden || slide.backup ? [] : [at]));
    const help = deck.slides.findIndex(({ id }) => id === "help");
    this.state = {
      stage: "ready",
      current: { slide: 0, page: 0 },
      next: null,
      label: "1",
      pages: this.course.reduce((sum, at) => sum + this.pagesOf(at), 0),
      audience: { deck: 0, what: "desktop", stop: null, next: null, pointer: null },
      help: help < 0 ? null : help,
      section: null,
      aside: false,
      finished: false,
      timer: "waiting",
      elapsed: 0,
      remaining: this.slot,
      over: 0,
      pace: "on-time",
      lag: 0,
      sections: [],
      typed: "",
      proposal: null,
      shortened: false,
      overview: false,
      cheat_sheet: false,
      screens_swapped: false,
      notes_percent: 100,
      notice: null,
    };
    this.refresh();
  }

  protected pagesOf(slide: number): number {
    return Math.max(1, this.deck.slides[slide]?.pictures.length ?? 1);
  }
  protected get at(): number {
    return this.course.indexOf(this.state.current.slide);
  }
  protected seconds(slides: number[]): number {
    return slides.reduce((sum, at) => sum + (this.deck.slides[at]?.minutes ?? 0) * 60, 0);
  }
  protected following(): StopView | null {
    const { slide, page } = this.state.current;
    if (page + 1 < this.pagesOf(slide)) return { slide, page: page + 1 };
    const next = this.course[this.at + 1];
    return next === undefined ? null : { slide: next, page: 0 };
  }
  protected preceding(): StopView | null {
    const { slide, page } = this.state.current;
    if (page > 0) return { slide, page: page - 1 };
    const before = this.course[this.at - 1];
    return before === undefined ? null : { slide: before, page: this.pagesOf(before) - 1 };
  }

  protected propose(): ShowState["proposal"] {
    if (this.deadline === null) return null;
    const left = Math.max(0, this.deadline - this.state.elapsed);
    const { help } = this.state;
    const open = this.course.slice(this.at + 1).filter((at) => at !== help);
    const slides: number[] = [];
    const closing = help === null ? [] : [help];
    for (const slide of open) if (this.seconds([...slides, slide, ...closing]) <= left) slides.push(slide);
    const goesOn = [...slides, ...closing];
    const planned = this.seconds(goesOn);
    return { left, planned, slides: goesOn, skipped: open.filter((at) => !slides.includes(at)), fits: planned <= left };
  }
  private seen(): AudienceState {
    const { current, help, stage } = this.state;
    const next = this.following();
    const pointer = this.state.audience.pointer;
    if (stage !== "showing") return { deck: 0, what: "desktop", stop: null, next: current, pointer: null };
    if (this.blank) return { deck: 0, what: this.blank, stop: null, next: current, pointer: null };
    if (this.helpFrom && help !== null) return { deck: 0, what: "help", stop: { slide: help, page: 0 }, next: current, pointer: null };
    if (this.frozen) return { deck: 0, what: "frozen", stop: this.frozen, next: current, pointer: null };
    return { deck: 0, what: "slide", stop: current, next, pointer };
  }

  /** Works out what follows from where the talk stands. */
  protected refresh(): void {
    const { state, deck } = this;
    const { slide, page } = state.current;
    const at = this.at;
    state.next = this.following();
    const label = deck.slides[slide]?.label ?? "";
    state.label = page === 0 ? label : String(Number(label) + page);
    state.section = deck.slides[slide]?.section ?? null;
    state.aside = at < 0;
    if (state.timer === "waiting" && state.stage === "showing" && at !== 0) state.timer = "running";
    this.reckon(at);
    state.proposal = this.propose();
    state.shortened = this.whole !== null;
    state.audience = this.seen();
  }

  private reckon(at: number): void {
    const { state, deck } = this;
    const { elapsed } = state;
    state.remaining = Math.max(0, this.slot - elapsed);
    state.over = Math.max(0, elapsed - this.slot);
    const begin = this.seconds(this.course.slice(0, Math.max(0, at)));
    const end = this.seconds(this.course.slice(0, at + 1));
    state.lag = state.timer === "waiting" ? 0 : elapsed > end ? elapsed - end : Math.min(0, elapsed - begin);
    state.pace = elapsed > this.slot ? "over" : paceOf(state.lag);
    state.sections = deck.sections.map((_, section) => {
      const own = (slides: number[]) => slides.filter((slide) => deck.slides[slide]?.section === section);
      const spent = own([...deck.slides.keys()]).reduce((sum, slide) => sum + (this.spent[slide] ?? 0), 0);
      const planned = this.seconds(own(this.course));
      const begun = spent > 0 || state.section === section;
      return { planned, spent, pace: begun ? (spent > planned + TOLERANCE ? "behind" : "on-time") : null };
    });
  }
}

function paceOf(lag: number): PaceView {
  if (lag > TOLERANCE) return "behind";
  return lag < -TOLERANCE ? "ahead" : "on-time";
}
