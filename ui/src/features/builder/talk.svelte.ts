// The talk that is open in this window, the pictures of its slides, and the way to change it.

import { getContext, setContext } from "svelte";
import {
  asIpcError,
  type Backend,
  type ChangedView,
  type ChangeWish,
  type IpcError,
  type PictureView,
  type SlideView,
  type StepView,
  type TalkView,
} from "../../backend/backend";
import { announce } from "../../shared/toast.svelte";
import { words } from "../../shared/words";

export class OpenTalk {
  view: TalkView = $state.raw()!;
  /** By slide; a slide that has none yet is shown as its title. */
  pictures = $state.raw(new Map<string, PictureView>());
  error = $state.raw<IpcError | null>(null);
  /** Every slide by its id, those in reserve among them. */
  readonly slides = $derived(new Map([...this.view.sections.flatMap(({ slides }) => slides), ...this.view.backup].map((slide) => [slide.id, slide])));
  /** Sends what was typed and not sent yet; each field that is typed in adds itself. */
  readonly typing = new Set<() => Promise<void>>();
  #painting = 0;

  constructor(
    readonly backend: Backend,
    view: TalkView,
    /** Told of each new view. */
    readonly onview: (view: TalkView) => void = () => {},
  ) {
    this.view = view;
    void this.#paint();
  }

  slide(id: string): SlideView | undefined {
    return this.slides.get(id);
  }

  /** Takes a newer view; an answer that is older than what is shown is dropped. */
  take(view: TalkView): void {
    if (view === this.view || view.id !== this.view.id || view.revision < this.view.revision) return;
    const repaint = view.revision !== this.view.revision;
    this.view = view;
    this.onview(view);
    if (repaint) void this.#paint();
  }

  async #paint(): Promise<void> {
    const asked = ++this.#painting;
    try {
      const painted = await this.backend.paintTalk(this.view.id);
      if (asked === this.#painting) this.pictures = new Map(painted.map((picture) => [picture.slide, picture]));
    } catch (thrown) {
      if (asked === this.#painting) this.error = asIpcError(thrown);
    }
  }

  /** Does something that may be refused; the refusal is shown, and null given. */
  async attempt<T>(work: () => Promise<T>): Promise<T | null> {
    this.error = null;
    try {
      return await work();
    } catch (thrown) {
      this.error = asIpcError(thrown);
      return null;
    }
  }

  /** Changes the talk. */
  async change(wish: ChangeWish): Promise<ChangedView | null> {
    await this.settled();
    return this.type(wish);
  }

  /** Changes the talk by what is being typed: other fields that are typed in keep what they have. */
  async type(wish: ChangeWish): Promise<ChangedView | null> {
    const changed = await this.attempt(() => this.backend.changeTalk(this.view.id, wish));
    if (changed) this.take(changed.talk);
    return changed;
  }

  /** Does something that gives the talk anew. */
  async replace(work: () => Promise<TalkView>): Promise<boolean> {
    await this.settled();
    const view = await this.attempt(work);
    if (view) this.take(view);
    return view !== null;
  }

  /** Sends what was typed, and waits until it is in the talk. */
  async settled(): Promise<void> {
    await Promise.all([...this.typing].map((send) => send()));
  }

  pauseTyping(): void {
    void this.attempt(() => this.backend.pauseTyping(this.view.id));
  }

  async undo(): Promise<void> {
    const step = this.view.undo;
    if ((await this.replace(() => this.backend.undo(this.view.id))) && step) announce(words.builder.undid(stepName(step)));
  }

  async redo(): Promise<void> {
    const step = this.view.redo;
    if ((await this.replace(() => this.backend.redo(this.view.id))) && step) announce(words.builder.redid(stepName(step)));
  }
}

export function stepName(step: StepView): string {
  return words.builder.step[step.code] ?? step.english;
}

const KEY = Symbol("talk");

export function provideTalk(talk: OpenTalk): OpenTalk {
  return setContext(KEY, talk);
}

export function useTalk(): OpenTalk {
  return getContext<OpenTalk>(KEY);
}
