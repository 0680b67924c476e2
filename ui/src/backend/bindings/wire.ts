// Made from src-tauri/src/ipc by `make accept`. Not to be edited.

/**
 * Light or dark windows.
 */
export type AppearanceView = "system" | "light" | "dark";

/**
 * The shape of slides.
 */
export type AspectView = "wide" | "standard";

/**
 * All that the audience's window draws: pictures, and nothing of the notes.
 */
export type AudienceDeck = { title: string, language: string, 
/**
 * Width by height of a slide.
 */
ratio: number, 
/**
 * The slides' pictures by the slides' numbers; none for a hidden slide.
 */
pictures: Array<Array<string>>, 
/**
 * The slides' titles, for a screen reader; empty for a hidden slide.
 */
titles: Array<string>, 
/**
 * Whether this is the only window; then the presenter's keys show a strip of notes.
 */
alone: boolean, };

/**
 * What the audience sees.
 */
export type AudienceState = { 
/**
 * Counts the talk's changes while it is shown: at another number the pictures are to be asked for again.
 */
deck: number, what: AudienceWhat, 
/**
 * The page, where it is one.
 */
stop: StopView | null, 
/**
 * The page that comes next, to be made ready.
 */
next: StopView | null, pointer: PointerView | null, };

/**
 * Who may be in the room.
 */
export type AudienceView = { id: string, name: string, 
/**
 * The languages a talk to them can be had in.
 */
languages: Array<LanguageView>, 
/**
 * The times that talks are laid out for, in minutes.
 */
minutes: Array<number>, };

/**
 * What the audience sees.
 */
export type AudienceWhat = "desktop" | "slide" | "frozen" | "help" | "black" | "white";

/**
 * What a key does.
 */
export type BindingView = { 
/**
 * A stable short name, for catalogues of words.
 */
name: string, 
/**
 * The same in English.
 */
does: string, keys: Array<string>, shift: boolean, };

/**
 * A block of text.
 */
export type BlockView = { "kind": "paragraph", runs: Array<RunView>, } | { "kind": "heading", runs: Array<RunView>, } | { "kind": "list", start: number | null, items: Array<Array<BlockView>>, } | { "kind": "quote", blocks: Array<BlockView>, } | { "kind": "figure", text: string, };

/**
 * The look that a talk borrows from an organisation's slides.
 */
export type BrandView = { 
/**
 * The name of the file it came from.
 */
name: string, 
/**
 * As `#1f4e5f`.
 */
colours: Array<string>, 
/**
 * The family that it asks for.
 */
font: string | null, 
/**
 * What the logo on the slides is called.
 */
logo: string | null, };

/**
 * A claim in a line.
 */
export type BriefClaim = { id: string, statement: string, figure: string | null, };

/**
 * A button of a clicker.
 */
export type ButtonView = "next" | "previous" | "show" | "blank";

/**
 * A slide of the library.
 */
export type CardView = { slide: string, title: Array<MarkedView>, 
/**
 * Words around what was found; empty where the title has them.
 */
snippet: Array<MarkedView>, topic: string, minutes: number, 
/**
 * How many sources it rests on.
 */
sources: number, evidence: EvidenceMarkView, weight: WeightView, kind: string, in_talk: boolean, own: boolean, 
/**
 * Whether it was imported and nobody has reviewed it yet.
 */
draft: boolean, };

/**
 * A slide that was left out or added, and why.
 */
export type ChangeView = { slide: string, title: string, minutes: number, reason: string, };

/**
 * A change to a talk. Slides are named by id; sections by number from 0.
 */
