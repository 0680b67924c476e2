// Made from src-tauri/src/ipc.rs by `make accept`. Not to be edited.

/**
 * Who may be in the room.
 */
export type AudienceView = { id: string, name: string, 
/**
 * The languages a talk to them can be had in.
 */
languages: Array<LanguageView>, };

/**
 * A slide that was left out or added, and why.
 */
export type ChangeView = { slide: string, title: string, minutes: number, reason: string, };

/**
 * What to export.
 */
export type ExportChoice = { 
/**
 * Whether the slides.
 */
deck: boolean, 
/**
 * The names of the handouts.
 */
handouts: Array<string>, };

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
 * Its name in the folder.
 */
name: string, pages: number, bytes: number, };

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
 * What was chosen in the menu.
 */
export type MenuAction = "new-talk" | "open-talk" | "save" | "save-as" | "export";

/**
 * Something to know or to look at.
 */
export type MessageView = { severity: SeverityView, code: string, message: string, hint: string | null, };

/**
 * A content pack.
 */
export type PackView = { id: string, title: string, audiences: Array<AudienceView>, };

/**
 * What is done to a file.
 */
export type PhaseView = "layout" | "render" | "write" | "finished";

/**
 * A slide's picture.
 */
export type PictureView = { 
/**
 * The slide's id.
 */
slide: string, 
/**
 * The picture's name in the `slide:` scheme.
 */
picture: string, };

/**
 * What a plan would give.
 */
export type PlanPreview = { title: string, slides: number, 
/**
 * The time of the slides.
 */
planned: number, messages: Array<MessageView>, };

/**
 * A section of a talk.
 */
export type SectionView = { title: string, minutes: number, slides: Array<SlideView>, };

/**
 * How bad it is.
 */
export type SeverityView = "note" | "warning" | "error";

/**
 * A slide in a talk.
 */
export type SlideView = { id: string, title: string, minutes: number, hidden: boolean, };

/**
 * A talk that is open.
 */
export type TalkView = { 
/**
 * Its number on the desk.
 */
id: number, title: string, saved: boolean, 
/**
 * The name of its file.
 */
file: string | null, audience: string, language: string, 
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
planned: number, sections: Array<SectionView>, left_out: Array<ChangeView>, added: Array<ChangeView>, messages: Array<MessageView>, };

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
date: string | null, };
