import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { violations } from "../../../tests/axe";
import { newProgram } from "../../../tests/program";
import Within from "../../../tests/Within.svelte";
import type { FakeBackend } from "../../backend/fake";
import { sizeText } from "./bag.svelte";
import GoBagDialog from "./GoBagDialog.svelte";

let backend: FakeBackend;
let onclose: ReturnType<typeof vi.fn>;
beforeEach(() => {
  backend = newProgram();
  onclose = vi.fn();
});

async function open() {
  render(Within, { backend, of: GoBagDialog, given: { talk: backend.view(), onclose } });
  return screen.findByRole("checkbox", { name: "Takeaway page" });
}

const make = () => userEvent.click(screen.getByRole("button", { name: "Choose a place and make it" }));
const file = (name: string) => screen.getByText(name).closest("li")!;
const names = () => [...document.querySelectorAll(".dialog .name")].map((name) => name.textContent);

test("says in plain words what goes in, for whom", async () => {
  await open();
  const contents = screen.getByRole("region", { name: "What goes in" });
  for (const said of [/without a word of your notes/, /run of show/, /fonts/, /report of what was checked/, /talk itself/]) {
    expect(contents.textContent).toMatch(said);
  }
  expect(screen.queryByRole("checkbox", { name: "Slides with your notes" })).toBeNull();
  expect(await violations()).toEqual([]);
});

test("is made as chosen, and is ready: in words, file by file, and for whom each is", async () => {
  await open();
  await userEvent.click(screen.getByRole("checkbox", { name: "3 slides a page, with lines" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Article to read" }));
  await userEvent.click(screen.getByRole("radio", { name: "A4" }));
  await userEvent.click(screen.getByRole("radio", { name: "Grey" }));
  await make();
  const verdict = await screen.findByRole("heading", { name: "Ready to take along" });
  expect(document.activeElement).toBe(verdict);
  expect(backend.calls("makeGoBag")).toEqual([[{ handouts: ["handout-3-up", "handout-takeaway"], zip: false, paper: "a4", ink: "grey" }]]);
  expect(screen.getByText("13 files written and opened again, 35 checks passed.")).toBeTruthy();
  expect(screen.getByText(/Give the audience only the files marked/)).toBeTruthy();
  expect(file("evening-presenter.pptx").textContent).toContain("for you alone");
  expect(file("evening-audience.html").textContent).toContain("for the audience");
  expect(file("SHA256SUMS").textContent).not.toContain("for the audience");
  const checks = file("evening.pdf").querySelector("details");
  expect(checks?.open).toBe(false);
  expect(checks?.querySelector("summary")?.textContent?.trim()).toBe("All 5 checks passed");
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Open evening.pdf" }));
  expect(backend.calls("openExported")).toEqual([[3]]);
  await userEvent.click(screen.getByRole("button", { name: "Open folder" }));
  expect(backend.calls("showExported")).toHaveLength(1);
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  expect(onclose).toHaveBeenCalled();
});

test("a failed check is told first, with what to do, and the bag is not called ready", async () => {
  backend.faults = { "evening.pdf": "10 pages instead of 11: the disk may be full. Free some space and make it again." };
  await open();
  await make();
  await screen.findByRole("heading", { name: "Not ready" });
  expect(screen.getByText(/1 check failed, in 1 file/)).toBeTruthy();
  expect(screen.queryByText(/Give the audience only/)).toBeNull();
  expect(names()[0]).toBe("evening.pdf");
  const faulty = within(file("evening.pdf"));
  expect(faulty.getByText(/Free some space and make it again/)).toBeTruthy();
  expect(faulty.getByText("1 of 5 checks failed")).toBeTruthy();
  expect(faulty.getAllByText("failed")).toHaveLength(1);
  expect(await violations()).toEqual([]);
  backend.faults = {};
  await userEvent.click(screen.getByRole("button", { name: "Make it again" }));
  await make();
  await screen.findByRole("heading", { name: "Ready to take along" });
});

test("as one zip nothing in it can be opened, and it says why; the choice is kept for next time", async () => {
  await open();
  await userEvent.click(screen.getByRole("radio", { name: "One zip file" }));
  await make();
  await screen.findByText(/unpack the zip/);
  expect(screen.queryByRole("button", { name: /^Open evening/ })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Make it again" }));
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "One zip file" }).checked).toBe(true);
});

test("while it runs it tells what it does, cannot be closed, and can be stopped", async () => {
  await open();
  let stop: (reason: unknown) => void = () => {};
  let later: Parameters<typeof backend.makeGoBag>[2] = () => {};
  vi.spyOn(backend, "makeGoBag").mockImplementation((_talk, _wish, tell) => {
    tell({ what: "pptx-audience", phase: "render", done: 3, total: 14 });
    later = tell;
    return new Promise((_, refuse) => (stop = refuse));
  });
  await make();
  await screen.findByText("Drawing: Slides for PowerPoint");
  expect(screen.getByText("3 of 14 files")).toBeTruthy();
  later({ what: "go-bag", phase: "check", done: 5, total: 14 });
  await screen.findByText("Opening each file again and checking it");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Stop" }));
  expect(await violations()).toEqual([]);
  await userEvent.keyboard("{Escape}");
  expect(onclose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(backend.calls("cancelExport")).toHaveLength(1);
  stop({ code: "cancelled", message: "stopped" });
  await screen.findByText(/Stopped\. No unfinished go-bag/);
});

test("choosing no place leaves everything as it was; a refusal is told", async () => {
  await open();
  backend.chooses = false;
  await make();
  expect(screen.getByRole("button", { name: "Choose a place and make it" })).toBeTruthy();
  backend.refuse("makeGoBag", { code: "cannot-write", message: "the stick is write-protected" });
  await make();
  expect((await screen.findByRole("alert")).textContent).toContain("The stick is write-protected");
});

test("what to know before going is said; a bag may be not ready without a fault of a file", async () => {
  await open();
  vi.spyOn(backend, "makeGoBag").mockResolvedValue({
    place: "/media/usb/bag",
    ready: false,
    files: [{ number: 0, name: "evening.pdf", bytes: 10, presenter_only: false, audience: true, checks: [] }],
    messages: [{ severity: "warning", code: "draft-slide", message: "one slide is a draft", hint: "Review it" }],
  });
  await make();
  const messages = within(await screen.findByRole("region", { name: "Look at this before you go" }));
  expect(messages.getByText("one slide is a draft")).toBeTruthy();
  expect(screen.getByText(/Look at what is said below/)).toBeTruthy();
  expect(file("evening.pdf").textContent).toContain("not checked");
  await waitFor(async () => expect(await violations()).toEqual([]));
});

test("sizes are as people write them", () => {
  expect(sizeText(1_240_000, "en")).toBe("1.2 MB");
  expect(sizeText(12, "en")).toBe("1 kB");
  expect(sizeText(999_400, "es")).toBe("999 kB");
});
