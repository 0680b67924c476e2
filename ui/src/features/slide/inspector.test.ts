import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import { violations } from "../../../tests/axe";
import { openTalkPage, row, rows } from "../../../tests/talk_page";
import { runAction, takeActions } from "../../shared/action";

async function open(slide: string) {
  const page = await openTalkPage();
  await page.user.click(row(slide));
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Title" }).value).toContain(slide));
  const details = within(screen.getByRole("region", { name: "Details" }));
  const changes = () => page.backend.calls("changeTalk").map(([wish]) => wish);
  return { ...page, details, changes, body: () => details.getByRole<HTMLTextAreaElement>("textbox", { name: "Words on the slide" }) };
}

describe("words", () => {
  test("what is typed is one change after a pause, and the picture follows", async () => {
    const { user, body, changes, backend } = await open("Ground rules");
    await user.type(body(), "!!");
    expect(changes()).toEqual([]);
    await waitFor(() => expect(changes()).toHaveLength(1));
    expect(changes()[0]).toEqual({ do: "slide-part", slide: "rules", part: 0, text: "- Ask at any time\n- What is said here stays here!!" });
    expect(backend.calls("pauseTyping")).toHaveLength(0);
    await user.tab();
    await waitFor(() => expect(backend.calls("pauseTyping")).toHaveLength(1));
    const picture = screen.getByRole<HTMLImageElement>("img", { name: "Ground rules" });
    await waitFor(() => expect(decodeURIComponent(picture.src)).toContain("here!!"));
    expect(await violations()).toEqual([]);
  });

  test("what was typed is not lost where another slide is chosen, nor where the talk is saved", async () => {
    const { user, body, changes } = await open("Ground rules");
    await user.type(body(), "1");
    await user.click(row("How many"));
    await waitFor(() => expect(changes()).toHaveLength(1));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Title" }).value).toContain("How many"));
    const order: string[] = [];
    // The window's own way of saving.
    const stop = takeActions({});
    stop();
    await user.type(body(), "2");
    const saved = new Promise<void>((resolve) => {
      lateSave = () => {
        order.push(`saved after ${changes().length} changes`);
        resolve();
      };
    });
    runAction("save");
    await saved;
    expect(order).toEqual(["saved after 2 changes"]);
  });

  test("undo while typing takes the words back", async () => {
    const { user, body, changes } = await open("Ground rules");
    await user.type(body(), "!");
    await waitFor(() => expect(changes()).toHaveLength(1));
    await waitFor(() => expect(screen.getByRole("button", { name: "Undo changing words" })).toBeTruthy());
    runAction("undo");
    await waitFor(() => expect(body().value).toBe("- Ask at any time\n- What is said here stays here"));
  });

  test("a term to avoid is underlined, and replaced by the preferred one", async () => {
    const { user, body, details, changes } = await open("Where it goes wrong");
    await waitFor(() => expect([...document.querySelectorAll(".editor u")].map((term) => term.textContent)).toEqual(["accidents"]));
    expect(details.getByText(/“accidents” is a term to avoid/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(details.getByRole("button", { name: "Replace “accidents” with “crashes”" }));
    await waitFor(() => expect(changes()).toHaveLength(1));
    expect(body().value.startsWith("Most crashes happen")).toBe(true);
    await waitFor(() => expect(document.querySelector(".editor u")).toBeNull());
    expect(document.activeElement).toBe(body());
    await user.type(body(), " Another accident.");
    await waitFor(() => expect(document.querySelector(".editor u")?.textContent).toBe("accident"));
  });

  test("the title, and the minutes", async () => {
    const { user, details, changes } = await open("Lights");
    const title = details.getByRole("textbox", { name: "Title" });
    await user.clear(title);
    await user.type(title, "Be seen");
    await waitFor(() => expect(rows()).toContain("Be seen"));
    expect(details.getByText("The author’s time: 1.5")).toBeTruthy();
    await user.click(details.getByRole("button", { name: "Use the author’s time" }));
    await waitFor(() => expect(changes().at(-1)).toEqual({ do: "slide-minutes", slide: "lights", minutes: null }));
    await waitFor(() => expect(details.queryByText(/The author’s time/)).toBeNull());
  });

  test("an edited slide is marked and reverted", async () => {
    const { user, details, body } = await open("Lights");
    expect(details.getByText("Edited by you")).toBeTruthy();
    expect(body().value).toContain("Sunday");
    await user.click(details.getByRole("button", { name: "Revert to the pack’s" }));
    await waitFor(() => expect(body().value).not.toContain("Sunday"));
    expect(details.queryByText("Edited by you")).toBeNull();
  });

  test("a wording for the talk's audience is added and removed", async () => {
    const { user, details } = await open("Ground rules");
    await user.click(details.getByRole("button", { name: "Add a wording for Parents" }));
    await details.findByRole("textbox", { name: "Words on the slide · for Parents" });
    expect(details.getByText("not used in this talk")).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(details.getByRole("button", { name: "Remove this wording" }));
    await waitFor(() => expect(details.queryByText("not used in this talk")).toBeNull());
  });

  test("a picture goes in only with what it shows", async () => {
    const { user, details, changes } = await open("Ground rules");
    await user.click(details.getByRole("button", { name: "Insert a picture" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Insert a picture" }));
    const insert = dialog.getByRole<HTMLButtonElement>("button", { name: "Insert" });
    expect(insert.disabled).toBe(true);
    expect(await violations()).toEqual([]);
    await user.type(dialog.getByRole("textbox", { name: "What does the picture show?" }), "The yard");
    await user.click(insert);
    await waitFor(() =>
      expect(changes()).toEqual([{ do: "insert-picture", slide: "rules", part: 0, picture: "images/yard.jpg", alt: "The yard" }]),
    );
  });
});

/** What saves in these tests: registered before the page, so asked after it. */
let lateSave = () => {};
takeActions({ save: () => lateSave() });

describe("the other tabs", () => {
  test("notes, sources, evidence and what to say if asked", async () => {
    const { user, details, changes } = await open("Where it goes wrong");
    await user.click(details.getByRole("tab", { name: "Notes" }));
    expect((await details.findByText("Say aloud.")).tagName).toBe("STRONG");
    await user.type(details.getByRole("textbox", { name: "What you say" }), " Now.");
    await waitFor(() => expect(changes()).toHaveLength(1));
    expect(await violations()).toEqual([]);
    await user.click(details.getByRole("tab", { name: "Sources" }));
    expect((await details.findByText("Crashes of the year")).tagName).toBe("EM");
    expect(await violations()).toEqual([]);
    await user.click(details.getByRole("tab", { name: "If asked" }));
    expect(await details.findByText("Are lorries the worst?")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test("a source of one's own is added by a form and taken out", async () => {
    const { user, details, backend } = await open("Ground rules");
    await user.click(details.getByRole("tab", { name: "Sources" }));
    expect(await details.findByText("This slide cites no source.")).toBeTruthy();
    await user.click(details.getByRole("button", { name: "Add a source…" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Add a source" }));
    expect(await violations()).toEqual([]);
    await user.type(dialog.getByRole("textbox", { name: "Title" }), "Our survey");
    await user.selectOptions(dialog.getByRole("combobox", { name: "Kind" }), "Report");
    await user.click(dialog.getByRole("button", { name: "Add" }));
    expect(await details.findByText("Our survey")).toBeTruthy();
    expect(backend.calls("addSource")[0]?.[0]).toMatchObject({ kind: "report", title: "Our survey" });
    await user.click(details.getByRole("button", { name: /Remove the source/ }));
    await waitFor(() => expect(details.queryByText("Our survey")).toBeNull());
  });

  test("the title slide tells of the talk, and what was left out is added", async () => {
    const { user } = await openTalkPage();
    await user.click(row("Title slide"));
    const details = within(screen.getByRole("region", { name: "Details" }));
    expect(details.getByText(/the slides take 11.5 minutes/i)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(details.getByRole("button", { name: "Add “Four myths” to the talk" }));
    await waitFor(() => expect(rows()[2]).toBe("Four myths"));
  });

  test("Enter on a slide puts the keyboard on its title", async () => {
    const { user, details } = await open("Lights");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(details.getByRole("textbox", { name: "Title" })));
  });
});

test("an overfull slide says so, and its pages are turned", async () => {
  const { user } = await openTalkPage((backend) => {
    const part = backend.talk.own["own-1"]!.parts[0]!;
    part.text = "words ".repeat(150);
  });
  await user.click(row("Our school"));
  const stage = within(screen.getByRole("region", { name: "Slide" }));
  expect(await stage.findByText(/the words go on to a second page/i)).toBeTruthy();
  expect(stage.getByText("Page 1 of 2")).toBeTruthy();
  await user.click(stage.getByRole("button", { name: "Next page" }));
  expect(stage.getByText("Page 2 of 2")).toBeTruthy();
  await user.click(stage.getByRole("button", { name: "Next slide" }));
  await waitFor(() => expect(stage.getByRole("img", { name: "A helmet that fits" })).toBeTruthy());
});
