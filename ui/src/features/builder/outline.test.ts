import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, test } from "vitest";
import { violations } from "../../../tests/axe";
import { openTalkPage, row, rows, selected } from "../../../tests/talk_page";
import type { FakeBackend } from "../../backend/fake";
import { toasts } from "../../shared/toast.svelte";

type User = Awaited<ReturnType<typeof openTalkPage>>["user"];
let backend: FakeBackend;
let user: User;
let asked: string[];
beforeEach(async () => {
  toasts.clear();
  ({ backend, user, asked } = await openTalkPage());
});

/** Waits until menus are gone. */
const closed = () => waitFor(() => expect(document.querySelector("[role=menu]")).toBeNull());
const changes = () => backend.calls("changeTalk").map(([wish]) => wish);

describe("the outline", () => {
  test("shows title slide, sections, slides, references and what is in reserve, with marks in words", async () => {
    expect(rows()).toEqual([
      "Title slide",
      "What it is about",
      "Ground rules",
      "How many ride to school",
      "Where it goes wrong",
      "Our school's bicycle day",
      "What you can do",
      "A helmet that fits",
      "Lights",
      "Where help is",
      "One thing to do tonight",
      "References",
      "Backup slides",
      "After the crash",
    ]);
    expect(row(/What it is about 7 min/)).toBeTruthy();
    expect(row(/Where it goes wrong 3 min Contested/)).toBeTruthy();
    expect(row(/Our school's bicycle day 1 min Yours/)).toBeTruthy();
    expect(row(/Lights 1 min Edited by you/)).toBeTruthy();
    expect(row(/One thing to do tonight 1 min Hidden/)).toBeTruthy();
    expect(row(/After the crash 1 min Has a content warning With a caveat/)).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test("arrow keys go through it, and the slide follows", async () => {
    row("Ground rules").focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(row("How many ride"));
    expect(await screen.findByRole("img", { name: "How many ride to school" })).toBeTruthy();
    await user.keyboard("{End}");
    expect(document.activeElement).toBe(row("After the crash"));
    await user.keyboard("{Home}");
    expect(await screen.findByRole("img", { name: "Safe on the bicycle" })).toBeTruthy();
  });

  test("a section is folded with the left arrow", async () => {
    await user.click(row("What you can do"));
    await user.keyboard("{ArrowLeft}");
    expect(row("What you can do").getAttribute("aria-expanded")).toBe("false");
    expect(rows()).not.toContain("Lights");
    await user.keyboard("{ArrowRight}");
    expect(rows()).toContain("Lights");
  });
});

describe("selecting", () => {
  test("with Ctrl and Shift, by pointer and keyboard", async () => {
    await user.click(row("Ground rules"));
    await user.keyboard("{Control>}");
    await user.click(row("Lights"));
    await user.keyboard("{/Control}");
    expect(selected()).toEqual(["Ground rules", "Lights"]);
    await user.click(row("How many"));
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(selected()).toEqual(["How many ride to school", "Where it goes wrong", "Our school's bicycle day"]);
    expect(screen.getByText("3 slides are selected")).toBeTruthy();
    await user.keyboard("{Control>}a{/Control}");
    expect(selected()).toHaveLength(8);
    expect(await violations()).toEqual([]);
  });
});

describe("moving", () => {
  test("Alt and arrows move a slide, over the edge of a section too, and say where", async () => {
    await user.click(row("Our school"));
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(rows().indexOf("Our school's bicycle day")).toBe(6));
    expect(rows()[5]).toBe("What you can do");
    await waitFor(() => expect(document.activeElement).toBe(row("Our school")));
    await waitFor(() => expect(toasts.spoken).toBe("1 slide moved to What you can do, place 1"));
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() => expect(rows()[5]).toBe("Our school's bicycle day"));
  });

  test("several together, and past the end into the reserve", async () => {
    await user.click(row("Where help is"));
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(rows().slice(-3)).toEqual(["Where help is", "One thing to do tonight", "After the crash"]));
    expect(selected()).toEqual(["Where help is", "One thing to do tonight"]);
  });

  test("by a dialog", async () => {
    await user.click(row("Lights"));
    await fireEvent.keyDown(row("Lights"), { key: "F10", shiftKey: true });
    await user.click(await screen.findByRole("menuitem", { name: /Move to/ }));
    const dialog = within(await screen.findByRole("dialog", { name: "Move the slide" }));
    await closed();
    expect(await violations()).toEqual([]);
    await user.selectOptions(dialog.getByRole("combobox", { name: "Section" }), "What it is about");
    await user.selectOptions(dialog.getByRole("combobox", { name: "Before" }), "Ground rules");
    await user.click(dialog.getByRole("button", { name: "Move" }));
    await waitFor(() => expect(rows()[2]).toBe("Lights"));
  });

  test("cut and paste moves, copy and paste duplicates", async () => {
    await user.click(row("Lights"));
    await user.keyboard("{Control>}x{/Control}");
    await user.click(row("Ground rules"));
    await user.keyboard("{Control>}v{/Control}");
    await waitFor(() => expect(rows()[3]).toBe("Lights"));
    expect(changes()).toEqual([{ do: "move", slides: ["lights"], to: { in: "section", section: 0, position: 1 } }]);
    await user.keyboard("{Control>}c{/Control}");
    await user.click(row("Where help"));
    await user.keyboard("{Control>}v{/Control}");
    await waitFor(() => expect(rows().filter((title) => title === "Lights")).toHaveLength(2));
    expect(rows()[rows().indexOf("Where help is") + 1]).toBe("Lights");
  });
});

describe("changing", () => {
  test("Delete removes, and the keyboard is on the next slide", async () => {
    await user.click(row("Lights"));
    await user.keyboard("{Delete}");
    await waitFor(() => expect(rows()).not.toContain("Lights"));
    await waitFor(() => expect(document.activeElement).toBe(row("Where help is")));
    expect(toasts.spoken).toBe("1 slide removed");
  });

  test("undo takes it back and says what", async () => {
    await user.click(row("Lights"));
    await user.keyboard("{Delete}");
    await waitFor(() => expect(rows()).not.toContain("Lights"));
    await user.click(screen.getByRole("button", { name: "Undo removing slides" }));
    await waitFor(() => expect(rows()).toContain("Lights"));
    await waitFor(() => expect(toasts.spoken).toBe("Undone: removing slides"));
    await user.click(screen.getByRole("button", { name: "Redo removing slides" }));
    await waitFor(() => expect(rows()).not.toContain("Lights"));
  });

  test("H hides and shows, Ctrl+D duplicates", async () => {
    await user.click(row("Lights"));
    await user.keyboard("h");
    await waitFor(() => expect(row(/Lights .*Hidden/)).toBeTruthy());
    await user.keyboard("h");
    await waitFor(() => expect(row("Lights").textContent).not.toContain("Hidden"));
    await user.keyboard("{Control>}d{/Control}");
    await waitFor(() => expect(rows().filter((title) => title === "Lights")).toHaveLength(2));
    expect(selected()).toEqual(["Lights"]);
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Yours"));
  });

  test("the menu has it all, by Shift+F10", async () => {
    await user.click(row("Our school"));
    await fireEvent.keyDown(row("Our school"), { key: "F10", shiftKey: true });
    const menu = within(await screen.findByRole("menu", { name: "Slide and section actions" }));
    const names = menu.getAllByRole("menuitem").map((item) => item.querySelector(".menu-label")?.textContent);
    expect(names).toEqual([
      "Cut",
      "Copy",
      "Paste",
      "Duplicate",
      "Move up",
      "Move down",
      "Move to…",
      "Hide",
      "Begin a section here",
      "Remove from the talk",
      "Delete for good",
    ]);
    // A menu stands beside the landmarks, over everything.
    expect((await violations()).filter((violation) => !violation.startsWith("region"))).toEqual([]);
    await user.click(menu.getByRole("menuitem", { name: /Delete for good/ }));
    await waitFor(() => expect(changes()).toEqual([{ do: "delete", slides: ["own-1"] }]));
  });

  test("a refusal is told, and the talk stays", async () => {
    await user.click(row("Lights"));
    backend.refuse("changeTalk", { code: "no-such-slide", message: "there is no such slide" });
    await user.keyboard("{Delete}");
    expect((await screen.findByRole("alert")).textContent).toContain("There is no such slide");
    expect(rows()).toContain("Lights");
  });
});

describe("sections", () => {
  async function choose(section: string, entry: RegExp) {
    await user.click(row(section));
    await fireEvent.keyDown(row(section), { key: "ContextMenu" });
    await user.click(await screen.findByRole("menuitem", { name: entry }));
  }

  test("F2 renames; Escape leaves the old name", async () => {
    await user.click(row("What you can do"));
    await user.keyboard("{F2}");
    const field = await screen.findByRole("textbox", { name: "Name of the section" });
    expect(await violations()).toEqual([]);
    await user.clear(field);
    await user.type(field, "Tonight{Enter}");
    await waitFor(() => expect(rows()).toContain("Tonight"));
    await waitFor(() => expect(document.activeElement).toBe(row("Tonight")));
    await user.keyboard("{F2}");
    await user.type(await screen.findByRole("textbox", { name: "Name of the section" }), "x{Escape}");
    expect(rows()).toContain("Tonight");
    expect(changes()).toHaveLength(1);
  });

  test("one is added and named at once", async () => {
    await choose("What it is about", /Add a section/);
    await screen.findByRole("textbox", { name: "Name of the section" });
    await user.keyboard("Break{Enter}");
    await waitFor(() => expect(rows()).toContain("Break"));
    expect(changes()[0]).toEqual({ do: "add-section", at: 1, title: "New section" });
  });

  test("a section begins at a slide", async () => {
    await user.click(row("Where it goes"));
    await fireEvent.keyDown(row("Where it goes"), { key: "ContextMenu" });
    await user.click(await screen.findByRole("menuitem", { name: /Begin a section/ }));
    await waitFor(() => expect(changes()[0]).toEqual({ do: "split-section", section: 0, position: 2, title: "New section" }));
  });

  test("merged, moved, removed", async () => {
    await choose("What you can do", /Move up/);
    await waitFor(() => expect(rows()[1]).toBe("What you can do"));
    await choose("What it is about", /Merge/);
    await waitFor(() => expect(rows()).not.toContain("What it is about"));
    await choose("What you can do", /Remove the section/);
    await waitFor(() => expect(rows()).toEqual(["Title slide", "References", "Backup slides", "After the crash"]));
    await closed();
    expect(await violations()).toEqual([]);
  });
});

describe("the page", () => {
  test("a section is a click away in the time bar", async () => {
    await user.click(screen.getByRole("button", { name: "What you can do: 4.5 minutes" }));
    expect(await screen.findByRole("img", { name: "A helmet that fits" })).toBeTruthy();
    expect(screen.getByText("8.5 min for questions")).toBeTruthy();
  });

  test("panes are closed and opened by their keys, and their width by the arrow keys is remembered", async () => {
    await user.keyboard("{Control>}1{/Control}");
    expect(screen.queryByRole("region", { name: "Library" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show Library" }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("searchbox", { name: "Search slides" })));
    const edge = screen.getByRole("separator", { name: "Width of Details" });
    const before = Number(edge.getAttribute("aria-valuenow"));
    edge.focus();
    await user.keyboard("{ArrowLeft}");
    expect(edge.getAttribute("aria-valuenow")).toBe(String(before + 1));
    expect(JSON.parse(localStorage.getItem("lectern.widths")!).inspector).toBe(before + 1);
  });

  test("the head asks the window for what it does not do itself", async () => {
    await user.click(screen.getByRole("button", { name: "Present" }));
    await user.click(screen.getByRole("button", { name: "Export…" }));
    await user.click(screen.getByRole("button", { name: "More" }));
    await user.click(await screen.findByText(/another audience/));
    expect(asked).toEqual(["present", "export", "swap-audience"]);
  });

  test("nothing brings a style sheet of its own", () => {
    const own = [...document.querySelectorAll("style")].filter((style) => !style.dataset.viteDevId);
    expect(own).toEqual([]);
  });
});

test("a picture that cannot be had is a page with the title", async () => {
  (await screen.findByRole("img", { name: "Ground rules" })).dispatchEvent(new Event("error"));
  await screen.findByText("The picture of this slide is not ready.");
  expect(await violations()).toEqual([]);
});
