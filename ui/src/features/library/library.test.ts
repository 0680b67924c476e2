import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import { violations } from "../../../tests/axe";
import { openTalkPage, row, rows, selected } from "../../../tests/talk_page";
import { SLIDES } from "../../backend/fake/library";
import { toasts } from "../../shared/toast.svelte";

function cards(): string[] {
  return [...document.querySelectorAll(".card .title")].map((title) => title.textContent ?? "");
}

function card(title: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>(".card")].find((card) => card.textContent?.includes(title));
  if (!found) throw new Error(`no card ${title}; there are: ${cards().join(", ")}`);
  return found;
}

async function open(prepare?: Parameters<typeof openTalkPage>[0]) {
  const page = await openTalkPage(prepare);
  await waitFor(() => expect(cards().length).toBeGreaterThan(0));
  return { ...page, library: within(screen.getByRole("region", { name: "Library" })) };
}

describe("searching", () => {
  test("finds as one types, marks what was found, and says how many", async () => {
    const { user, library, backend } = await open();
    expect(library.getByRole("status").textContent).toBe("14 slides");
    await user.type(library.getByRole("searchbox", { name: "Search slides" }), "junction");
    await waitFor(() => expect(cards()).toEqual(["Where it goes wrong", "A question to the room"]));
    expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["junction", "junction"]);
    expect(library.getByRole("status").textContent).toBe("2 slides");
    // Not a question for each key.
    expect(backend.calls("searchLibrary").length).toBeLessThan(8);
    expect(await violations()).toEqual([]);
  });

  test("an answer to an older question is dropped", async () => {
    const { user, library, backend } = await open();
    let answer = () => {};
    backend.delay = new Promise((resolve) => (answer = resolve));
    const field = library.getByRole("searchbox");
    await user.type(field, "brakes");
    await waitFor(() => expect(backend.calls("searchLibrary").some(([wish]) => (wish as { words: string }).words === "brakes")).toBe(true));
    backend.delay = null;
    await user.clear(field);
    await user.type(field, "quiz");
    await user.clear(field);
    await user.type(field, "room");
    await waitFor(() => expect(cards()).toEqual(["A question to the room"]));
    answer();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(cards()).toEqual(["A question to the room"]);
  });

  test("filters narrow it down, and are cleared", async () => {
    const { user, library } = await open();
    await user.click(library.getByRole("button", { name: "Filters" }));
    await user.click(library.getByRole("checkbox", { name: "Not in the talk yet" }));
    await waitFor(() => expect(cards()).toEqual(["Four myths", "A question to the room", "Brakes", expect.stringContaining("Signs"), "What the law says"]));
    library.getByRole("combobox", { name: "Topic: Any" }).focus();
    await user.keyboard("{Enter}");
    await user.click(await screen.findByText("Gear"));
    await waitFor(() => expect(cards()).toEqual(["Brakes"]));
    expect(library.getByRole("combobox", { name: "Topic: Gear" })).toBeTruthy();
    expect(library.getByRole("button", { name: "Filters (2)" })).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole("option", { hidden: true })).toBeNull());
    expect(await violations()).toEqual([]);
    await user.click(library.getByRole("button", { name: "Clear all" }));
    await waitFor(() => expect(cards()).toHaveLength(14));
  });

  test("nothing found, and an empty library, are said", async () => {
    const { user, library } = await open();
    await user.type(library.getByRole("searchbox"), "zzz");
    await library.findByText("No slide fits.");
    expect(await violations()).toEqual([]);
  });

  test("an empty library", async () => {
    await openTalkPage((backend) => {
      backend.slides = [];
      backend.talk.own = {};
    });
    await screen.findByText("The library is empty.");
    expect(await violations()).toEqual([]);
  });
});

describe("adding", () => {
  test("Enter adds after the current slide, and selects what came", async () => {
    const { user, library } = await open();
    await user.click(row("How many"));
    await user.click(library.getByRole("searchbox"));
    await user.keyboard("myths");
    await waitFor(() => expect(cards()).toEqual(["Four myths"]));
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Add “Four myths” to the talk");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(rows()[4]).toBe("Four myths"));
    expect(selected()).toEqual(["Four myths"]);
    expect(toasts.spoken).toBe("Added: Four myths");
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Show “Four myths” in the talk"));
  });

  test("a double click and the button add too; a slide in the talk is shown instead", async () => {
    const { user, backend } = await open();
    await user.dblClick(card("Four myths"));
    await waitFor(() => expect(rows()).toContain("Four myths"));
    await user.click(card("Brakes").closest("li")!.querySelector(".add")!);
    await waitFor(() => expect(rows()).toContain("Brakes"));
    await user.dblClick(card("Lights"));
    await waitFor(() => expect(selected()).toEqual(["Lights"]));
    expect(backend.calls("changeTalk")).toHaveLength(2);
  });

  test("a new slide of a chosen kind", async () => {
    const { user, library } = await open();
    await user.click(row("Lights"));
    await user.click(library.getByRole("button", { name: "New slide" }));
    await user.click(await screen.findByText("Two columns"));
    await waitFor(() => expect(rows()[rows().indexOf("Lights") + 1]).toBe("New slide"));
    await waitFor(() => expect(document.activeElement).toBe(row("New slide")));
  });
});

test("ten thousand slides: few are drawn, and pictures are asked for those alone", async () => {
  vi.stubGlobal("IntersectionObserver", Seeing);
  const { backend } = await open((backend) => {
    backend.slides = Array.from({ length: 10_000 }, (_, at) => ({ ...SLIDES[0]!, id: `slide-${at}`, title: `Slide ${at}` }));
  });
  await waitFor(() => expect(backend.calls("paintLibrary").length).toBeGreaterThan(0));
  expect(cards()).toHaveLength(40);
  expect(backend.calls("paintLibrary").flatMap(([slides]) => slides)).toHaveLength(40);
  vi.unstubAllGlobals();
});

/** Sees every card, and never the end of the list. */
class Seeing {
  constructor(readonly onseen: (entries: { isIntersecting: boolean }[]) => void) {}
  observe(element: Element) {
    this.onseen([{ isIntersecting: !element.classList.contains("end") }]);
  }
  disconnect() {}
}
