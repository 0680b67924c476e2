import { configure, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { violations } from "../../tests/axe";
import { FakeBackend } from "../backend/fake";
import { FakeShow, joinShow, longDeck, presenterDeck } from "../backend/fake/present";
import Presenter from "./Presenter.svelte";

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 5000 });

let show: FakeShow;
const user = userEvent.setup();

async function open(given = new FakeShow()) {
  show = given;
  render(Presenter, { backend: joinShow(new FakeBackend(), show) });
  await screen.findByRole("group", { name: "Controls" });
}

/** Begins, and goes so many slides on. */
async function start(steps = 0) {
  await open();
  await user.keyboard("{F5}");
  for (let at = 0; at < steps; at += 1) await user.keyboard("{PageDown}");
}

const current = () => within(screen.getByRole("region", { name: "Current slide" })).getByRole("img");
/** Nothing is laid out here, so what floats counts as out of sight. */
const question = async () => within(await screen.findByRole("alertdialog", { hidden: true }));
const noQuestion = () => waitFor(() => expect(screen.queryByRole("alertdialog", { hidden: true })).toBeNull());
const button = (name: string | RegExp) => screen.getByRole("button", { name });

beforeEach(() => {
  document.documentElement.lang = "en";
  document.head.querySelectorAll("style").forEach((style) => style.remove());
});

