import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { violations } from "../../../tests/axe";
import { newProgram } from "../../../tests/program";
import Within from "../../../tests/Within.svelte";
import type { TalkView } from "../../backend/backend";
import type { FakeBackend } from "../../backend/fake";
// Loaded when there is something to restore; here beforehand, so that no test waits for it.
import "./Leftovers.svelte";
import Start from "./Start.svelte";

let backend: FakeBackend;
let made: TalkView[];
beforeEach(() => {
  backend = newProgram();
  made = [];
});

async function start() {
  render(Within, { backend, of: Start, given: { ontalk: (talk: TalkView) => made.push(talk) } });
  await screen.findByRole("heading", { name: "Recent talks" });
  return screen.findByRole("radio", { name: "Parents" });
}

const layOut = () => screen.getByRole<HTMLButtonElement>("button", { name: "Lay out the talk" });

describe("a new talk", () => {
  test("wants an audience first", async () => {
    await start();
    expect(layOut().disabled).toBe(true);
    expect(screen.getByText("Choose who is in the room to see what fits.")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test("what was said is what is planned, and a preview tells before", async () => {
    await userEvent.click(await start());
    await screen.findByText("8 slides, 12 of 20 minutes");
    await userEvent.click(screen.getByRole("radio", { name: "Español" }));
    expect(screen.getByText("Not yet checked by a native speaker")).toBeTruthy();
    await userEvent.type(screen.getByRole("spinbutton", { name: "Other (minutes)" }), "35");
    await userEvent.type(screen.getByRole("textbox", { name: "Title" }), "Our evening");
    await userEvent.type(screen.getByRole("textbox", { name: "Place" }), "Room 2");
    expect(await violations()).toEqual([]);
    await userEvent.click(layOut());
    await waitFor(() => expect(made).toHaveLength(1));
    expect(backend.calls("planTalk")).toEqual([
      [{ pack: "safety", audience: "parents", minutes: 35, language: "es", title: "Our evening", date: null, venue: "Room 2" }],
    ]);
  });

  test("the times on offer are the audience's", async () => {
    await start();
    await userEvent.click(screen.getByRole("radio", { name: "Teachers" }));
    expect(screen.queryByRole("radio", { name: "10" })).toBeNull();
    await userEvent.click(screen.getByRole("radio", { name: "60" }));
    await userEvent.click(layOut());
    expect(backend.calls("planTalk")[0]).toMatchObject([{ audience: "teachers", minutes: 60, language: "en" }]);
  });

  test("an answer to older choices is dropped", async () => {
    let answer: (value: void) => void = () => {};
    backend.delay = new Promise((resolve) => (answer = resolve));
    await userEvent.click(await start());
    await waitFor(() => expect(backend.calls("previewTalk")).toHaveLength(1));
    backend.delay = null;
    const old = vi.spyOn(backend, "previewTalk").mockResolvedValue({ title: "", slides: 3, planned: 9, messages: [] });
    await userEvent.click(screen.getByRole("radio", { name: "Teachers" }));
    await screen.findByText("3 slides, 9 of 20 minutes");
    answer();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.getByText("3 slides, 9 of 20 minutes")).toBeTruthy();
    old.mockRestore();
  });

  test("by keyboard alone", async () => {
    (await start()).focus();
    await userEvent.keyboard(" ");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Parents" }).checked).toBe(true);
    screen.getByRole("textbox", { name: "Title" }).focus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(made).toHaveLength(1));
  });

  test("a refusal is told, and the choices stay", async () => {
    await userEvent.click(await start());
    await screen.findByText("8 slides, 12 of 20 minutes");
    backend.refuse("planTalk", { code: "unknown-name", message: "there is no audience" });
    await userEvent.click(layOut());
    expect((await screen.findByRole("alert")).textContent).toContain("There is no audience");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Parents" }).checked).toBe(true);
    expect(await violations()).toEqual([]);
  });

  test("without content it says what to do", async () => {
    backend.packs = [];
    render(Within, { backend, of: Start, given: { ontalk: () => {} } });
    await screen.findByText("No content is installed.");
    expect(screen.queryByRole("button", { name: /sample/i })).toBeNull();
    expect(await violations()).toEqual([]);
  });
});

describe("talks there are", () => {
  test("a recent talk opens; a missing one says so and can be forgotten", async () => {
    await start();
    await userEvent.click(screen.getByRole("button", { name: /Spring evening \/home/ }));
    expect(backend.calls("openRecent")).toEqual([[0]]);
    expect(screen.getByText("Not found")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Staff meeting/ })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Take Staff meeting off the list" }));
    await waitFor(() => expect(screen.queryByText("Staff meeting")).toBeNull());
  });

  test("at the first run a sample talk is on offer, for the audience that was chosen", async () => {
    backend.start = { ...backend.start, first_run: true, recent: [] };
    await start();
    await userEvent.click(screen.getByRole("radio", { name: "Teachers" }));
    await userEvent.click(screen.getByRole("button", { name: "Look at a sample talk" }));
    expect(backend.calls("openSample")).toEqual([["teachers"]]);
    expect(await violations()).toEqual([]);
  });

  test("what a crash left is restored, and discarded only after a question", async () => {
    backend.start = {
      ...backend.start,
      leftovers: [
        { number: 0, title: "Spring evening", file: "spring.lectern", made: 1_780_000_000 },
        { number: 1, title: "Untitled", file: null, made: null },
      ],
    };
    await start();
    await screen.findByText(/a newer copy of spring.lectern · kept .*2026/);
    await userEvent.click(screen.getByRole("button", { name: "Discard: Untitled" }));
    const question = within(await screen.findByRole("alertdialog", { name: "Discard the unsaved work?" }));
    expect(await violations()).toEqual([]);
    await userEvent.click(question.getByRole("button", { name: "Keep it" }));
    expect(backend.calls("discardLeftover")).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Discard: Untitled" }));
    await userEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Discard" }));
    await waitFor(() => expect(screen.queryByText("Untitled")).toBeNull());
    await userEvent.click(screen.getByRole("button", { name: "Restore: Spring evening" }));
    await waitFor(() => expect(made).toHaveLength(1));
    expect(backend.calls("restoreLeftover")).toEqual([[0]]);
  });

  test("what is new in the content is told, earlier versions on demand", async () => {
    await start();
    expect(screen.getByText(/Newer figures for riding to school/)).toBeTruthy();
    expect(screen.getByText("Safety 1.2.0 · March 1, 2026")).toBeTruthy();
    expect(screen.getByText("Earlier")).toBeTruthy();
  });
});
