import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { violations } from "../../../tests/axe";
import { newProgram } from "../../../tests/program";
import Within from "../../../tests/Within.svelte";
import type { FakeBackend } from "../../backend/fake";
import { takeActions, takeSlide } from "../../shared/action";
import About from "./About.svelte";
import { entriesOf, find } from "./entry";
import Palette from "./Palette.svelte";
import Shortcuts from "./Shortcuts.svelte";

let backend: FakeBackend;
const stops: (() => void)[] = [];
beforeEach(() => {
  backend = newProgram();
});
afterEach(() => stops.splice(0).forEach((stop) => stop()));

async function open(talk = backend.view() as ReturnType<FakeBackend["view"]> | null) {
  const onclose = vi.fn();
  render(Within, { backend, of: Palette, given: { talk, onclose } });
  return { onclose, input: await screen.findByRole("combobox", { name: "All commands" }) };
}

test("a few letters and Enter do what is meant", async () => {
  const fit = vi.fn();
  stops.push(takeActions({ "fit-time": fit }));
  const { input, onclose } = await open();
  await waitFor(() => expect(document.activeElement).toBe(input));
  expect(await violations()).toEqual([]);
  await userEvent.keyboard("fit{Enter}");
  await waitFor(() => expect(fit).toHaveBeenCalled());
  expect(onclose).toHaveBeenCalled();
});

test("slides of the talk are found by title", async () => {
  const show = vi.fn();
  stops.push(takeSlide(show));
  await open();
  await userEvent.keyboard("helmet{Enter}");
  await waitFor(() => expect(show).toHaveBeenCalledWith("helmet"));
});

test("shortcuts stand beside; without a talk only what makes sense is there", async () => {
  await open(null);
  expect(screen.getByRole("option", { name: /Open… Ctrl ?O/ })).toBeTruthy();
  expect(screen.queryByRole("option", { name: /Export/ })).toBeNull();
});

test("nothing found is told", async () => {
  await open();
  await userEvent.keyboard("qqqq");
  await screen.findByText(/Nothing found/);
  expect(await violations()).toEqual([]);
});

test("a long talk gives a short list", () => {
  const talk = backend.view();
  const [slide] = talk.sections[0]!.slides;
  const many = Array.from({ length: 5000 }, (_, at) => ({ ...slide!, id: `s${at}`, title: `A long talk's slide ${at}` }));
  const entries = entriesOf({ ...talk, sections: [{ title: "", minutes: 1, slides: many }] });
  const before = performance.now();
  expect(find(entries, "slide 4999")[0]?.label).toBe("A long talk's slide 4999");
  expect(find(entries, "slide").length).toBeLessThanOrEqual(60);
  expect(performance.now() - before).toBeLessThan(1000);
});

test("every shortcut is listed", async () => {
  render(Within, { backend, of: Shortcuts, given: { onclose: () => {} } });
  const save = (await screen.findByText("Save as…")).closest("div");
  expect(save?.textContent).toMatch(/Ctrl.*Shift.*S/);
  expect(await violations()).toEqual([]);
});

test("about tells the version, the content, and that nothing is sent", async () => {
  render(Within, { backend, of: About, given: { onclose: () => {} } });
  expect(await screen.findByText(/^Version \d+\.\d+\.\d+/)).toBeTruthy();
  expect(screen.getByText("Works offline. Nothing is sent anywhere.")).toBeTruthy();
  await screen.findByText("1.2.0");
  expect(await violations()).toEqual([]);
});
