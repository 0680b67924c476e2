// What the pages ask of the program. They know nothing else of it.

import { getContext, setContext } from "svelte";
import type {
  AudienceDeck,
  AudienceState,
  ButtonView,
  CardView,
  ChangedView,
  ChangeWish,
  ClaimView,
  DisplayView,
  DocumentView,
  ExportChoice,
  ExportPreview,
  ExportProgress,
  ExportView,
  FieldView,
  FindingView,
  FitView,
  FormatView,
  GoBagView,
  GoBagWish,
  ImportView,
  InkView,
  InstalledView,
  IntentWish,
  IpcError,
  KeyWish,
  LibraryView,
  LibraryWish,
  PackView,
  PaperView,
  PartRole,
  PictureView,
  PlanPreview,
  PreflightItem,
  PresenterDeck,
  SettingsView,
  ShowState,
  ShowWish,
  SlideDetail,
  SlideTimeView,
  SourceLine,
  SourceWish,
  SpotWish,
  StartView,
  SwapView,
  TalkView,
  TalkWish,
  TermView,
  ThemeView,
  UpdateView,
  WindowEvent,
} from "./bindings/wire";

export type * from "./bindings/wire";

/** Every promise may be refused with an `IpcError`. `null` means that the presenter chose no file or folder. */
export interface Backend {
  // The window
  /** From now on tells what happens in this window: menu, undo elsewhere, asked to close. */
  watchWindow(onEvent: (event: WindowEvent) => void): Promise<void>;
  /** The talk that this window holds, if any. */
  currentTalk(): Promise<TalkView | null>;
  /** Opens another window with the start. */
  newWindow(): Promise<void>;
  /** Closes the window; what is not saved is gone. */
  closeWindow(): Promise<void>;
  getSettings(): Promise<SettingsView>;
  setSettings(settings: SettingsView): Promise<SettingsView>;
  listThemes(): Promise<ThemeView[]>;

  // Start
  startView(): Promise<StartView>;
  listPacks(): Promise<PackView[]>;
  /** What a plan would give, without making the talk. */
  previewTalk(wish: TalkWish): Promise<PlanPreview>;
  planTalk(wish: TalkWish): Promise<TalkView>;
  openTalk(): Promise<TalkView | null>;
  /** Opens a talk of the start's list. */
  openRecent(number: number): Promise<TalkView | null>;
  forgetRecent(number: number): Promise<StartView>;
  openSample(audience: string): Promise<TalkView>;
  restoreLeftover(number: number): Promise<TalkView>;
  discardLeftover(number: number): Promise<StartView>;
  installPack(): Promise<InstalledView | null>;

  // The document
  saveTalk(talk: number): Promise<TalkView | null>;
  saveTalkAs(talk: number): Promise<TalkView | null>;
  /** A copy of the talk without a file, in a window of its own. */
  duplicateTalk(talk: number): Promise<void>;
  /** Takes what the file has; can be undone. */
  revertTalk(talk: number): Promise<TalkView>;
  changeTalk(talk: number, change: ChangeWish): Promise<ChangedView>;
  undo(talk: number): Promise<TalkView>;
  redo(talk: number): Promise<TalkView>;
  /** What is typed from now on is a step of its own for undo. */
  pauseTyping(talk: number): Promise<void>;

  // Pictures
  /** Draws the slides of a talk as they are now, in the order of the deck: title slide first, references and reserve last. */
  paintTalk(talk: number): Promise<PictureView[]>;
  /** Draws slides of the library as they would stand in the talk. */
  paintLibrary(talk: number, slides: string[]): Promise<PictureView[]>;
  /** The address of a picture. */
  pictureAddress(picture: string): string;

  // Library and evidence
  libraryView(talk: number): Promise<LibraryView>;
  searchLibrary(talk: number, wish: LibraryWish): Promise<CardView[]>;
  /** A slide of the talk or of the library. */
  slideDetail(talk: number, slide: string): Promise<SlideDetail>;
  /** The avoided terms in a text. */
  checkText(talk: number, text: string, role: PartRole): Promise<TermView[]>;
  claimView(talk: number, claim: string): Promise<ClaimView>;
  documentView(talk: number, document: string): Promise<DocumentView>;
  reviewTalk(talk: number): Promise<FindingView[]>;
  /** The talk's local fields; those of all packs where no talk is given. */
  listFields(talk: number | null): Promise<FieldView[]>;

