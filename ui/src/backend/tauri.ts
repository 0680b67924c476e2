// The program itself, over IPC. Every command's name stands here once.

import { Channel, convertFileSrc, invoke, isTauri } from "@tauri-apps/api/core";
import type { Backend } from "./backend";

/** Whether there is a program to ask. */
export const isThere: boolean = isTauri();

function channel<T>(onMessage: (message: T) => void): Channel<T> {
  const channel = new Channel<T>();
  channel.onmessage = onMessage;
  return channel;
}

export const tauriBackend: Backend = {
  watchWindow: (onEvent) => invoke("watch_window", { events: channel(onEvent) }),
  currentTalk: () => invoke("current_talk"),
  newWindow: () => invoke("new_window"),
  closeWindow: () => invoke("close_window"),
  getSettings: () => invoke("get_settings"),
  setSettings: (settings) => invoke("set_settings", { settings }),
  listThemes: () => invoke("list_themes"),

  startView: () => invoke("start_view"),
  listPacks: () => invoke("list_packs"),
  previewTalk: (wish) => invoke("preview_talk", { wish }),
  planTalk: (wish) => invoke("plan_talk", { wish }),
  openTalk: () => invoke("open_talk"),
  openRecent: (number) => invoke("open_recent", { number }),
  forgetRecent: (number) => invoke("forget_recent", { number }),
  openSample: (audience) => invoke("open_sample", { audience }),
  restoreLeftover: (number) => invoke("restore_leftover", { number }),
  discardLeftover: (number) => invoke("discard_leftover", { number }),
  installPack: () => invoke("install_pack"),

  saveTalk: (talk) => invoke("save_talk", { talk }),
  saveTalkAs: (talk) => invoke("save_talk_as", { talk }),
  duplicateTalk: (talk) => invoke("duplicate_talk", { talk }),
  revertTalk: (talk) => invoke("revert_talk", { talk }),
  changeTalk: (talk, change) => invoke("change_talk", { talk, change }),
  undo: (talk) => invoke("undo", { talk }),
  redo: (talk) => invoke("redo", { talk }),
  pauseTyping: (talk) => invoke("pause_typing", { talk }),

  paintTalk: (talk) => invoke("paint_talk", { talk }),
  paintLibrary: (talk, slides) => invoke("paint_library", { talk, slides }),
  pictureAddress: (picture) => convertFileSrc(picture, "slide"),

  libraryView: (talk) => invoke("library_view", { talk }),
  searchLibrary: (talk, wish) => invoke("search_library", { talk, wish }),
  slideDetail: (talk, slide) => invoke("slide_detail", { talk, slide }),
  checkText: (talk, text, role) => invoke("check_text", { talk, text, role }),
  claimView: (talk, claim) => invoke("claim_view", { talk, claim }),
  documentView: (talk, document) => invoke("document_view", { talk, document }),
  reviewTalk: (talk) => invoke("review_talk", { talk }),
  listFields: (talk) => invoke("list_fields", { talk }),

  ownSources: (talk) => invoke("own_sources", { talk }),
  addSource: (talk, source) => invoke("add_source", { talk, source }),
  importSources: (talk) => invoke("import_sources", { talk }),
  removeSource: (talk, source) => invoke("remove_source", { talk, source }),
  addPicture: (talk) => invoke("add_picture", { talk }),
  pickImport: (talk) => invoke("pick_import", { talk }),
  takeImport: (talk, slides, at) => invoke("take_import", { talk, slides, at }),
  pickBrand: (talk) => invoke("pick_brand", { talk }),

  proposeFit: (talk, minutes) => invoke("propose_fit", { talk, minutes }),
  applyFit: (talk, minutes, refused) => invoke("apply_fit", { talk, minutes, refused }),
  proposeSwap: (talk, audience) => invoke("propose_swap", { talk, audience }),
  applySwap: (talk, audience, refused) => invoke("apply_swap", { talk, audience, refused }),
  reviewUpdate: (talk) => invoke("review_update", { talk }),
  applyUpdate: (talk, take, keep) => invoke("apply_update", { talk, take, keep }),

  listFormats: () => invoke("list_formats"),
  previewExport: (talk, format, paper, ink) => invoke("preview_export", { talk, format, paper, ink }),
  exportTalk: (talk, choice, onProgress) => invoke("export_talk", { talk, choice, progress: channel(onProgress) }),
  makeGoBag: (talk, wish, onProgress) => invoke("make_go_bag", { talk, wish, progress: channel(onProgress) }),
  cancelExport: (talk) => invoke("cancel_export", { talk }),
  showExported: (talk) => invoke("show_exported", { talk }),
  openExported: (talk, number) => invoke("open_exported", { talk, number }),

  listDisplays: () => invoke("list_displays"),
  preflight: (talk) => invoke("preflight", { talk }),
  testClicker: (talk, key) => invoke("test_clicker", { talk, key }),
  lastScreens: () => invoke("last_screens"),
  beginShow: (talk, wish) => invoke("begin_show", { talk, wish }),
  resumeShow: (talk) => invoke("resume_show", { talk }),
  presenterDeck: () => invoke("presenter_deck"),
  watchShow: (onState) => invoke("watch_show", { states: channel(onState) }),
  audienceDeck: () => invoke("audience_deck"),
  watchAudience: (onState) => invoke("watch_audience", { states: channel(onState) }),
  intend: (intent) => invoke("intend", { intent }),
  pressKey: (key) => invoke("press_key", { key }),
  endShow: () => invoke("end_show"),
  applyRehearsal: (talk, times) => invoke("apply_rehearsal", { talk, times }),
};