export type ChangeWish = { "do": "insert", slides: Array<string>, at: SpotWish, } | { "do": "new-slide", kind: string, at: SpotWish, } | { "do": "move", slides: Array<string>, to: SpotWish, } | { "do": "remove", slides: Array<string>, } | { "do": "delete", slides: Array<string>, } | { "do": "duplicate", slides: Array<string>, } | { "do": "hide", slides: Array<string>, hidden: boolean, } | { "do": "slide-minutes", slide: string, minutes: number | null, } | { "do": "slide-title", slide: string, title: string, } | { "do": "slide-part", slide: string, part: number, text: string, } | { "do": "add-wording", slide: string, part: number, } | { "do": "remove-part", slide: string, part: number, } | { "do": "slide-text", slide: string, text: string, } | { "do": "reviewed", slides: Array<string>, } | { "do": "remove-brand" } | { "do": "revert", slides: Array<string>, } | { "do": "insert-picture", slide: string, part: number, picture: string, alt: string, } | { "do": "add-section", at: number, title: string, } | { "do": "split-section", section: number, position: number, title: string, } | { "do": "rename-section", section: number, title: string, } | { "do": "remove-section", section: number, } | { "do": "move-section", section: number, to: number, } | { "do": "merge-section", section: number, } | { "do": "title", title: string, } | { "do": "subtitle", subtitle: string, } | { "do": "date", date: string | null, } | { "do": "minutes", minutes: number, } | { "do": "language", language: string, } | { "do": "theme", theme: string, } | { "do": "aspect", aspect: AspectView, } | { "do": "citation-style", style: string | null, } | { "do": "sources", sources: SourcesAtView, } | { "do": "print", paper: PaperView, ink: InkView, } | { "do": "field", field: string, value: string, };

/**
 * A changed talk.
 */
export type ChangedView = { talk: TalkView, 
/**
 * Slides that came into the talk, to be selected.
 */
came: Array<string>, 
/**
 * What is wrong with a text that was taken.
 */
messages: Array<MessageView>, };

/**
 * How it is.
 */
export type CheckStatus = "good" | "open" | "doubtful" | "bad";

/**
 * What is looked at.
 */
export type CheckView = "displays" | "fonts" | "awake" | "time" | "warnings" | "export" | "clicker";

/**
 * A claim, in full.
 */
export type ClaimView = { id: string, statement: string, 
/**
 * The number as printed.
 */
figure: string | null, year: string | null, 
/**
 * What the number counts.
 */
counted: string | null, kind: string, status: StatusView, 
/**
 * Why it has that status.
 */
why: string | null, handling: HandlingView, 
/**
 * The note to carry, or why it is not used.
 */
caveat: string | null, 
/**
 * The safe wording.
 */
say: string | null, if_asked: string | null, sources: Array<SourceLine>, documents: Array<DocumentPlace>, conflicts: Array<ConflictView>, 
/**
 * Better figures.
 */
better: Array<BriefClaim>, 
/**
 * The slides that rest on it, by id and title.
 */
slides: Array<NamedView>, };

/**
 * What a claim cannot stand beside.
 */
export type ConflictView = { title: string, resolution: string | null, others: Array<BriefClaim>, };

/**
 * A display.
 */
export type DisplayView = { name: string, width: number, height: number, 
/**
 * Whether the window that asks is on it.
 */
here: boolean, };

/**
 * What a document says.
 */
export type DocumentClaim = { lines: string | null, credits: string | null, claim: ClaimView, };

/**
 * Where a document has a claim.
 */
export type DocumentPlace = { document: string, title: string, lines: string | null, 
/**
 * Whom the document credits.
 */
credits: string | null, };

/**
 * A document and what became of what it says.
 */
export type DocumentView = { id: string, title: string, entry: Array<RunView>, 
/**
 * In the order of its lines.
 */
claims: Array<DocumentClaim>, };

/**
 * The evidence that a slide rests on; the worst of its claims.
 */
export type EvidenceMarkView = "verified" | "reported" | "caveat" | "contested" | "unverified" | "no-evidence";

/**
 * What to export.
 */
export type ExportChoice = { 
/**
 * The names of the formats.
 */
formats: Array<string>, paper: PaperView, ink: InkView, };

/**
 * A look at a file before it is made.
 */
export type ExportPreview = { format: string, 
/**
 * The names of its pages' pictures in the `slide:` scheme.
 */
pages: Array<string>, 
/**
 * Width by height of the first page.
 */
ratio: number, 
/**
 * The labels of local fields that are blank in the talk and have lines to write on instead.
 */
blanks: Array<string>, 
/**
 * Whether the talk's date is wanted and not there.
 */
undated: boolean, };

