// Every word of the window, in English.

import { builder } from "./en/builder";
import { goBag } from "./en/gobag";
import { imports } from "./en/import";
import { kit } from "./en/kit";
import { present } from "./en/present";
import { start } from "./en/start";

export const en = {
  ...builder,
  ...goBag,
  ...imports,
  ...kit,
  ...present,
  ...start,
  newTalk: "New talk",
  save: "Save",
  export: "Export…",
  close: "Close",
  cancel: "Cancel",
  fault: "Something went wrong",

  ofMinutes: (planned: string, slot: string) => `${planned} of ${slot} minutes`,

  over: (minutes: string) => `${minutes} min over`,
  spare: (minutes: string) => `${minutes} min for questions`,
  exact: "fills the time",
  minuteShort: "min",
  previous: "Previous slide",
  next: "Next slide",
};

export type Words = typeof en;
