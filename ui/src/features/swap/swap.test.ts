import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { violations } from "../../../tests/axe";
import { newProgram } from "../../../tests/program";
import Within from "../../../tests/Within.svelte";
import type { FakeBackend } from "../../backend/fake";
import SwapDialog from "./SwapDialog.svelte";

let backend: FakeBackend;
let onclose: ReturnType<typeof vi.fn>;
beforeEach(() => {
  backend = newProgram();
  onclose = vi.fn();
});

async function open() {
  render(Within, { backend, of: SwapDialog, given: { talk: backend.view(), onclose } });
  return screen.findByRole("table");
}
const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });

test("the only other audience is compared at once, side by side", async () => {
  const table = within(await open());
  expect(backend.calls("proposeSwap")).toEqual([["teachers"]]);
  const row = table.getByRole("row", { name: /How many of your class ride to school/ });
  expect(within(row).getByText("Ask your child").tagName).toBe("DEL");
  expect(within(row).getByText("Ask your class").tagName).toBe("INS");
  expect(table.getByRole("row", { name: /A helmet that fits no counterpart/ }).textContent).toContain("It is for parents alone".slice(3));
  expect(screen.getByText("4 changes, 4 stay as they are")).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test("time is told for what is taken", async () => {
  await open();
  expect(screen.getByText(/12 minutes now, 14 then, of 20/).textContent).toContain("6 minutes to spare");
  await userEvent.click(box("Take: What the law says"));
  expect(screen.getByText(/12 minutes now, 10 then, of 20/)).toBeTruthy();
});

test("what is refused is not made", async () => {
  await open();
  await userEvent.click(box("Take: What the law says"));
  await userEvent.click(box("Take: A helmet that fits"));
  expect(box("Take all changes").indeterminate).toBe(true);
  await userEvent.click(screen.getByRole("button", { name: "Make the talk" }));
  await waitFor(() => expect(onclose).toHaveBeenCalled());
  expect(backend.calls("applySwap")).toEqual([["teachers", [4, 5]]]);
  expect(screen.getByText("The talk for Teachers is in a window of its own.")).toBeTruthy();
});

test("all can be taken or left at once, and what stays can be kept from sight", async () => {
  await open();
  await userEvent.click(box("Take all changes"));
  expect(box("Take: What the law says").checked).toBe(false);
  await userEvent.click(box("Take all changes"));
  expect(box("Take: What the law says").checked).toBe(true);
  await userEvent.click(box("Show changes only"));
  expect(screen.queryByRole("row", { name: /Ground rules/ })).toBeNull();
});

test("where there are several, one is chosen; an answer for another is dropped", async () => {
  const [pack] = backend.packs;
  if (!pack) throw new Error("no pack");
  const police = { ...pack.audiences[1]!, id: "police", name: "Police" };
  backend.packs = [{ ...pack, audiences: [...pack.audiences, police] }];
  render(Within, { backend, of: SwapDialog, given: { talk: backend.view(), onclose } });
  await screen.findByText("Choose an audience to see side by side what changes.");
  expect(screen.queryByRole("radio", { name: "Parents" })).toBeNull();
  let answer: () => void = () => {};
  backend.delay = new Promise((resolve) => (answer = resolve));
  await userEvent.click(screen.getByRole("radio", { name: "Teachers" }));
  backend.delay = null;
  vi.spyOn(backend, "proposeSwap").mockResolvedValueOnce({ ...backend.swap, audience: "Police", rows: [] });
  await userEvent.click(screen.getByRole("radio", { name: "Police" }));
  await screen.findByRole("columnheader", { name: "For Police" });
  answer();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(screen.getByRole("columnheader", { name: "For Police" })).toBeTruthy();
});

test("a refusal is told", async () => {
  backend.refuse("proposeSwap", { code: "gone", message: "the talk is not open any more" });
  render(Within, { backend, of: SwapDialog, given: { talk: backend.view(), onclose } });
  expect((await screen.findByRole("alert")).textContent).toContain("The talk is not open any more.");
});
