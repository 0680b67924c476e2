// What the window holds: the talk, the dialog that is open, and what is done when something is asked for.

import { asIpcError, type Backend, type IpcError, type SlideTimeView, type TalkView, type WindowEvent } from "../backend/backend";
import { preferences } from "../features/settings/preference.svelte";
import { runAction, type Doing } from "../shared/action";
import type { PageAction } from "../shared/shortcut";
import { announce, toasts } from "../shared/toast.svelte";
import { words } from "../shared/words";

export type DialogName = "settings" | "talk-settings" | "talk-fields" | "export" | "go-bag" | "swap" | "update" | "palette" | "shortcuts" | "about" | "close" | "revert" | "present" | "present-from-here";

/** Actions that make sense while a dialog is open. */
const ABOVE_DIALOGS: readonly PageAction[] = ["zoom-in", "zoom-out", "zoom-reset"];
/** The menu and the page may both tell of one key. */
const TWICE_MS = 150;

export class Desk {
  talk = $state.raw<TalkView | null>(null);
  dialog = $state<DialogName | null>(null);
  times = $state.raw<SlideTimeView[] | null>(null);
  error = $state.raw<IpcError | null>(null);
  /** Whether the program has said what this window holds. */
  ready = $state(false);
  /** Counts what was installed since the window is open. */
  installs = $state(0);
  #last: { action: PageAction; from: string; at: number } | null = null;
  readonly backend: Backend;

  constructor(backend: Backend) {
    this.backend = backend;
  }

  async begin(): Promise<void> {
    this.backend.watchWindow((event) => this.hear(event)).catch((thrown: unknown) => this.fail(thrown));
    preferences.load(this.backend).catch((thrown: unknown) => this.fail(thrown));
    await this.take(this.backend.currentTalk());
    this.ready = true;
  }

  fail(thrown: unknown): void {
    this.error = asIpcError(thrown);
  }

  /** A talk as it is now; one that is older than what is shown is dropped. */
  show(talk: TalkView): void {
    if (this.talk?.id === talk.id && talk.revision < this.talk.revision) return;
    this.talk = talk;
  }

  /** Does something that may give a talk; where the presenter chose no file, everything stays. */
  async take(work: Promise<TalkView | null>): Promise<TalkView | null> {
    this.error = null;
    try {
      const talk = await work;
      if (talk) this.show(talk);
      return talk;
    } catch (thrown) {
      this.fail(thrown);
      return null;
    }
  }

  /** Something was chosen in the menu, by a key, or in the list of commands. */
  act(action: PageAction, from: "menu" | "key" | "page"): void {
    const now = performance.now();
    const last = this.#last;
    this.#last = { action, from, at: now };
    if (last && last.action === action && last.from !== from && from !== "page" && now - last.at < TWICE_MS) return;
    const field = document.activeElement;
    if ((action === "undo" || action === "redo") && from === "menu" && field?.matches("input, textarea") && !field.closest("[data-document]")) {
      document.execCommand(action);
      return;
    }
    if (document.querySelector("[data-dialog-content]") && !ABOVE_DIALOGS.includes(action)) return;
    if (!runAction(action) && !this.talk) toasts.tell(words.app.needsTalk);
  }

  private hear(event: WindowEvent): void {
    switch (event.event) {
      case "menu":
        return this.act(event.action, "menu");
      case "talk":
        return this.show(event.talk);
      case "settings":
        return preferences.take(event.settings);
      case "close-asked":
        // As from the menu: what is being typed is sent before.
        return void runAction("close");
      case "failed":
        this.error = event.error;
        return;
      case "show-ended":
        if (event.times.length > 0) this.times = event.times;
        return;
      case "autosave-failed":
        toasts.tell(words.app.autosaveFailed(event.message), {
          severity: "error",
          lasting: true,
          action: { label: words.save, run: () => void this.save() },
        });
        return;
    }
  }