/**
 * How far an export is.
 */
export type ExportProgress = { 
/**
 * The file in hand: `deck`, `handout-article`.
 */
what: string, phase: PhaseView, done: number, total: number, };

/**
 * What an export made.
 */
export type ExportView = { 
/**
 * The folder, to be shown.
 */
folder: string, files: Array<ExportedView>, messages: Array<MessageView>, };

/**
 * A file that was made.
 */
export type ExportedView = { 
/**
 * Its number, for opening it.
 */
number: number, 
/**
 * The format's name.
 */
format: string, 
/**
 * Its name in the folder.
 */
name: string, pages: number, bytes: number, };

/**
 * A local field, entered once.
 */
export type FieldEntry = { field: string, value: string, 
/**
 * The day the presenter last made sure that it is right, as 2026-05-01.
 */
checked_on: string | null, };

/**
 * What kind of thing is filled in.
 */
export type FieldKindView = "text" | "phone" | "web" | "date";

/**
 * A local field that a pack asks for.
 */
export type FieldView = { field: string, label: string, example: string | null, kind: FieldKindView, 
/**
 * What the settings have for it.
 */
settings_value: string, checked_on: string | null, 
/**
 * What this talk has for it; blank where it is empty. Always blank where no talk is asked about.
 */
value: string, 
/**
 * How many slides and handouts of the talk print it.
 */
used: number, };

/**
 * What it is about.
 */
export type FindingKindView = "conflict" | "caveat" | "contact" | "term" | "alt-text" | "overfull" | "figure" | "blank" | "time" | "draft" | "lost" | "other";

/**
 * Something to look at.
 */
export type FindingView = { kind: FindingKindView, severity: SeverityView, slide: string | null, claim: string | null, message: string, hint: string | null, 
/**
 * An avoided term as it is written.
 */
found: string | null, preferred: Array<string>, };

/**
 * What would make a talk fit a time.
 */
export type FitView = { minutes: number, before: number, now: number, cut: Array<ChangeView>, added: Array<ChangeView>, messages: Array<MessageView>, };

/**
 * A kind of file that a talk can be exported to.
 */
export type FormatView = { 
/**
 * `deck`, `pptx-audience`, `handout-article`.
 */
name: string, 
/**
 * Whether it is a handout, which has paper and ink.
 */
handout: boolean, 
/**
 * Whether it holds what the speaker says, so that it is not for the audience.
 */
presenter_only: boolean, 
/**
 * `pdf`, `pptx`, `html`.
 */
extension: string, };

/**
 * What was looked at in a file.
 */
export type GoBagCheck = { 
/**
 * What was looked at: `opens`, `pages`, `words`, `fonts`, `private`, `network`, `structure`, `checksum`.
 */
about: string, 
/**
 * What is wrong, and what to do; null where nothing is.
 */
fault: string | null, };

/**
 * A file of a go-bag, read again after it was written.
 */
export type GoBagFile = { 
/**
 * Its number, for opening it; null inside a zip.
 */
number: number | null, 
/**
 * Its name in the bag.
 */
name: string, bytes: number, 
/**
 * Whether it has what the speaker says.
 */
presenter_only: boolean, 
/**
 * Whether it is one to give to the audience.
 */
audience: boolean, checks: Array<GoBagCheck>, };

/**
 * A go-bag that was made.
 */
export type GoBagView = { 
/**
 * Its folder or its zip, to be shown.
 */
place: string, 
/**
 * Whether every file passed every check.
 */
ready: boolean, files: Array<GoBagFile>, messages: Array<MessageView>, };

/**
 * What goes into a go-bag beside what always does.
 */
export type GoBagWish = { 
/**
 * The names of the handouts' formats: `handout-article`.
 */
handouts: Array<string>, 
/**
 * Whether it is one zip instead of a folder.
 */
zip: boolean, paper: PaperView, ink: InkView, };

/**
 * What may be done with a claim.
 */
export type HandlingView = "use" | "caveat" | "replace" | "drop" | "internal";

/**
 * What became of something.
 */
