// The words of the window in Spanish, as far as they are translated; the rest stays English.

import type { Words } from "./en";
import { builder } from "./es/builder";
import { goBag } from "./es/gobag";
import { imports } from "./es/import";
import { kit } from "./es/kit";
import { present } from "./es/present";
import { start } from "./es/start";

/** Words of a language that may lack some; groups of words may lack some too. */
export type Translation<T> = {
  [Name in keyof T]?: T[Name] extends string ? string : T[Name] extends (...given: never[]) => unknown ? T[Name] : Translation<T[Name]>;
};

export const es: Translation<Words> = {
  ...builder,
  ...goBag,
  ...imports,
  ...kit,
  ...present,
  ...start,
  newTalk: "Nueva charla",
  save: "Guardar",
  export: "Exportar…",
  close: "Cerrar",
  cancel: "Cancelar",
  fault: "Algo salió mal",
};
