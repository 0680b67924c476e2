import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { takeActions, runAction } from "./action";
import { dayText, today } from "./day";
import Diff from "./Diff.svelte";
import Menu from "./Menu.svelte";
import { actionOf, ACTIONS, belongsToField, pressed } from "./shortcut";
import { toasts } from "./toast.svelte";
import Toasts from "./Toasts.svelte";
import { setLanguage, words, wordsFor } from "./words";
import { en } from "./words/en";

beforeEach(() => toasts.clear());

describe("words", () => {
  test("what is not translated is English, inside groups too", () => {
    const spanish = wordsFor("es-MX");
    expect(spanish.startPage.who).toBe("¿Quién estará en la sala?");
    const leaves = (group: object): string[] =>
      Object.entries(group).flatMap(([name, word]) => (word !== null && typeof word === "object" ? leaves(word).map((leaf) => `${name}.${leaf}`) : [name]));
    expect(leaves(spanish).sort()).toEqual(leaves(en).sort());
    expect(wordsFor("de").startPage.who).toBe("Who is in the room?");
  });

  test("a change of language changes what is shown", async () => {
    setLanguage("es");
    expect(words.startPage.layOut).toBe("Preparar la charla");
    setLanguage("en");
    expect(words.startPage.layOut).toBe("Lay out the talk");
  });

  test("every action has words", () => {
    for (const { action } of ACTIONS) expect(words.actions[action], action).toBeTruthy();
  });
});

describe("shortcuts", () => {
  const key = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, ...more });

  test("are read from keys", () => {
    expect(actionOf(key("s", { ctrlKey: true }))).toBe("save");
    expect(actionOf(key("S", { ctrlKey: true, shiftKey: true }))).toBe("save-as");
    expect(actionOf(key("+", { ctrlKey: true, shiftKey: true }))).toBe("zoom-in");
    expect(actionOf(key("F5", { shiftKey: true }))).toBe("present-from-here");
    expect(actionOf(key("s"))).toBeNull();
    expect(pressed(key("-", { ctrlKey: true }))).toBe("Mod+Minus");
  });

  test("no key does two things", () => {
    const keys = ACTIONS.flatMap((known) => known.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("undo belongs to the field that is typed in, unless its words are the talk's", () => {
    const field = document.createElement("textarea");
    expect(belongsToField("undo", field)).toBe(true);
    expect(belongsToField("save", field)).toBe(false);
    field.dataset["document"] = "";
    expect(belongsToField("undo", field)).toBe(false);
  });

  test("an action goes to who came last, and back when that one goes", () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const stopFirst = takeActions({ find: first });
    const stopSecond = takeActions({ find: second });
    runAction("find");
    stopSecond();
    expect(runAction("find")).toBe(true);
    stopFirst();
    expect(runAction("find")).toBe(false);
    expect([first, second].map((called) => called.mock.calls.length)).toEqual([1, 1]);
  });
});

test("a menu is opened, gone through and used by keys", async () => {
  const copy = vi.fn();
  render(Menu, { label: "More", entries: [{ label: "Copy", keys: "Mod+C", onselect: copy }, "line", { label: "Paste", disabled: true, onselect: () => {} }] });
  screen.getByRole("button", { name: "More" }).focus();
  await userEvent.keyboard("{Enter}");
  // Where nothing is laid out, nothing that floats is shown.
  const entry = (await screen.findByText("Copy")).closest<HTMLElement>("[role=menuitem]");
  entry?.focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(copy).toHaveBeenCalledTimes(1));
});

test("a notice goes by itself, a lasting one stays, the same one is not told twice", async () => {
  vi.useFakeTimers();
  render(Toasts);
  toasts.tell("Saved");
  toasts.tell("Saved");
  toasts.tell("The disk is full", { lasting: true, severity: "error" });
  expect(toasts.shown.map(({ text }) => text)).toEqual(["Saved", "The disk is full"]);
  vi.advanceTimersByTime(10_000);
  expect(toasts.shown.map(({ text }) => text)).toEqual(["The disk is full"]);
  vi.useRealTimers();
});

test("what went and what came can be told apart without colours", () => {
  const { container } = render(Diff, { changes: [{ kind: "same", text: "a " }, { kind: "old", text: "b" }, { kind: "new", text: "c" }] });
  expect(container.querySelector("del")?.textContent).toBe("b");
  expect(container.querySelector("ins")?.textContent).toBe("c");
});

test("days are the presenter's own", () => {
  expect(today(new Date(2026, 4, 1, 23, 59))).toBe("2026-05-01");
  expect(dayText("2026-05-01", "en-US")).toBe("May 1, 2026");
  expect(dayText("soon", "en")).toBe("soon");
});
