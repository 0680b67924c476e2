// A program that is not there, for a page by itself.

import { FakeBackend } from "../src/backend/fake";

/** A new one, and a page in English. */
export function newProgram(): FakeBackend {
  document.documentElement.lang = "en";
  document.title = "Lectern";
  return new FakeBackend();
}
