// The page of a talk on a program that is not there.

import { configure, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import { FakeBackend } from "../src/backend/fake";
import type { PageAction } from "../src/shared/shortcut";
import TalkPage from "./TalkPage.svelte";

// jsdom is slow at names and roles of so large a page.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 10_000 });

export async function openTalkPage(prepare: (backend: FakeBackend) => void = () => {}) {
  document.documentElement.lang = "en";
  document.title = "Lectern";
  localStorage.clear();
  Object.defineProperty(window, "innerWidth", { value: 1920, configurable: true });
  const backend = new FakeBackend();
  prepare(backend);
  const asked: PageAction[] = [];
  render(TalkPage, { backend, onaction: (action: PageAction) => asked.push(action) });
  await screen.findByRole("tree");
  return { backend, asked, user: userEvent.setup() };
}

function items(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[role="tree"] [role="treeitem"]')];
}

function text(item: Element): string {
  return (item.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** The row that has these words; asked for by role and name it would take jsdom seconds. */
export function row(name: RegExp | string): HTMLElement {
  const found = items().filter((item) => (typeof name === "string" ? text(item).includes(name) : name.test(text(item))));
  if (found.length !== 1) throw new Error(`${found.length} rows have ${name}; there are: ${items().map(text).join(" | ")}`);
  return found[0]!;
}

function titles(among: HTMLElement[]): string[] {
  return among.map((item) => item.querySelector(".title, .name")?.textContent ?? "");
}

/** The titles of the outline's rows, without times and marks. */
export function rows(): string[] {
  return titles(items());
}

export function selected(): string[] {
  return titles(items().filter((item) => item.getAttribute("aria-selected") === "true"));
}