  askToClose(): void {
    if (this.talk && !this.talk.saved) this.dialog = "close";
    else this.close();
  }

  close(): void {
    this.backend.closeWindow().catch((thrown: unknown) => this.fail(thrown));
  }

  /** Saves; whether there is a file now that has everything. */
  async save(as = false): Promise<boolean> {
    if (!this.talk) return false;
    const { id } = this.talk;
    const saved = await this.take(as ? this.backend.saveTalkAs(id) : this.backend.saveTalk(id));
    if (saved?.file) toasts.tell(words.app.saved(saved.file), { severity: "good" });
    return saved?.saved ?? false;
  }

  /** Undo and redo where no page of a talk does it. */
  private async step(which: "undo" | "redo"): Promise<void> {
    const step = this.talk?.[which];
    if (!this.talk) return;
    if (!step) return announce(which === "undo" ? words.app.nothingToUndo : words.app.nothingToRedo);
    const name = words.builder.step[step.code] ?? step.english;
    if (await this.take(this.backend[which](this.talk.id))) {
      announce(which === "undo" ? words.app.undid(name) : words.app.redid(name));
    }
  }

  private async install(): Promise<void> {
    try {
      const got = await this.backend.installPack();
      if (!got) return;
      const { installed, installedOver } = words.startPage;
      const { title, version, replaced, messages } = got;
      toasts.tell(replaced === null ? installed(title, version) : installedOver(title, version, replaced), { severity: "good" });
      // Warnings are for those who write content; what is missing concerns everybody.
      for (const { message, severity } of messages.filter(({ severity }) => severity === "error")) toasts.tell(message, { severity, lasting: true });
      this.installs++;
      // A talk that is open may have something to take from it.
      if (this.talk) await this.take(this.backend.currentTalk());
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  /** Goes back to a presentation that runs, or asks how to begin one. */
  private async present(talk: TalkView, dialog: DialogName): Promise<void> {
    try {
      if (!(await this.backend.resumeShow(talk.id))) this.dialog = dialog;
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  /** What the window does itself; the parts of the page do the rest. */
  doing(): Doing {
    const open = (dialog: DialogName) => () => (this.dialog = dialog);
    const ifTalk = (run: (talk: TalkView) => void) => () => {
      if (this.talk) run(this.talk);
      else toasts.tell(words.app.needsTalk);
    };
    const openIfTalk = (dialog: DialogName) => ifTalk(open(dialog));
    return {
      "new-talk": () => {
        if (this.talk) this.backend.newWindow().catch((thrown: unknown) => this.fail(thrown));
      },
      "open-talk": () => void this.take(this.backend.openTalk()),
      save: ifTalk(() => void this.save()),
      "save-as": ifTalk(() => void this.save(true)),
      duplicate: ifTalk(({ id }) => void this.backend.duplicateTalk(id).catch((thrown: unknown) => this.fail(thrown))),
      revert: openIfTalk("revert"),
      export: openIfTalk("export"),
      "go-bag": openIfTalk("go-bag"),
      close: () => this.askToClose(),
      undo: ifTalk(() => void this.step("undo")),
      redo: ifTalk(() => void this.step("redo")),
      present: ifTalk((talk) => void this.present(talk, "present")),
      "present-from-here": ifTalk((talk) => void this.present(talk, "present-from-here")),
      rehearse: openIfTalk("present"),
      preflight: openIfTalk("present"),
      "swap-audience": openIfTalk("swap"),
      "update-content": openIfTalk("update"),
      "install-pack": () => void this.install(),
      "talk-settings": openIfTalk("talk-settings"),
      settings: open("settings"),
      "command-palette": open("palette"),
      shortcuts: open("shortcuts"),
      about: open("about"),
      "zoom-in": () => preferences.zoom(1),
      "zoom-out": () => preferences.zoom(-1),
      "zoom-reset": () => preferences.zoom(0),
    };
  }
}
