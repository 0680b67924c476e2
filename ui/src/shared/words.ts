// The words of the window: in the system's language, or in the one the presenter set.

export { setLanguage, WINDOW_LANGUAGES, wordsFor, words } from "./words.svelte";
