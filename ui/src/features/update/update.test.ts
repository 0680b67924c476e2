import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { violations } from "../../../tests/axe";
import { newProgram } from "../../../tests/program";
import Within from "../../../tests/Within.svelte";
import type { FakeBackend } from "../../backend/fake";
import UpdateDialog from "./UpdateDialog.svelte";

let backend: FakeBackend;
let ontalk: ReturnType<typeof vi.fn>;
let onclose: ReturnType<typeof vi.fn>;
beforeEach(() => {
  backend = newProgram();
  ontalk = vi.fn();
  onclose = vi.fn();
});

async function open() {
  render(Within, { backend, of: UpdateDialog, given: { talk: backend.view(), ontalk, onclose } });
  await screen.findByRole("heading", { name: /Figures/ });
}
const choice = (title: string, name: string) =>
  within(screen.getByRole("group", { name: `What to do with ${title}` })).getByRole<HTMLInputElement>("radio", { name });

test("figures come first; what changed and what the presenter changed too is plain to see", async () => {
  await open();
  expect(screen.getByText("This talk has version 1.1.0; version 1.2.0 is installed.")).toBeTruthy();
  const titles = screen.getAllByRole("heading", { level: 4 }).map((heading) => heading.textContent);
  expect(titles[0]).toBe("How many ride to school");
  expect(screen.getByText("29 %").tagName).toBe("DEL");
  expect(screen.getByText("34 %").tagName).toBe("INS");
  const lights = screen.getByRole("heading", { name: "Lights" }).closest("li");
  expect(lights?.textContent).toContain("You changed this too");
  expect(screen.getByText("Gone from the content")).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test("each is taken, kept or left for later", async () => {
  await open();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Apply" }).disabled).toBe(true);
  await userEvent.click(choice("How many ride to school", "Take"));
  await userEvent.click(choice("Lights", "Keep mine"));
  expect(screen.getByText("1 to take, 1 to keep, 2 for later")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Apply" }));
  await waitFor(() => expect(onclose).toHaveBeenCalled());
  expect(backend.calls("applyUpdate")).toEqual([[[1], [0]]]);
  expect(ontalk).toHaveBeenCalledTimes(1);
  expect(screen.getByText("1 change taken. You can undo it.")).toBeTruthy();
});

test("all at once, then one otherwise", async () => {
  await open();
  await userEvent.click(screen.getByRole("button", { name: "Take all" }));
  await userEvent.click(choice("An old film", "Later"));
  await userEvent.click(screen.getByRole("button", { name: "Apply" }));
  expect(backend.calls("applyUpdate")).toEqual([[[0, 1, 2], []]]);
});

test("where nothing is newer it says so", async () => {
  backend.update = null;
  render(Within, { backend, of: UpdateDialog, given: { talk: backend.view(), ontalk, onclose } });
  await screen.findByText("This talk has the newest content.");
  expect(await violations()).toEqual([]);
});

test("a refusal is told, and what was decided stays", async () => {
  await open();
  await userEvent.click(screen.getByRole("button", { name: "Keep all mine" }));
  backend.refuse("applyUpdate", { code: "gone", message: "the pack is gone" });
  await userEvent.click(screen.getByRole("button", { name: "Apply" }));
  expect((await screen.findByRole("alert")).textContent).toContain("The pack is gone");
  expect(choice("Lights", "Keep mine").checked).toBe(true);
});