export type ImportNoteKind = "kept" | "changed" | "dropped" | "wanting";

/**
 * What became of something in a file.
 */
export type ImportNoteView = { what: ImportNoteKind, 
/**
 * In words, with the reason where there is one.
 */
text: string, };

/**
 * What a slide from a file is to the talk.
 */
export type ImportStateView = "new" | "changed" | "removed";

/**
 * What of a slide of the talk is another.
 */
export type ImportPartView = "title" | "body" | "notes" | "asked" | "caveat" | "time" | "hidden" | "shown" | "place";

/**
 * What came out of a file.
 */
export type ImportView = { 
/**
 * The file's name.
 */
file: string, slides: Array<ImportedSlideView>, 
/**
 * What was kept, changed and dropped of the file as a whole.
 */
notes: Array<ImportNoteView>, 
/**
 * The words of a file that gives nothing else (PDF), to copy from; null for others.
 */
text: string | null, 
/**
 * Whether it is a deck of the talk's that comes back: its new slides go where they stand in it.
 */
returned: boolean, 
/**
 * How many slides of the talk came back as they are.
 */
untouched: number, 
/**
 * The titles of the talk's slides that a file with only some of them does not have. They stay in the talk.
 */
gone: Array<string>, };

/**
 * A slide that came out of a file.
 */
export type ImportedSlideView = { 
/**
 * Its number, for taking it.
 */
number: number, title: string, 
/**
 * Where in the file it stood: `slide 7`.
 */
from: string, state: ImportStateView, 
/**
 * Whether taking it undoes what was changed in the talk since: it is not taken unasked.
 */
undoes: boolean, 
/**
 * What of it is another, where it is a changed one.
 */
parts: Array<ImportPartView>, notes: Array<ImportNoteView>, 
/**
 * The lines with numbers that name no source, as a reader sees them.
 */
uncited: Array<string>, };

/**
 * The ink of handouts.
 */
export type InkView = "colour" | "grey";

/**
 * A pack that was installed.
 */
export type InstalledView = { title: string, version: string, 
/**
 * The version it takes the place of.
 */
replaced: string | null, messages: Array<MessageView>, };

/**
 * What the presenter wants.
 */
export type IntentWish = { "want": "show" } | { "want": "escape" } | { "want": "end" } | { "want": "next" } | { "want": "previous" } | { "want": "first" } | { "want": "last" } | { "want": "jump", slide: number, } | { "want": "black" } | { "want": "white" } | { "want": "freeze" } | { "want": "help-now" } | { "want": "point", pointer: PointerView, } | { "want": "point-off" } | { "want": "overview" } | { "want": "cheat-sheet" } | { "want": "swap-screens" } | { "want": "notes-larger" } | { "want": "notes-smaller" } | { "want": "pause-timer" } | { "want": "restart-timer" } | { "want": "time-left", minutes: number, } | { "want": "accept-proposal" } | { "want": "whole-talk" };

/**
 * Why a command was not carried out.
 */
export type IpcError = { 
/**
 * A stable short name.
 */
code: string, 
/**
 * What is wrong and what to do, for people.
 */
message: string, };

/**
 * A key as a page knows it.
 */
export type KeyWish = { 
/**
 * `KeyboardEvent.key`.
 */
key: string, shift: boolean, control: boolean, alt: boolean, meta: boolean, };

/**
 * A language.
 */
export type LanguageView = { 
/**
 * Its BCP 47 tag.
 */
tag: string, 
/**
 * Whether no native speaker has confirmed the wordings.
 */
draft: boolean, };

/**
 * What a crashed session left.
 */
export type LeftoverView = { 
/**
 * Its number, for restoring it.
 */
number: number, title: string, 
/**
 * The file it is a newer copy of.
 */
file: string | null, 
/**
 * When it was made, in seconds since 1970.
 */
made: number | null, };

/**
 * What slides can be told apart by.
 */
