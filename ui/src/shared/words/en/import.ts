// Words of what comes in from files: imports, drafts, an organisation's look. In English.

import type { ImportNoteKind, ImportPartView, ImportStateView } from "../../../backend/backend";

const some = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

export const imports = {
  imports: {
    title: "Slides from a file",
    titleOf: (file: string) => `Slides from “${file}”`,
    fromFile: "From a file…",
    insertFromFile: "Insert from a file…",
    choose: "Choose a PowerPoint or Word file, a web page, Markdown, plain text or a PDF.",
    choosePrivate: "It is read on this computer. Nothing is sent anywhere.",
    reading: "Waiting for the file…",
    another: "Choose another file…",
    refused: "Nothing of it is in your talk. Choose another file, or close this.",
    slides: "Slides in the file",
    counts: (fresh: number, changed: number, removed: number, same: number) =>
      [
        fresh > 0 ? `${fresh} new` : "",
        changed > 0 ? `${changed} changed` : "",
        removed > 0 ? `${removed} not in the file` : "",
        same > 0 ? `${same} as in the talk` : "",
      ]
        .filter(Boolean)
        .join(", "),
    nothing: "No slides were found in this file.",
    nothingNew: "Nothing to take: every slide is in the talk as it is.",
    draftsHint: "New slides come in as drafts, for you to review. You can undo it.",
    all: "Tick all",
    none: "Untick all",
    state: { new: "New", changed: "Changed", removed: "Not in the file" } satisfies Record<ImportStateView, string> as Record<ImportStateView, string>,
    changedHint: "Taken over from the file:",
    removedHint: "Tick it to remove this slide from the talk.",
    part: {
      title: "its title",
      body: "the words on it",
      notes: "its notes",
      asked: "its answers to questions",
      caveat: "the note under it",
      time: "its time",
      hidden: "that it is hidden",
      shown: "that it is shown again",
      place: "its place",
    } satisfies Record<ImportPartView, string> as Record<ImportPartView, string>,
    what: { kept: "Kept", changed: "Changed", dropped: "Left out", wanting: "To add" } satisfies Record<ImportNoteKind, string> as Record<ImportNoteKind, string>,
    uncited: (lines: number) => (lines === 1 ? "1 line has a number without a source" : `${lines} lines have numbers without a source`),
    uncitedInAll: (lines: number, slides: number) =>
      `${lines === 1 ? "1 line has a number" : `${lines} lines have numbers`} without a source, on ${some(slides, "slide", "slides")}. Add the sources, or take the numbers out, before you show them.`,
    file: "The file as a whole",
    gone: (count: number) => (count === 1 ? "1 slide of the talk is not in the file" : `${count} slides of the talk are not in the file`),
    goneHint: (count: number): string => (count === 1 ? "It stays in the talk. Remove it yourself if you meant to." : "They stay in the talk. Remove them yourself if you meant to."),
    where: "New slides go",
    whereTheyStand: "New slides go where they stand in the deck.",
    after: (title: string) => `after “${title}”`,
    afterTitle: "after the title slide",
    endOf: (section: string) => `at the end of “${section}”`,
    toBackup: "into the backup slides",
    take: (count: number) => (count === 0 ? "Take" : `Take ${some(count, "slide", "slides")}`),
    chooseSome: "Tick the slides to take.",
    taken: (fresh: number, changed: number, removed: number) =>
      [
        fresh > 0 ? `${some(fresh, "slide", "slides")} added as ${fresh === 1 ? "a draft" : "drafts"}.` : "",
        changed > 0 ? `${some(changed, "slide", "slides")} changed.` : "",
        removed > 0 ? `${some(removed, "slide", "slides")} removed.` : "",
      ]
        .filter(Boolean)
        .join(" "),
    textOf: (file: string) => `Words of “${file}”`,
    text: "Words of the file",
    textWhy:
      "A PDF keeps words and their places, but not what is a title, a list or a note. So its words stand here to copy from, rather than as slides that would be wrong.",
    copy: "Copy all",
    copied: "Copied",
    notCopied: "Could not be copied. The words are selected: press Ctrl C.",
  },

  drafts: {
    badge: "Draft: not reviewed",
    reviewed: "I have reviewed it",
    reviewedOf: (title: string) => `I have reviewed it: “${title}”`,
    reviewedAll: (count: number) => (count === 1 ? "I have reviewed the draft" : `I have reviewed the ${count} drafts`),
    hint: "It came from a file. Read it and check its numbers; until you say so, it is marked as a draft wherever it is shown.",
    severalHint: (count: number) => `${some(count, "of them is a draft", "of them are drafts")} from a file, not reviewed yet.`,
    done: (count: number) => `${some(count, "slide", "slides")} marked as reviewed`,
  },

  brand: {
    title: "Your organisation’s look",
    lead: "Its colours, font and logo, taken from a PowerPoint file or template. The file stays as it is.",
    pick: "Take it from a PowerPoint file or template…",
    pickOther: "Take another…",
    remove: "Remove",
    from: (file: string) => `From ${file}`,
    shown: (number: number) => `Slide ${number} in this look`,
    colours: "Colours",
    font: "Font",
    noFont: "as the slides’ look has it",
    logo: "Logo",
    noLogo: "none in the file",
    notes: "Corrected, so that words and charts can be read, or left out",
    taken: (file: string) => `The look of ${file} is used now`,
    removed: "The look was removed",
    refused: "The look stays as it was. Choose another file.",
  },
};
