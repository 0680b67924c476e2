// The words of the window in the system's language.

import { en, type Words } from "./words/en";
import { es } from "./words/es";

export function wordsFor(language: string): Words {
  return language.toLowerCase().startsWith("es") ? { ...en, ...es } : en;
}

export const words: Words = wordsFor(navigator.language);
