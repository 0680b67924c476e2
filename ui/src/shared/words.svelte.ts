// The words of the window. They change in place, so that every page that shows them follows.

import { en, type Words } from "./words/en";
import { es } from "./words/es";

/** Languages that the windows speak, by tag. */
export const WINDOW_LANGUAGES = ["en", "es"];

type Group = Record<string, unknown>;

function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null;
}

/** All the words, translated where they are. */
function merge(whole: Group, translated: Group): Group {
  return Object.fromEntries(
    Object.entries(whole).map(([name, word]) => {
      const own = translated[name];
      return [name, isGroup(word) ? merge(word, isGroup(own) ? own : {}) : (own ?? word)];
    }),
  );
}

/** The words of a language; what is not translated yet stays English. */
export function wordsFor(language: string): Words {
  return merge(en, language.toLowerCase().startsWith("es") ? es : {}) as Words;
}

export const words: Words = $state(wordsFor(navigator.language));

/** From now on the windows speak this language; the system's where there is none. */
export function setLanguage(tag: string | null): void {
  const wanted = tag ?? navigator.language;
  Object.assign(words, wordsFor(wanted));
  document.documentElement.lang = wanted.toLowerCase().startsWith("es") ? "es" : "en";
}
