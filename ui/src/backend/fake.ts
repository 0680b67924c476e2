// A program that is not there: for tests and for looking at the pages, with answers as the real one gives them.

import type * as V from "./backend";
import type { Backend } from "./backend";
import { bagOf } from "./fake/bag";
import { change, takeImport } from "./fake/change";
import { claimOf, documentOf, run } from "./fake/claim";
import { AUDIENCES, DOCUMENTS, KINDS, SLIDES, TOPICS, WRITABLE, type FakeSlide } from "./fake/library";
import { BRAND, BRAND_NOTES, IMPORTED } from "./fake/import";
import { drawSlide } from "./fake/picture";
import * as proposal from "./fake/proposal";
import * as show from "./fake/show";
import * as start from "./fake/start";
import { firstTalk, slideOf, type FakeTalk } from "./fake/talk";
import { deckOrder, detail, findings, search, stepOf, talkView, termsIn } from "./fake/view";

type Past = { code: string; talk: FakeTalk };

/** Holds one talk and changes it; `asked` remembers every call, `tell` sends an event to the window. */
export class FakeBackend implements Backend {
  talk: FakeTalk = firstTalk();
  slides: FakeSlide[] = SLIDES;
  packs: V.PackView[] = start.PACKS;
  start: V.StartView = start.START;
  settings: V.SettingsView = start.SETTINGS;
  sources: V.SourceLine[] = [];
  formats: V.FormatView[] = show.FORMATS;
  displays: V.DisplayView[] = show.DISPLAYS;
  checks: V.PreflightItem[] = show.PREFLIGHT;
  presenter: V.PresenterDeck = show.PRESENTER;
  audience: V.AudienceDeck = show.AUDIENCE;
  audienceState: V.AudienceState = show.AUDIENCE_STATE;
  showState: V.ShowState = show.SHOW_STATE;
  swap: V.SwapView = proposal.SWAP;
  update: V.UpdateView | null = proposal.UPDATE;
  imported: V.ImportView = IMPORTED;
  brand: V.BrandView = BRAND;
  /** What is wrong in the go-bag's files, by their names. */
  faults: Record<string, string> = {};
  /** Whether the window was opened with a talk. */
  given = false;
  /** Whether the presenter chooses a file, a folder or a picture when asked. */
  chooses = true;
  /** Set to keep answers back: a promise that every call waits for. */
  delay: Promise<void> | null = null;
  asked: [string, ...unknown[]][] = [];
  tell: (event: V.WindowEvent) => void = () => {};
  tellShow: (state: V.ShowState) => void = () => {};
  tellAudience: (state: V.AudienceState) => void = () => {};

  private revision = 1;
  private saved = false;
  private file: string | null = null;
  private past: Past[] = [];
  private future: Past[] = [];
  private refusals = new Map<string, V.IpcError>();

  /** Notes a call; refuses it where the test wants so. */
  private async note(name: string, ...given: unknown[]): Promise<void> {
    this.asked.push([name, ...given]);
    if (this.delay) await this.delay;
    const refusal = this.refusals.get(name);
    this.refusals.delete(name);
    if (refusal) throw refusal;
  }

  /** Refuses the next call of a name; others, such as those that the page makes by itself, go on. */
  refuse(call: keyof Backend, error: V.IpcError): void {
    this.refusals.set(call, error);
  }

  /** The calls of a name, without the talk's number. */
  calls(name: string): unknown[][] {
    return this.asked.filter(([asked]) => asked === name).map(([, ...given]) => (given[0] === 1 ? given.slice(1) : given));
  }

  view(): V.TalkView {
    return talkView(this.talk, {
      id: 1,
      revision: this.revision,
      saved: this.saved,
      file: this.file,
      undo: stepOf(this.past.at(-1)?.code),
      redo: stepOf(this.future.at(-1)?.code),
    });
  }

  private step(code: string, work: (talk: FakeTalk) => string[]): string[] {
    this.past.push({ code, talk: this.talk });
    this.future = [];
    this.talk = structuredClone(this.talk);
    this.saved = false;
    this.revision++;
    return work(this.talk);
  }