export type LibraryView = { 
/**
 * How many slides there are.
 */
slides: number, audiences: Array<NamedView>, topics: Array<NamedView>, 
/**
 * Sources that are browsed as documents.
 */
documents: Array<NamedView>, 
/**
 * The kinds of slides, by the names that `layout:` has.
 */
kinds: Array<string>, 
/**
 * The kinds that a presenter can write.
 */
writable: Array<string>, };

/**
 * What is looked for; null does not matter.
 */
export type LibraryWish = { words: string, audience: string | null, topic: string | null, document: string | null, weight: WeightView | null, kind: string | null, evidence: EvidenceMarkView | null, 
/**
 * Only slides that are not in the talk yet.
 */
not_in_talk: boolean, };

/**
 * Words, found or not, or of an older or newer text.
 */
export type MarkedView = { text: string, 
/**
 * Whether these are the words that were looked for.
 */
found: boolean, };

/**
 * What was chosen in the menu.
 */
export type MenuAction = "new-talk" | "open-talk" | "save" | "save-as" | "duplicate" | "revert" | "import" | "export" | "go-bag" | "close" | "undo" | "redo" | "find" | "command-palette" | "settings" | "zoom-in" | "zoom-out" | "zoom-reset" | "present" | "present-from-here" | "rehearse" | "preflight" | "review" | "fit-time" | "swap-audience" | "talk-settings" | "update-content" | "install-pack" | "documents" | "shortcuts" | "about";

/**
 * Something to know or to look at.
 */
export type MessageView = { severity: SeverityView, code: string, message: string, hint: string | null, };

/**
 * Something with an id and a name.
 */
export type NamedView = { id: string, name: string, };

/**
 * What a version of the content brought.
 */
export type NewsView = { version: string, 
/**
 * As 2026-05-01.
 */
date: string | null, text: string, };

/**
 * Something to tell for a moment.
 */
export type NoticeView = "no-such-number" | "no-such-slide" | "hidden" | "no-help";

/**
 * How the talk goes against its plan.
 */
export type PaceView = "on-time" | "ahead" | "behind" | "over";

/**
 * A content pack.
 */
export type PackView = { id: string, title: string, version: string, audiences: Array<AudienceView>, 
/**
 * What is new in it, newest first.
 */
news: Array<NewsView>, };

/**
 * The paper of handouts.
 */
export type PaperView = "letter" | "a4" | "legal";

/**
 * What a part is for.
 */
export type PartRole = "body" | "notes" | "handout" | "asked" | "caveat" | "takeaway-message" | "takeaway-signs" | "takeaway-do";

/**
 * A part of a slide's file.
 */
export type PartView = { 
/**
 * Its number, for changes.
 */
part: number, role: PartRole, 
/**
 * The audience's name, where it is for one alone.
 */
audience: string | null, 
/**
 * The language's tag, where it is not the slide's own.
 */
language: string | null, 
/**
 * Whether it is the one that this talk shows.
 */
shown: boolean, 
/**
 * Its Markdown.
 */
text: string, };

/**
 * What is done to a file.
 */
export type PhaseView = "layout" | "render" | "write" | "check" | "finished";

/**
 * A slide's pictures.
 */
export type PictureView = { 
/**
 * The slide's id; `title` and `references` for what the program adds.
 */
slide: string, title: string, 
/**
 * The number printed on its first page.
 */
label: string | null, 
/**
 * The names of its pages' pictures in the `slide:` scheme.
 */
pictures: Array<string>, 
/**
 * What is wrong with how it looks.
 */
messages: Array<MessageView>, };

/**
 * What a plan would give.
 */
export type PlanPreview = { title: string, slides: number, 
/**
 * The time of the slides.
 */
planned: number, messages: Array<MessageView>, };

/**
 * A pointer on a slide, in parts of its width and height.
 */
export type PointerView = { spotlight: boolean, x: number, y: number, };

/**
 * What to look at before a talk.
 */
export type PreflightItem = { check: CheckView, status: CheckStatus, 
/**
 * A stable short name of what is said, for catalogues of words.
 */
code: string, 
/**
 * The same in English.
 */
detail: string, 
/**
 * What stands in it, by name: `planned`, `slot`.
 */
values: Array<NamedView>, };

/**
 * All of a talk that the presenter's window draws, and that does not change while it is shown.
 */
