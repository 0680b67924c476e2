// Files of a talk in the making: how far they are, stopping them, and opening what came of it.

import { asIpcError, type Backend, type ExportProgress, type InkView, type IpcError, type PaperView, type TalkView } from "../../backend/backend";

export class Making {
  paper = $state<PaperView>("letter");
  ink = $state<InkView>("colour");
  running = $state(false);
  stopping = $state(false);
  stopped = $state(false);
  progress = $state.raw<ExportProgress | null>(null);
  error = $state.raw<IpcError | null>(null);
  protected readonly backend: Backend;
  protected readonly talk: number;

  constructor(backend: Backend, talk: TalkView) {
    this.backend = backend;
    this.talk = talk.id;
    this.paper = talk.paper;
    this.ink = talk.ink;
  }

  /** Makes files; null where the presenter chose no place, stopped it, or it was refused. */
  protected async make<T>(work: () => Promise<T | null>): Promise<T | null> {
    Object.assign(this, { running: true, stopping: false, stopped: false, error: null, progress: null });
    try {
      return await work();
    } catch (thrown) {
      const refused = asIpcError(thrown);
      if (refused.code === "cancelled") this.stopped = true;
      else this.error = refused;
      return null;
    } finally {
      this.running = false;
    }
  }

  async #attempt(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (thrown) {
      this.error = asIpcError(thrown);
    }
  }

  stop(): void {
    this.stopping = true;
    void this.#attempt(this.backend.cancelExport(this.talk));
  }

  openFile(number: number): void {
    void this.#attempt(this.backend.openExported(this.talk, number));
  }

  openFolder(): void {
    void this.#attempt(this.backend.showExported(this.talk));
  }
}
