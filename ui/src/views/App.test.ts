import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { violations } from "../../tests/axe";
import { FakeBackend, fakeTalk } from "../backend/fake";
import App from "./App.svelte";

let backend: FakeBackend;
beforeEach(() => {
  document.documentElement.lang = "en";
  document.title = "Lectern";
  backend = new FakeBackend();
});

async function start() {
  render(App, { backend });
  return screen.findByRole("radio", { name: "Parents and caregivers" });
}

async function build() {
  const parents = await start();
  await userEvent.click(parents);
  await userEvent.click(screen.getByRole("button", { name: "Lay out the talk" }));
  await screen.findByRole("navigation", { name: "The talk" });
}

describe("start", () => {
  test("a talk wants an audience first", async () => {
    await start();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Lay out the talk" }).disabled).toBe(true);
    expect(await violations()).toEqual([]);
  });

  test("what was said is what is planned", async () => {
    await userEvent.click(await start());
    await screen.findByText("3 slides · 4.5 of 20 minutes");
    await userEvent.click(screen.getByRole("radio", { name: "Español" }));
    expect(screen.getByText("not yet checked by a native speaker")).toBeTruthy();
    await userEvent.type(screen.getByRole("spinbutton", { name: "Other (minutes)" }), "35");
    await userEvent.type(screen.getByRole("textbox", { name: "Title" }), "Our evening");
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Lay out the talk" }));
    expect(backend.wishes).toEqual([
      { pack: "safety", audience: "parents", minutes: 35, language: "es", title: "Our evening", date: null },
    ]);
  });

  test("a language the new audience lacks is not kept", async () => {
    await userEvent.click(await start());
    await userEvent.click(screen.getByRole("radio", { name: "Español" }));
    await userEvent.click(screen.getByRole("radio", { name: "Law enforcement officers" }));
    await userEvent.click(screen.getByRole("button", { name: "Lay out the talk" }));
    expect(backend.wishes[0]?.language).toBe("en");
  });

  test("by keyboard alone", async () => {
    await start();
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard(" ");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Parents and caregivers" }).checked).toBe(true);
    await screen.findByText("3 slides · 4.5 of 20 minutes");
    screen.getByRole("textbox", { name: "Title" }).focus();
    await userEvent.keyboard("{Enter}");
    await screen.findByRole("navigation", { name: "The talk" });
  });

  test("a refusal is told, and the choices stay", async () => {
    backend.refusal = { code: "unknown-name", message: "there is no audience" };
    await userEvent.click(await start());
    await userEvent.click(screen.getByRole("button", { name: "Lay out the talk" }));
    expect((await screen.findByRole("alert")).textContent).toContain("there is no audience");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Parents and caregivers" }).checked).toBe(true);
    expect(await violations()).toEqual([]);
  });

  test("without content it says so", async () => {
    backend.packs = [];
    render(App, { backend });
    await screen.findByText("No content is installed.");
    expect(await violations()).toEqual([]);
  });
});

describe("builder", () => {
  test("shows sections, slides, time and what was left out", async () => {
    await build();
    const outline = within(screen.getByRole("navigation", { name: "The talk" }));
    expect(outline.getAllByRole("button")).toHaveLength(3);
    expect(outline.getByText("4.5 of 20 minutes")).toBeTruthy();
    expect(outline.getByText("15.5 min for questions")).toBeTruthy();
    await userEvent.click(screen.getByText("Left out"));
    expect(screen.getByText("there was no time for it")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test("arrow keys go through the slides", async () => {
    await build();
    screen.getByRole("button", { name: /Ground rules/ }).focus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(document.activeElement?.textContent).toContain("Where help is");
    expect(screen.getByRole("img", { name: "Where help is" })).toBeTruthy();
    await userEvent.keyboard("{Home}");
    expect(screen.getByRole("img", { name: "Ground rules" })).toBeTruthy();
  });

  test("a picture that cannot be had is a page with the title", async () => {
    await build();
    (await screen.findByRole("img", { name: "Ground rules" })).dispatchEvent(new Event("error"));
    await screen.findByText("The picture of this slide is not ready.");
    expect(await violations()).toEqual([]);
  });

  test("saving names the file; choosing none changes nothing", async () => {
    await build();
    backend.chooses = false;
    await userEvent.click(screen.getByRole("button", { name: "Save As…" }));
    expect(screen.getByText(/not saved yet/)).toBeTruthy();
    backend.chooses = true;
    backend.choose("save");
    await screen.findByText(/Saved as evening.lectern/);
  });

  test("an export is chosen, watched and told", async () => {
    await build();
    await userEvent.click(screen.getByRole("button", { name: "Export…" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Export" }));
    await userEvent.click(await dialog.findByRole("checkbox", { name: "Speaker notes (for you alone)" }));
    expect(await violations()).toEqual([]);
    await userEvent.click(dialog.getByRole("button", { name: "Choose a folder and export" }));
    await dialog.findByText("1 file is ready");
    expect(backend.exports).toEqual([{ deck: true, handouts: ["article", "3-up", "notes"] }]);
    expect(await violations()).toEqual([]);
    await userEvent.click(dialog.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("a talk that the program was started with is open", async () => {
    backend.given = fakeTalk({ pack: "safety", audience: "parents", minutes: 20, language: null, title: "Ours", date: null });
    render(App, { backend });
    expect((await screen.findByRole("heading", { level: 1, name: "Ours" })).tagName).toBe("H1");
  });

  test("the menu makes a new talk and opens one", async () => {
    await build();
    backend.choose("new-talk");
    await screen.findByRole("radio", { name: "Parents and caregivers" });
    backend.choose("open-talk");
    await screen.findByRole("navigation", { name: "The talk" });
  });
});