export type PresenterDeck = { title: string, language: string, sections: Array<ShowSection>, 
/**
 * By number from 0; hidden slides and those in reserve among them.
 */
slides: Array<ShowSlide>, keys: Array<BindingView>, rehearse: boolean, screens: ScreensWish, 
/**
 * Width by height of a slide.
 */
ratio: number, };

/**
 * Which slides to go on with in the time that is left; times in seconds.
 */
export type ProposalView = { left: number, planned: number, slides: Array<number>, skipped: Array<number>, fits: boolean, };

/**
 * A talk that was open lately.
 */
export type RecentView = { 
/**
 * Its number, for opening it.
 */
number: number, name: string, folder: string, missing: boolean, };

/**
 * Words in one style.
 */
export type RunView = { text: string, strong: boolean, emphasis: boolean, superscript: boolean, 
/**
 * A local field that is not filled in; the text is its label.
 */
blank: boolean, };

/**
 * Where the windows go.
 */
export type ScreensWish = "two" | "presenter-window" | "audience-only";

/**
 * How a section goes, in seconds.
 */
export type SectionPaceView = { planned: number, spent: number, 
/**
 * Null before it began.
 */
pace: PaceView | null, };

/**
 * A section of a talk.
 */
export type SectionView = { title: string, 
/**
 * The time of its slides without hidden ones.
 */
minutes: number, slides: Array<SlideView>, };

/**
 * What a presenter sets once for all talks.
 */
export type SettingsView = { appearance: AppearanceView, 
/**
 * Per cent.
 */
zoom: number, 
/**
 * The language of the windows, by its tag; null for the system's.
 */
language: string | null, 
/**
 * The theme of new talks; null for the proposed one.
 */
theme: string | null, aspect: AspectView, paper: PaperView, 
/**
 * The local fields, by id.
 */
fields: Array<FieldEntry>, };

/**
 * How bad it is.
 */
export type SeverityView = "note" | "warning" | "error";

/**
 * A section of it.
 */
export type ShowSection = { title: string, minutes: number, };

/**
 * A slide of it.
 */
export type ShowSlide = { id: string, title: string, 
/**
 * The number printed on its first page.
 */
label: string | null, section: number | null, minutes: number, hidden: boolean, backup: boolean, notes: Array<BlockView>, asked: Array<BlockView>, sources: Array<SourceLine>, warning: string | null, 
/**
 * The names of its pages' pictures.
 */
pictures: Array<string>, };

/**
 * What the presenter's window draws. Times are in whole seconds.
 */
export type ShowState = { stage: StageView, current: StopView, next: StopView | null, 
/**
 * The number on the current page.
 */
label: string, 
/**
 * How many pages the talk has.
 */
pages: number, audience: AudienceState, 
/**
 * The help slide's number; null where there is none.
 */
help: number | null, section: number | null, 
/**
 * Whether the current slide is beside the talk's course.
 */
aside: boolean, 
/**
 * Whether the presenter went on after the last slide.
 */
finished: boolean, timer: TimerView, elapsed: number, remaining: number, over: number, pace: PaceView, 
/**
 * How far behind, negative for ahead.
 */
lag: number, sections: Array<SectionPaceView>, 
/**
 * The digits typed so far.
 */
typed: string, proposal: ProposalView | null, 
/**
 * Whether the talk was shortened.
 */
shortened: boolean, overview: boolean, cheat_sheet: boolean, screens_swapped: boolean, 
/**
 * The size of the notes in per cent.
 */
notes_percent: number, notice: NoticeView | null, };

/**
 * How to begin a presentation.
 */
export type ShowWish = { 
/**
 * The slide to begin at; null for the first.
 */
from: string | null, 
/**
 * A rehearsal: the time of each slide is kept as a proposal, and only the presenter's window opens.
 */
rehearse: boolean, screens: ScreensWish, };

/**
 * All there is to know of a slide.
 */