  // Own material
  /** The presenter's own sources in the talk. */
  ownSources(talk: number): Promise<SourceLine[]>;
  addSource(talk: number, source: SourceWish): Promise<ChangedView>;
  /** Asks for a CSL-JSON or BibLaTeX file and takes its sources. */
  importSources(talk: number): Promise<ChangedView | null>;
  removeSource(talk: number, source: string): Promise<ChangedView>;
  /** Asks for a picture and takes it into the talk; gives its name. */
  addPicture(talk: number): Promise<string | null>;
  /** Asks for a file (PPTX, DOCX, HTML, Markdown, text, PDF) and reads it; nothing of it is taken yet. */
  pickImport(talk: number): Promise<ImportView | null>;
  /** Takes slides of the file that was read last: new ones at a spot, as drafts, changed ones where they stand. Can be undone. */
  takeImport(talk: number, slides: number[], at: SpotWish): Promise<ChangedView>;
  /** Asks for a PPTX or POTX file and takes its colours, font and logo over the theme. Can be undone. */
  pickBrand(talk: number): Promise<ChangedView | null>;

  // Proposals
  proposeFit(talk: number, minutes: number): Promise<FitView>;
  /** Applies a fit without the refused slides; can be undone. */
  applyFit(talk: number, minutes: number, refused: string[]): Promise<TalkView>;
  proposeSwap(talk: number, audience: string): Promise<SwapView>;
  /** Makes a new talk for the audience without the refused rows, in a window of its own. */
  applySwap(talk: number, audience: string, refused: number[]): Promise<void>;
  /** What is newer in the installed pack; null where nothing is. */
  reviewUpdate(talk: number): Promise<UpdateView | null>;
  /** Takes items of the review and keeps the talk's own of others; items in neither list are asked again. Can be undone. */
  applyUpdate(talk: number, take: number[], keep: number[]): Promise<TalkView>;

  // Export
  listFormats(): Promise<FormatView[]>;
  previewExport(talk: number, format: string, paper: PaperView, ink: InkView): Promise<ExportPreview>;
  exportTalk(talk: number, choice: ExportChoice, onProgress: (progress: ExportProgress) => void): Promise<ExportView | null>;
  /** Makes a go-bag and reads every file of it again. */
  makeGoBag(talk: number, wish: GoBagWish, onProgress: (progress: ExportProgress) => void): Promise<GoBagView | null>;
  /** Stops an export or a go-bag. */
  cancelExport(talk: number): Promise<void>;
  /** Opens the folder of a talk's last export. */
  showExported(talk: number): Promise<void>;
  /** Opens a file of a talk's last export in the system's viewer, where it can be printed too. */
  openExported(talk: number, number: number): Promise<void>;

  // Presenting
  listDisplays(): Promise<DisplayView[]>;
  /** What to look at before presenting. */
  preflight(talk: number): Promise<PreflightItem[]>;
  /** Tries a clicker's button; null for a key that no clicker sends. */
  testClicker(talk: number, key: KeyWish): Promise<ButtonView | null>;
  /** How the presentation was shown last. */
  lastScreens(): Promise<ShowWish["screens"]>;
  beginShow(talk: number, wish: ShowWish): Promise<void>;
  /** Goes on with a presentation of the talk that runs; whether one does. */
  resumeShow(talk: number): Promise<boolean>;
  /** For the presenter's window. */
  presenterDeck(): Promise<PresenterDeck>;
  /** From now on tells the presenter's window how the talk stands, beginning with how it stands now. */
  watchShow(onState: (state: ShowState) => void): Promise<void>;
  /** For the audience's window. */
  audienceDeck(): Promise<AudienceDeck>;
  /** From now on tells the audience's window what it draws, beginning with now. */
  watchAudience(onState: (state: AudienceState) => void): Promise<void>;
  /** For both windows. */
  intend(intent: IntentWish): Promise<void>;
  /** For both windows: a key that was pressed; whether it means something. */
  pressKey(key: KeyWish): Promise<boolean>;
  /** Ends the presentation and closes its windows. */
  endShow(): Promise<void>;
  /** Takes the times of the last rehearsal as the plan's; can be undone. */
  applyRehearsal(talk: number, times: SlideTimeView[]): Promise<TalkView>;
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
