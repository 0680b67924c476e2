// What can be done with the selected slides and with sections; the keyboard, the menus and drag and drop all come here.

import { getContext, setContext } from "svelte";
import type { ChangeWish, SpotWish } from "../../backend/backend";
import { announce } from "../../shared/toast.svelte";
import { words } from "../../shared/words";
import { sectionKey, slideOrder, spotAfter, spotOf } from "./row";
import type { Selection } from "./selection.svelte";
import type { OpenTalk } from "./talk.svelte";

export class Actions {
  /** What was cut or copied, as long as the window is open. */
  clipboard = $state.raw<{ ids: string[]; cut: boolean } | null>(null);
  /** The section whose name is being changed. */
  renaming = $state<string | null>(null);
  /** Whether the dialog is open that asks where to move. */
  moving = $state(false);

  constructor(
    readonly talk: OpenTalk,
    readonly selection: Selection,
  ) {}

  /** Changes the talk; where it could, selects `then` or the slides that came, and says what happened. */
  async #do(wish: ChangeWish, said: string | null, then?: string): Promise<boolean> {
    const changed = await this.talk.change(wish);
    if (!changed) return false;
    if (changed.came.length > 0) this.selection.chooseAll(changed.came);
    else if (then !== undefined) this.selection.choose(then);
    if (said !== null) announce(said);
    return true;
  }

  placeName(spot: SpotWish): string {
    const section = spot.in === "backup" ? words.talkOutline.backup : (this.talk.view.sections[spot.section]?.title ?? "");
    return words.talkOutline.place(section, spot.position + 1);
  }

  async insert(slides: string[], at: SpotWish, title: string): Promise<void> {
    await this.#do({ do: "insert", slides, at }, words.library.added(title));
  }

  /** Where a slide goes that is added without saying where: after the current row. */
  get spot(): SpotWish {
    return spotAfter(this.talk.view, this.selection.row);
  }

  async newSlide(kind: string): Promise<void> {
    if (await this.#do({ do: "new-slide", kind, at: this.spot }, null)) this.selection.focus();
  }

  async moveTo(slides: string[], to: SpotWish): Promise<void> {
    if (slides.length === 0) return;
    const changed = await this.talk.change({ do: "move", slides, to });
    if (!changed) return;
    this.selection.chooseAll(slides);
    this.selection.focus();
    const at = spotOf(this.talk.view, slides[0]!);
    if (at) announce(words.talkOutline.moved(slides.length, this.placeName(at)));
  }

  /** Moves the selected slides, or the current section, one place up or down. */
  async moveBy(step: -1 | 1): Promise<void> {
    const { row, ids } = this.selection;
    if (row.kind === "section") return this.moveSection(row.section, row.section + step);
    const to = this.#placeBeside(ids, step);
    if (to) await this.moveTo(ids, to);
  }

  /** The place before the slide above the selected ones, or after the one below; over the edges of sections too. */
  #placeBeside(ids: string[], step: -1 | 1): SpotWish | null {
    const edge = step < 0 ? ids[0] : ids.at(-1);
    const spot = edge === undefined ? null : spotOf(this.talk.view, edge);
    if (!spot) return null;
    const { sections, backup } = this.talk.view;
    const length = spot.in === "backup" ? backup.length : sections[spot.section]!.slides.length;
    const position = step < 0 ? spot.position - 1 : spot.position + 2;
    if (position >= 0 && position <= length) return { ...spot, position };
    // `sections.length` stands for what is in reserve.
    const list = (spot.in === "backup" ? sections.length : spot.section) + step;
    if (list < 0 || list > sections.length) return null;
    if (list === sections.length) return { in: "backup", position: 0 };
    return { in: "section", section: list, position: step < 0 ? sections[list]!.slides.length : 0 };
  }

  async remove(): Promise<void> {
    const { ids } = this.selection;
    if (ids.length === 0) return;
    const then = this.selection.afterRemoval();
    if (await this.#do({ do: "remove", slides: ids }, words.talkOutline.removed(ids.length), then)) this.selection.focus();
  }

  async deleteOwn(): Promise<void> {
    const ids = this.selection.slides.filter(({ own }) => own).map(({ id }) => id);
    const then = this.selection.afterRemoval();
    if (await this.#do({ do: "delete", slides: ids }, words.talkOutline.removed(ids.length), then)) this.selection.focus();
  }

  async duplicate(): Promise<void> {
    const { ids } = this.selection;
    if (ids.length === 0) return;
    if (await this.#do({ do: "duplicate", slides: ids }, words.talkOutline.duplicated(ids.length))) this.selection.focus();
  }

  /** Hides the selected slides; shows them again where all are hidden. */
  async hide(): Promise<void> {
    const { ids, slides } = this.selection;
    if (ids.length === 0) return;
    const hidden = !slides.every((slide) => slide.hidden);
    const { wasHidden, wasShown } = words.talkOutline;
    await this.#do({ do: "hide", slides: ids, hidden }, (hidden ? wasHidden : wasShown)(ids.length));
  }

  async revert(): Promise<void> {
    const ids = this.selection.slides.filter(({ edited }) => edited).map(({ id }) => id);
    if (ids.length > 0) await this.#do({ do: "revert", slides: ids }, null);
  }

  /** The presenter has read these slides: they are drafts no more. */
  async reviewed(slides: string[]): Promise<void> {
    if (slides.length > 0) await this.#do({ do: "reviewed", slides }, words.drafts.done(slides.length));
  }

  copy(cut: boolean): void {
    const { ids } = this.selection;
    if (ids.length === 0) return;
    this.clipboard = { ids, cut };
    announce((cut ? words.talkOutline.wasCut : words.talkOutline.copied)(ids.length));
  }

  /** Puts what was cut after the current row, or copies of what was copied. */
  async paste(): Promise<void> {
    const held = this.clipboard;
    const here = new Set(slideOrder(this.talk.view).map(({ id }) => id));
    const ids = held?.ids.filter((id) => here.has(id)) ?? [];
    if (!held || ids.length === 0) return;
    const { row } = this.selection;
    if (held.cut) {
      this.clipboard = null;
      return this.moveTo(ids, spotAfter(this.talk.view, row));
    }
    const copied = await this.talk.change({ do: "duplicate", slides: ids });
    if (!copied) return;
    const now = this.selection.rows.find(({ key }) => key === row.key);
    await this.moveTo(copied.came, spotAfter(this.talk.view, now));
  }

  // Sections

  async addSection(at: number): Promise<void> {
    const wish: ChangeWish = { do: "add-section", at, title: words.talkOutline.newSection };
    if (await this.#do(wish, null, sectionKey(at))) this.renaming = sectionKey(at);
  }

  async splitAt(spot: SpotWish): Promise<void> {
    if (spot.in !== "section") return;
    const { section, position } = spot;
    const wish: ChangeWish = { do: "split-section", section, position, title: words.talkOutline.newSection };
    if (await this.#do(wish, null, sectionKey(section + 1))) this.renaming = sectionKey(section + 1);
  }

  /** Names a section; `back` puts the keyboard on it again. */
  async rename(section: number, title: string, back: boolean): Promise<void> {
    this.renaming = null;
    const old = this.talk.view.sections[section]?.title;
    const trimmed = title.trim();
    if (trimmed !== "" && trimmed !== old) await this.#do({ do: "rename-section", section, title: trimmed }, null);
    if (back) this.selection.focus();
  }

  async mergeSection(section: number): Promise<void> {
    if (await this.#do({ do: "merge-section", section }, null, sectionKey(section - 1))) this.selection.focus();
  }

  async removeSection(section: number): Promise<void> {
    const then = section > 0 ? sectionKey(section - 1) : "title";
    if (await this.#do({ do: "remove-section", section }, null, then)) this.selection.focus();
  }

  async moveSection(section: number, to: number): Promise<void> {
    if (to < 0 || to >= this.talk.view.sections.length) return;
    if (await this.#do({ do: "move-section", section, to }, null, sectionKey(to))) this.selection.focus();
  }
}

const KEY = Symbol("actions");

export function provideActions(actions: Actions): Actions {
  return setContext(KEY, actions);
}

export function useActions(): Actions {
  return getContext<Actions>(KEY);
}