export type SlideDetail = { id: string, title: string, 
/**
 * Whether the presenter wrote it.
 */
own: boolean, 
/**
 * Whether it is a slide of the pack that the presenter changed.
 */
edited: boolean, kind: string, weight: WeightView, topic: string, minutes: number, 
/**
 * The author's own time.
 */
authors_minutes: number, warning: string | null, 
/**
 * By whose leave it may be shown.
 */
rights: string | null, evidence: EvidenceMarkView, 
/**
 * The parts of its file, in order.
 */
parts: Array<PartView>, 
/**
 * The whole file.
 */
text: string, 
/**
 * What the speaker says, as resolved for the talk.
 */
notes: Array<BlockView>, asked: Array<BlockView>, 
/**
 * What it cites.
 */
sources: Array<SourceLine>, 
/**
 * What it rests on.
 */
claims: Array<ClaimView>, 
/**
 * What is wrong with it.
 */
messages: Array<MessageView>, };

/**
 * How long a slide was spoken on in a rehearsal.
 */
export type SlideTimeView = { slide: string, title: string, planned: number, 
/**
 * Seconds.
 */
spent: number, 
/**
 * What is proposed, in minutes; null where it was not shown.
 */
proposed: number | null, };

/**
 * A slide in a talk.
 */
export type SlideView = { id: string, title: string, minutes: number, hidden: boolean, 
/**
 * Whether the presenter wrote it.
 */
own: boolean, 
/**
 * Whether it is a slide of the pack that the presenter changed.
 */
edited: boolean, 
/**
 * Whether it was imported and nobody has reviewed it yet.
 */
draft: boolean, 
/**
 * Whether its words are not in the library.
 */
missing: boolean, warning: boolean, kind: string, evidence: EvidenceMarkView, };

/**
 * A source as the talk's citation style formats it.
 */
export type SourceLine = { id: string, 
/**
 * Its number in the talk; null where the talk does not cite it.
 */
number: number | null, entry: Array<RunView>, 
/**
 * How far it was verified, in words.
 */
grade: string | null, 
/**
 * Whether the presenter brought it.
 */
own: boolean, };

/**
 * A source of the presenter's own, from a form.
 */
export type SourceWish = { 
/**
 * A CSL type: `webpage`, `article-journal`, `report`, `book`, `legislation`.
 */
kind: string, title: string, 
/**
 * One a line, `Family, Given` or an organisation's name.
 */
authors: string, 
/**
 * As 2024, 2024-05 or 2024-05-01.
 */
date: string, 
/**
 * The journal, the publisher or the site.
 */
container: string, url: string, };

/**
 * Where sources stand.
 */
export type SourcesAtView = "foot" | "end" | "both";

/**
 * A place between the slides of a talk, counted as the talk is before the change.
 */
export type SpotWish = { "in": "section", section: number, position: number, } | { "in": "backup", position: number, };

/**
 * Whether the talk is on the screens.
 */
export type StageView = "ready" | "showing" | "on-desktop" | "ended";

/**
 * What the start shows.
 */
export type StartView = { recent: Array<RecentView>, 
/**
 * What crashed sessions left.
 */
leftovers: Array<LeftoverView>, 
/**
 * Whether nobody has opened or made a talk here yet.
 */
first_run: boolean, 
/**
 * What should be known: settings that cannot be read, packs that cannot be loaded.
 */
messages: Array<MessageView>, };

/**
 * How far a claim has been checked.
 */
export type StatusView = "verified" | "reported" | "contested" | "outdated" | "unverifiable" | "unverified" | "none";

/**
 * A step that can be taken back or again.
 */
export type StepView = { 
/**
 * A stable short name, for catalogues of words.
 */
code: string, 
/**
 * The same in English, as after "Undo".
 */
english: string, };

/**
 * A page: the slide's number and the page's, both from 0.
 */
export type StopView = { slide: number, page: number, };

/**
 * What becomes of a slide.
 */
export type SwapRow = { 
/**
 * Its number, for refusing it.
 */
row: number, what: SwapWhat, old: string | null, old_title: string | null, new: string | null, new_title: string | null, 
/**
 * The audience's words, before and now.
 */
words: Array<TextChangeView>, minutes_before: number, minutes_now: number, reason: string | null, };

