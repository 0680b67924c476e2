// What the pages ask of the program. They know nothing else of it.

import { getContext, setContext } from "svelte";
import type {
  ExportChoice,
  ExportProgress,
  ExportView,
  IpcError,
  MenuAction,
  PackView,
  PictureView,
  PlanPreview,
  TalkView,
  TalkWish,
} from "./bindings/wire";

export type * from "./bindings/wire";

/** Every promise may be refused with an `IpcError`. `null` means that the presenter chose no file or folder. */
export interface Backend {
  listPacks(): Promise<PackView[]>;
  /** The names of all kinds of handouts. */
  listHandouts(): Promise<string[]>;
  /** What a plan would give, without making the talk. */
  previewTalk(wish: TalkWish): Promise<PlanPreview>;
  planTalk(wish: TalkWish): Promise<TalkView>;
  openTalk(): Promise<TalkView | null>;
  /** Opens the file that the program was started with. */
  openGiven(): Promise<TalkView | null>;
  saveTalk(talk: number): Promise<TalkView | null>;
  saveTalkAs(talk: number): Promise<TalkView | null>;
  exportTalk(talk: number, choice: ExportChoice, onProgress: (progress: ExportProgress) => void): Promise<ExportView | null>;
  cancelExport(talk: number): Promise<void>;
  /** Opens the folder of a talk's last export. */
  showExported(talk: number): Promise<void>;
  /** From now on tells what is chosen in the menu. */
  watchMenu(onAction: (action: MenuAction) => void): Promise<void>;
  /** Draws the slides of a talk as they are now. */
  paintTalk(talk: number): Promise<PictureView[]>;
  /** The address of a picture. */
  pictureAddress(picture: string): string;
}

const KEY = Symbol("backend");

export function provideBackend(backend: Backend): void {
  setContext(KEY, backend);
}

export function useBackend(): Backend {
  return getContext<Backend>(KEY);
}

/** An error as something to show, whatever was thrown. */
export function asIpcError(thrown: unknown): IpcError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    return { code: String(thrown.code), message: String(thrown.message) };
  }
  return { code: "fault", message: String(thrown) };
}