  private back(from: Past[], to: Past[]): V.TalkView {
    const step = from.pop();
    if (step) {
      to.push({ code: step.code, talk: this.talk });
      this.talk = step.talk;
      this.revision++;
      this.saved = false;
    }
    return this.view();
  }

  // The window
  async watchWindow(onEvent: (event: V.WindowEvent) => void) {
    this.tell = onEvent;
  }
  async currentTalk() {
    return this.given ? this.view() : null;
  }
  newWindow = () => this.note("newWindow");
  closeWindow = () => this.note("closeWindow");
  async getSettings() {
    return this.settings;
  }
  async setSettings(settings: V.SettingsView) {
    await this.note("setSettings", settings);
    return (this.settings = settings);
  }
  async listThemes() {
    return start.THEMES;
  }

  // Start
  async startView() {
    return this.start;
  }
  async listPacks() {
    return this.packs;
  }
  async previewTalk(wish: V.TalkWish) {
    await this.note("previewTalk", wish);
    return start.PLAN;
  }
  async planTalk(wish: V.TalkWish) {
    await this.note("planTalk", wish);
    Object.assign(this.talk, { audience: wish.audience, minutes: wish.minutes, date: wish.date });
    if (wish.title) this.talk.title = wish.title;
    return this.view();
  }
  async openTalk() {
    await this.note("openTalk");
    return this.chooses ? this.view() : null;
  }
  async openRecent(number: number) {
    await this.note("openRecent", number);
    return this.view();
  }
  async forgetRecent(number: number) {
    await this.note("forgetRecent", number);
    return (this.start = { ...this.start, recent: this.start.recent.filter((recent) => recent.number !== number) });
  }
  async openSample(audience: string) {
    await this.note("openSample", audience);
    return this.view();
  }
  async restoreLeftover(number: number) {
    await this.note("restoreLeftover", number);
    return this.view();
  }
  async discardLeftover(number: number) {
    await this.note("discardLeftover", number);
    return (this.start = { ...this.start, leftovers: this.start.leftovers.filter((left) => left.number !== number) });
  }
  async installPack() {
    await this.note("installPack");
    return this.chooses ? { title: "Safety", version: "1.3.0", replaced: "1.2.0", messages: [] } : null;
  }

  // The document
  async saveTalk(talk: number) {
    await this.note("saveTalk", talk);
    return this.save();
  }
  async saveTalkAs(talk: number) {
    await this.note("saveTalkAs", talk);
    return this.save();
  }
  private save() {
    if (!this.chooses) return null;
    this.saved = true;
    this.file ??= "evening.lectern";
    return this.view();
  }
  duplicateTalk = (talk: number) => this.note("duplicateTalk", talk);
  async revertTalk(talk: number) {
    await this.note("revertTalk", talk);
    this.step("revert-talk", () => ((this.talk = firstTalk()), []));
    return this.view();
  }
  async changeTalk(talk: number, wish: V.ChangeWish): Promise<V.ChangedView> {
    await this.note("changeTalk", talk, wish);
    const came = this.step(wish.do, (talk) => change(talk, wish));
    return { talk: this.view(), came, messages: [] };
  }
  async undo(talk: number) {
    await this.note("undo", talk);
    return this.back(this.past, this.future);
  }
  async redo(talk: number) {
    await this.note("redo", talk);
    return this.back(this.future, this.past);
  }
  pauseTyping = (talk: number) => this.note("pauseTyping", talk);

  // Pictures
  async paintTalk(talk: number) {
    await this.note("paintTalk", talk);
    let label = 0;
    return deckOrder(this.talk).map((slide) => ({ ...this.paint(slide), label: String(++label) }));
  }
  async paintLibrary(talk: number, slides: string[]) {
    await this.note("paintLibrary", talk, slides);
    return slides.map((slide) => this.paint(slide));
  }
  private paint(slide: string): V.PictureView {
    const title = slide === "title" ? this.talk.title : slide === "references" ? "References" : slideOf(this.talk, slide)?.title;
    const body = slideOf(this.talk, slide)?.parts.find(({ shown }) => shown)?.text ?? this.talk.subtitle ?? "";
    const name = `${slide}/${encodeURIComponent(title ?? "")}/${encodeURIComponent(body)}`;
    const overfull = body.length > 600;
    return {
      slide,
      title: title ?? slide,
      label: null,
      pictures: overfull ? [name, `${name} 2`] : [name],
      messages: overfull ? [{ severity: "warning", code: "overfull", message: "the words go on to a second page", hint: "Say less" }] : [],
    };
  }
  pictureAddress(picture: string) {
    const [, title = "", body = ""] = picture.split("/").map(decodeURIComponent);
    return drawSlide(title, body);
  }