/**
 * The same talk for another audience, side by side.
 */
export type SwapView = { audience: string, before: number, now: number, slot: number, rows: Array<SwapRow>, messages: Array<MessageView>, };

/**
 * What becomes of a slide.
 */
export type SwapWhat = "stays" | "reworded" | "replaced" | "no-counterpart" | "added";

/**
 * A talk that is open.
 */
export type TalkView = { 
/**
 * Its number on the desk.
 */
id: number, 
/**
 * Counts its changes: a picture or a view that was asked for at another count may be out of date.
 */
revision: number, title: string, subtitle: string | null, 
/**
 * Whether its file has everything.
 */
saved: boolean, 
/**
 * The name of its file.
 */
file: string | null, 
/**
 * The audience's name.
 */
audience: string, audience_id: string, language: string, 
/**
 * As 2026-05-01.
 */
date: string | null, 
/**
 * How long there is.
 */
minutes: number, 
/**
 * How long the slides take.
 */
planned: number, sections: Array<SectionView>, 
/**
 * Slides in reserve after the end.
 */
backup: Array<SlideView>, 
/**
 * What the plan left out, and why.
 */
left_out: Array<ChangeView>, added: Array<ChangeView>, messages: Array<MessageView>, 
/**
 * What undo takes back; null where there is nothing.
 */
undo: StepView | null, redo: StepView | null, theme: string, aspect: AspectView, 
/**
 * By name; null for the audience's style.
 */
citation_style: string | null, sources: SourcesAtView, paper: PaperView, ink: InkView, 
/**
 * The look that it borrows from an organisation's slides.
 */
brand: BrandView | null, 
/**
 * The formats of the handouts that go into its go-bag where nothing else is said.
 */
handouts: Array<string>, 
/**
 * Whether the installed pack has other words or figures for what the talk uses.
 */
update: boolean, };

/**
 * What the presenter says of a new talk.
 */
export type TalkWish = { 
/**
 * The pack's id.
 */
pack: string, audience: string, minutes: number, 
/**
 * A BCP 47 tag; the pack's language if not given.
 */
language: string | null, 
/**
 * The title, where not the one the pack proposes.
 */
title: string | null, 
/**
 * As 2026-05-01.
 */
date: string | null, 
/**
 * Where the talk is given.
 */
venue: string | null, };

/**
 * An avoided term in a text.
 */
export type TermView = { 
/**
 * Where it begins, in UTF-16 units, as pages count.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, found: string, preferred: Array<string>, why: string | null, };

/**
 * What became of it.
 */
export type TextChangeKind = "same" | "old" | "new";

/**
 * A part of a comparison of two texts.
 */
export type TextChangeView = { kind: TextChangeKind, text: string, };

/**
 * A theme.
 */
export type ThemeView = { id: string, name: string, };

/**
 * Whether the timer runs.
 */
export type TimerView = "waiting" | "running" | "paused";

/**
 * Something that changed.
 */
export type UpdateItemView = { 
/**
 * Its number, for taking it.
 */
item: number, 
/**
 * `slide`, `claim`, `source`, `contact`, `term`, …
 */
kind: string, title: string, 
/**
 * Whether the pack has it no more.
 */
gone: boolean, 
/**
 * Whether the presenter changed it too.
 */
edited: boolean, 
/**
 * Whether a figure changed.
 */
figure: boolean, diff: Array<TextChangeView>, };

/**
 * What is newer in the installed pack.
 */
export type UpdateView = { 
/**
 * The version of the talk's content.
 */
from: string, 
/**
 * The version that is installed.
 */
to: string, items: Array<UpdateItemView>, };

/**
 * What planning drops last and first.
 */
export type WeightView = "must" | "should" | "may" | "choice";

/**
 * Something that happened.
 */
export type WindowEvent = { "event": "menu", action: MenuAction, } | { "event": "talk", talk: TalkView, } | { "event": "settings", settings: SettingsView, } | { "event": "close-asked" } | { "event": "show-ended", times: Array<SlideTimeView>, } | { "event": "failed", error: IpcError, } | { "event": "autosave-failed", message: string, };
