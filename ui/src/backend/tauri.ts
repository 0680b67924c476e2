// The program itself, over IPC. Every command's name stands here once.

import { Channel, convertFileSrc, invoke, isTauri } from "@tauri-apps/api/core";
import type { Backend, ExportProgress, MenuAction } from "./backend";

/** Whether there is a program to ask. */
export const isThere: boolean = isTauri();

function channel<T>(onMessage: (message: T) => void): Channel<T> {
  const channel = new Channel<T>();
  channel.onmessage = onMessage;
  return channel;
}

export const tauriBackend: Backend = {
  listPacks: () => invoke("list_packs"),
  listHandouts: () => invoke("list_handouts"),
  previewTalk: (wish) => invoke("preview_talk", { wish }),
  planTalk: (wish) => invoke("plan_talk", { wish }),
  openTalk: () => invoke("open_talk"),
  openGiven: () => invoke("open_given"),
  saveTalk: (talk) => invoke("save_talk", { talk }),
  saveTalkAs: (talk) => invoke("save_talk_as", { talk }),
  exportTalk: (talk, choice, onProgress) =>
    invoke("export_talk", { talk, choice, progress: channel<ExportProgress>(onProgress) }),
  cancelExport: (talk) => invoke("cancel_export", { talk }),
  showExported: (talk) => invoke("show_exported", { talk }),
  watchMenu: (onAction) => invoke("watch_menu", { actions: channel<MenuAction>(onAction) }),
  paintTalk: (talk) => invoke("paint_talk", { talk }),
  pictureAddress: (picture) => convertFileSrc(picture, "slide"),
};