  // Library and evidence
  async libraryView(): Promise<V.LibraryView> {
    return { slides: this.slides.length, audiences: AUDIENCES, topics: TOPICS, documents: DOCUMENTS, kinds: KINDS, writable: WRITABLE };
  }
  async searchLibrary(talk: number, wish: V.LibraryWish) {
    await this.note("searchLibrary", talk, wish);
    return search(this.talk, this.slides, wish);
  }
  async slideDetail(talk: number, slide: string) {
    await this.note("slideDetail", talk, slide);
    const found = detail(this.talk, slide);
    if (!found) throw { code: "unknown-slide", message: "the slide is not there" };
    return found;
  }
  async checkText(talk: number, text: string, role: V.PartRole) {
    await this.note("checkText", talk, text, role);
    return termsIn(text);
  }
  async claimView(_talk: number, claim: string) {
    return claimOf(claim);
  }
  async documentView(_talk: number, document: string) {
    return documentOf(document);
  }
  async reviewTalk() {
    return findings(this.talk);
  }
  async listFields(talk: number | null) {
    return start.fieldsOf(talk === null ? null : this.talk);
  }

  // Own material
  async ownSources() {
    return this.sources;
  }
  async addSource(talk: number, source: V.SourceWish) {
    await this.note("addSource", talk, source);
    this.sources = [...this.sources, { id: `own-${this.sources.length}`, number: null, entry: [run(source.title)], grade: null, own: true }];
    return { talk: this.view(), came: [], messages: [] };
  }
  async importSources(talk: number) {
    await this.note("importSources", talk);
    return this.chooses ? { talk: this.view(), came: [], messages: [] } : null;
  }
  async removeSource(talk: number, source: string) {
    await this.note("removeSource", talk, source);
    this.sources = this.sources.filter(({ id }) => id !== source);
    return { talk: this.view(), came: [], messages: [] };
  }
  async addPicture(talk: number) {
    await this.note("addPicture", talk);
    return this.chooses ? "images/yard.jpg" : null;
  }
  async pickImport(talk: number) {
    await this.note("pickImport", talk);
    return this.chooses ? this.imported : null;
  }
  async takeImport(talk: number, slides: number[], at: V.SpotWish): Promise<V.ChangedView> {
    await this.note("takeImport", talk, slides, at);
    const taken = this.imported.slides.filter(({ number }) => slides.includes(number));
    const came = this.step("import", (talk) => takeImport(talk, taken, at));
    return { talk: this.view(), came, messages: [] };
  }
  async pickBrand(talk: number): Promise<V.ChangedView | null> {
    await this.note("pickBrand", talk);
    if (!this.chooses) return null;
    this.step("brand", (talk) => ((talk.brand = this.brand), []));
    const messages = BRAND_NOTES.map((message): V.MessageView => ({ severity: "note", code: "brand", message, hint: null }));
    return { talk: this.view(), came: [], messages };
  }