describe("the presenter's window", () => {
  test("says how to start, and is dark", async () => {
    await open();
    expect(screen.getByText("Press → or F5 to start.")).toBeTruthy();
    expect(document.documentElement.dataset["appearance"]).toBe("dark");
    expect(document.title).toBe("Presenter · Safe on the bicycle");
    expect(await violations()).toEqual([]);
  });

  test("shows the slide, the next one, notes, number, section and times", async () => {
    await start(2);
    show.tick(125);
    expect(await screen.findByText("2:05")).toBeTruthy();
    expect(screen.getByText("17:55")).toBeTruthy();
    expect(current().getAttribute("alt")).toBe("A helmet that fits");
    expect(within(screen.getByRole("region", { name: "Next slide" })).getByText(/^Lights/)).toBeTruthy();
    expect(screen.getByText("3 / 9")).toBeTruthy();
    expect(screen.getByText(/Ask who came by bicycle today/)).toBeTruthy();
    expect(within(screen.getByRole("region", { name: "Sections" })).getAllByRole("listitem")[0]?.textContent).toContain("2 of 7 min");
    expect(screen.getByText("On time")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test("says ahead, behind and over, with minutes", async () => {
    await start(2);
    show.tick(400);
    await screen.findByText("2.5 min behind");
    show.tick(900);
    await screen.findByText("+1:40");
    expect(screen.getByText("1.5 min over")).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.keyboard("{End}");
    show.set({ pace: "ahead", lag: -180 });
    await screen.findByText("3 min ahead");
  });

  test("tells of a content note before the slide comes", async () => {
    await start(4);
    expect(await screen.findByText("Next: content note")).toBeTruthy();
    await user.keyboard("{ArrowRight}");
    await waitFor(() => expect(screen.queryByText("Next: content note")).toBeNull());
    expect(screen.getByText("Content note:")).toBeTruthy();
  });

  test("shows the end where nothing comes, and says that the last slide was the last", async () => {
    await start();
    await user.keyboard("{End}");
    expect(await screen.findByText("End")).toBeTruthy();
    await user.keyboard("{ArrowRight}");
    await screen.findByText(/That was the last slide/);
  });

  test("a refusal is told and can be put away", async () => {
    await open();
    show.refusal = { code: "fault", message: "the presentation is gone" };
    await user.keyboard("b");
    expect((await screen.findByRole("alert")).textContent).toContain("The presentation is gone");
    await user.click(within(screen.getByRole("alert")).getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("nothing makes style elements, which the window's rules forbid", async () => {
    await start(1);
    await user.keyboard("g{Escape}?{Escape}/");
    await screen.findByRole("dialog", { name: "Search" });
    expect(document.querySelectorAll("style")).toHaveLength(0);
  });
});

describe("hands", () => {
  test("a clicker steps, blanks, and starts and stops with one button", async () => {
    await open();
    await user.keyboard("{F5}{PageDown}{PageDown}{PageUp}");
    expect(show.state.current.slide).toBe(1);
    await user.keyboard("{Escape}");
    await screen.findByText("The presentation is hidden; the audience sees the desktop. Esc or F5 goes on.");
    await user.keyboard("{F5}");
    expect(show.state.stage).toBe("showing");
    expect(show.state.current.slide).toBe(1);
    await user.keyboard(".");
    await screen.findByText("The audience sees black. b leads back.");
    expect(button("Black").getAttribute("aria-pressed")).toBe("true");
    await user.keyboard(".");
    await waitFor(() => expect(screen.queryByText(/sees black/)).toBeNull());
  });

  test("keys never do what a page would: F5, Space and Ctrl with letters are held back", async () => {
    await open();
    for (const init of [{ key: "F5" }, { key: " " }, { key: "PageDown" }, { key: "r", ctrlKey: true }, { key: "p", ctrlKey: true }]) {
      const event = new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      expect(event.defaultPrevented, init.key).toBe(true);
    }
    expect(show.keys).toEqual(["F5", " ", "PageDown"]);
    const leave = new KeyboardEvent("keydown", { key: "F4", altKey: true, bubbles: true, cancelable: true });
    document.body.dispatchEvent(leave);
    expect(leave.defaultPrevented).toBe(false);
  });

  test("a key that is held counts once, but for steps", async () => {
    await open();
    const held = (key: string) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, repeat: true, bubbles: true, cancelable: true }));
    held("b");
    held("ArrowRight");
    expect(show.keys).toEqual(["ArrowRight"]);
  });

  test("after a click on a button, Space still steps", async () => {
    await start();
    await user.click(button("White"));
    expect(show.state.audience.what).toBe("white");
    expect(document.activeElement).toBe(document.body);
    await user.keyboard("  ");
    expect(show.state.current.slide).toBe(1);
  });

  test("a button in focus is pressed by Space and Enter, and the clicker steps all the same", async () => {
    await start();
    button("Freeze").focus();
    await user.keyboard("{Enter}");
    expect(show.state.audience.what).toBe("frozen");
    await screen.findByText(/Frozen: the audience keeps its picture/);
    await user.keyboard(" ");
    expect(show.state.audience.what).toBe("slide");
    await user.keyboard("{PageDown}");
    expect(show.state.current.slide).toBe(1);
  });

  test("Tab goes from control to control", async () => {
    await start();
    await user.tab();
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Start the timer now");
    expect(show.state.overview).toBe(false);
  });

  test("digits are shown, and Enter jumps", async () => {
    await start();
    await user.keyboard("7");
    await screen.findByText("Go to 7");
    expect(await violations()).toEqual([]);
    await user.keyboard("{Enter}");
    expect(show.state.current.slide).toBe(6);
    await user.keyboard("99{Enter}");
    await screen.findByText("No slide has this number.");
  });

  test("help comes and goes by one key", async () => {
    await start(1);
    await user.keyboard("h");
    await screen.findByText("The audience sees the help slide. h leads back.");
    await user.keyboard("h");
    await waitFor(() => expect(screen.queryByText(/sees the help slide/)).toBeNull());
  });

  test("notes grow by keys and buttons, and scroll with Shift", async () => {
    await start(2);
    await user.keyboard("+");
    await screen.findByText("115 %");
    await user.click(button("Smaller notes (−)"));
    await screen.findByText("100 %");
    const notes = screen.getByRole("region", { name: /^Notes/ });
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
    expect(notes.scrollTop).toBeGreaterThan(0);
    expect(show.state.current.slide).toBe(2);
  });

  test("each slide's notes stay where they were scrolled to", async () => {
    await start(2);
    const notes = screen.getByRole("region", { name: /^Notes/ });
    notes.scrollTop = 240;
    notes.dispatchEvent(new Event("scroll"));
    await user.keyboard("{PageDown}");
    await waitFor(() => expect(notes.scrollTop).toBe(0));
    await user.keyboard("{PageUp}");
    await waitFor(() => expect(notes.scrollTop).toBe(240));
  });
});

describe("what the presenter opens", () => {
  test("sources and what to say if asked, for this slide; the next one begins with its notes", async () => {
    await start(2);
    await user.click(screen.getByRole("tab", { name: /Sources/ }));
    expect(screen.getByText(/Rules of the Road/)).toBeTruthy();
    expect(screen.getByText("your own source")).toBeTruthy();
    await user.click(screen.getByRole("tab", { name: /If asked/ }));
    expect(screen.getByText(/Are cheap helmets worse/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.keyboard("{PageDown}");
    await waitFor(() => expect(screen.getByRole("tab", { name: "Notes" }).getAttribute("aria-selected")).toBe("true"));
  });

  test("all slides: arrows choose, Enter goes there, hidden and reserve are told", async () => {
    await start(1);
    await user.keyboard("g");
    const grid = await screen.findByRole("listbox", { name: "All slides" });
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Ground rules"));
    expect(within(grid).getByRole("option", { name: /An older picture/ }).textContent).toContain("hidden");
    expect(within(grid).getByRole("group", { name: "Reserve" })).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowLeft}{Enter}");
    expect(show.state.current.slide).toBe(2);
    await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
  });

  test("all slides: a number typed there is gone to, and Escape closes", async () => {
    await start();
    await user.keyboard("g");
    await screen.findByRole("listbox");
    await user.keyboard("6{Enter}");
    expect(show.state.current.slide).toBe(5);
    await user.keyboard("g{Escape}");
    expect(show.state.overview).toBe(false);
    expect(show.state.stage).toBe("showing");
  });

  test("search: by words of notes, title and number; letters only type", async () => {
    await start();
    await user.keyboard("/");
    const field = await screen.findByRole("combobox", { name: "Search in titles, numbers and notes" });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard("b");
    expect(show.state.audience.what).toBe("slide");
    await user.clear(field);
    await user.type(field, "two fingers");
    const only = await screen.findByRole("option");
    expect(only.textContent).toContain("A helmet that fits");
    expect(await violations()).toEqual([]);
    await user.clear(field);
    await user.type(field, "crossing");
    expect(screen.getAllByRole("option")[0]?.textContent).toContain("What happened at the crossing");
    await user.keyboard("{ArrowDown}{ArrowUp}{Enter}");
    expect(show.state.current.slide).toBe(5);
    await waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
  });

  test("search: Escape closes it alone; the clicker steps while it is open", async () => {
    await start();
    await user.keyboard("{Control>}f{/Control}");
    await screen.findByRole("dialog", { name: "Search" });
    await user.keyboard("{PageDown}");
    expect(show.state.current.slide).toBe(1);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(show.state.stage).toBe("showing");
  });

  test("ten minutes left: what goes on, what is left out; Enter accepts, and the whole talk comes back", async () => {
    await start(1);
    await user.keyboard("t");
    const proposal = within(await screen.findByRole("region", { name: "10:00 left" }));
    expect(proposal.getByText("Fits: 8:00 of 10:00")).toBeTruthy();
    expect(proposal.getByText("Practise together")).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.keyboard("{Enter}");
    expect(show.intents).toEqual([]);
    await screen.findByText("The talk is shortened.");
    await user.click(button("Whole talk again"));
    await waitFor(() => expect(screen.queryByText("The talk is shortened.")).toBeNull());
  });

  test("ten minutes left: Escape leaves, another time asks again, too little is told", async () => {
    await start(1);
    await user.click(button("10 min left"));
    await screen.findByRole("region", { name: "10:00 left" });
    await user.click(button("5 min"));
    await screen.findByRole("region", { name: "5:00 left" });
    show.set({ proposal: { left: 60, planned: 120, slides: [7], skipped: [2], fits: false } });
    await screen.findByText("Does not fit: 2:00 needed, 1:00 left");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("region", { name: /left$/ })).toBeNull());
    expect(show.state.stage).toBe("showing");
  });

  test("the cheat sheet has every key, and Escape closes it", async () => {
    await start();
    await user.keyboard("?");
    const sheet = within(await screen.findByRole("dialog", { name: "Keys" }));
    expect(sheet.getByText("Help slide now, and back")).toBeTruthy();
    expect(sheet.getByText("Shift F5")).toBeTruthy();
    expect(sheet.getByText("Move the pointer")).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(show.state.stage).toBe("showing");
  });

  test("ending asks first", async () => {
    await start();
    await user.click(button("End…"));
    await question();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Keep presenting"));
    expect(await violations()).toEqual([]);
    await user.keyboard("{Escape}");
    await noQuestion();
    expect(show.state.stage).toBe("showing");
    await user.click(button("End…"));
    await user.click((await question()).getByText("End the presentation"));
    expect(show.ended).toBe(true);
    await screen.findByText(/The presentation has ended/);
  });

  test("the timer pauses, goes on, and starts again after asking", async () => {
    await start(1);
    show.tick(30);
    await user.click(button("Pause the timer"));
    await screen.findByText("Elapsed · paused");
    await user.click(button("Let the timer go on"));
    await user.click(button("Start the timer again"));
    await user.click((await question()).getByText("Start again"));
    expect(show.state.elapsed).toBe(0);
  });

  test("a rehearsal says so", async () => {
    await open(new FakeShow({ ...presenterDeck(), rehearse: true }));
    expect(screen.getByText("Rehearsal")).toBeTruthy();
    await user.keyboard("{F5}");
    await screen.findByText(/Nothing is shown to an audience/);
    expect(screen.queryByRole("button", { name: "Swap screens" })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  test("a talk of 300 slides opens and is searched", async () => {
    await open(new FakeShow(longDeck(300)));
    await user.keyboard("{F5}/");
    await screen.findByText("the first 40 of 300 slides");
    await user.keyboard("number 217");
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
  });
});

describe("pointing", () => {
  function overSlide(x: number, y: number) {
    const page = current().parentElement as HTMLElement;
    vi.spyOn(page, "getBoundingClientRect").mockReturnValue({ left: 0, top: 0, width: 1000, height: 500 } as DOMRect);
    page.dispatchEvent(new MouseEvent("pointermove", { clientX: x, clientY: y, bubbles: true }));
    return page;
  }

  test("toggled, the mouse points; off the slide it does not", async () => {
    await start();
    overSlide(100, 100);
    await user.keyboard("p");
    const page = overSlide(250, 250);
    overSlide(500, 250);
    await waitFor(() => expect(show.intents).toEqual([{ want: "point", pointer: { spotlight: false, x: 0.5, y: 0.5 } }]));
    expect(screen.getByTestId("pointer")).toBeTruthy();
    page.dispatchEvent(new MouseEvent("pointerleave"));
    await waitFor(() => expect(show.intents.at(-1)).toEqual({ want: "point-off" }));
  });

  test("as a spotlight, and by keys", async () => {
    await start();
    await user.click(button("Spotlight"));
    expect(button("Spotlight").getAttribute("aria-pressed")).toBe("true");
    await user.keyboard("{Control>}{ArrowRight}{/Control}");
    await waitFor(() => expect(show.intents.at(-1)).toEqual({ want: "point", pointer: { spotlight: true, x: 0.52, y: 0.5 } }));
    await user.keyboard("l");
    await waitFor(() => expect(show.intents.at(-1)).toEqual({ want: "point-off" }));
  });
});