  // Proposals
  async proposeFit(talk: number, minutes: number): Promise<V.FitView> {
    await this.note("proposeFit", talk, minutes);
    const { planned } = this.view();
    const cut = planned > minutes ? [{ slide: "lights", title: "Lights", minutes: 1, reason: "it may be left out" }] : [];
    const added = planned < minutes ? [{ slide: "myths", title: "Four myths", minutes: 2, reason: "there is time for it" }] : [];
    return { minutes, before: planned, now: planned - cut.length + 2 * added.length, cut, added, messages: [] };
  }
  async applyFit(talk: number, minutes: number, refused: string[]) {
    const { cut, added } = await this.proposeFit(talk, minutes);
    await this.note("applyFit", talk, minutes, refused);
    const wanted = (list: V.ChangeView[]) => list.map(({ slide }) => slide).filter((slide) => !refused.includes(slide));
    this.step("fit-time", (talk) => {
      change(talk, { do: "remove", slides: wanted(cut) });
      return change(talk, { do: "insert", slides: wanted(added), at: { in: "section", section: 0, position: 0 } });
    });
    return this.view();
  }
  async proposeSwap(talk: number, audience: string) {
    await this.note("proposeSwap", talk, audience);
    return this.swap;
  }
  applySwap = (talk: number, audience: string, refused: number[]) => this.note("applySwap", talk, audience, refused);
  async reviewUpdate() {
    return this.update;
  }
  async applyUpdate(talk: number, take: number[], keep: number[]) {
    await this.note("applyUpdate", talk, take, keep);
    return this.view();
  }

  // Export
  async listFormats() {
    return this.formats;
  }
  async previewExport(talk: number, format: string, paper: V.PaperView, ink: V.InkView): Promise<V.ExportPreview> {
    await this.note("previewExport", talk, format, paper, ink);
    const pages = deckOrder(this.talk).flatMap((slide) => this.paint(slide).pictures);
    const packet = format === "handout-accreditation";
    const blanks = packet ? start.fieldsOf(this.talk).filter(({ value }) => value === "").map(({ label }) => label) : [];
    return { format, pages, ratio: 16 / 9, blanks, undated: packet && this.talk.date === null };
  }
  async exportTalk(talk: number, choice: V.ExportChoice, onProgress: (progress: V.ExportProgress) => void): Promise<V.ExportView | null> {
    await this.note("exportTalk", talk, choice);
    if (!this.chooses) return null;
    const total = choice.formats.length;
    choice.formats.forEach((what, done) => onProgress({ what, phase: "finished", done: done + 1, total }));
    const files = choice.formats.map((format, number) => ({ number, format, name: `evening-${format}.pdf`, pages: 9, bytes: 90_000 }));
    return { folder: "/home/me/talk", files, messages: [] };
  }
  async makeGoBag(talk: number, wish: V.GoBagWish, onProgress: (progress: V.ExportProgress) => void): Promise<V.GoBagView | null> {
    await this.note("makeGoBag", talk, wish);
    if (!this.chooses) return null;
    const bag = bagOf(wish, this.faults);
    bag.files.forEach(({ name }, done) => onProgress({ what: name, phase: "check", done, total: bag.files.length }));
    return bag;
  }
  cancelExport = (talk: number) => this.note("cancelExport", talk);
  showExported = (talk: number) => this.note("showExported", talk);
  openExported = (talk: number, number: number) => this.note("openExported", talk, number);

  // Presenting
  async listDisplays() {
    return this.displays;
  }
  async preflight() {
    return this.checks;
  }
  async testClicker(_talk: number, key: V.KeyWish): Promise<V.ButtonView | null> {
    const buttons: Record<string, V.ButtonView> = { PageDown: "next", PageUp: "previous", F5: "show", ".": "blank" };
    return buttons[key.key] ?? null;
  }
  async lastScreens(): Promise<V.ScreensWish> {
    return "two";
  }
  beginShow = (talk: number, wish: V.ShowWish) => this.note("beginShow", talk, wish);
  /** Whether a presentation runs. */
  presenting = false;
  async resumeShow(talk: number) {
    await this.note("resumeShow", talk);
    return this.presenting;
  }
  async presenterDeck() {
    return this.presenter;
  }
  async watchShow(onState: (state: V.ShowState) => void) {
    this.tellShow = onState;
    onState(this.showState);
  }
  async audienceDeck() {
    return this.audience;
  }
  async watchAudience(onState: (state: V.AudienceState) => void) {
    this.tellAudience = onState;
    onState(this.audienceState);
  }
  intend = (intent: V.IntentWish) => this.note("intend", intent);
  async pressKey(key: V.KeyWish) {
    await this.note("pressKey", key);
    return true;
  }
  endShow = () => this.note("endShow");
  async applyRehearsal(talk: number, times: V.SlideTimeView[]) {
    await this.note("applyRehearsal", talk, times);
    return this.view();
  }
}
