import { configure, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { violations } from "../../tests/axe";
import { FakeBackend } from "../backend/fake";
import { FakeShow, joinShow } from "../backend/fake/present";
import Audience from "./Audience.svelte";

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 5000 });

let show: FakeShow;
const user = userEvent.setup();

async function open(alone = false) {
  show = new FakeShow();
  show.alone = alone;
  const asked = vi.spyOn(show, "presenterDeck");
  render(Audience, { backend: joinShow(new FakeBackend(), show) });
  await screen.findByRole("heading", { name: "Safe on the bicycle" });
  await waitFor(() => expect(document.title).toBe("Audience · Safe on the bicycle"));
  return asked;
}

const pictures = () => [...document.querySelectorAll<HTMLElement>("img[data-picture]")];
const seen = () => decodeURIComponent(document.querySelector<HTMLElement>("img.seen")?.dataset["picture"] ?? "");
const painted = () => pictures().map(({ dataset }) => decodeURIComponent(dataset["picture"] ?? "").split("/")[1]);

beforeEach(() => {
  document.documentElement.lang = "en";
});

describe("the audience's window", () => {
  test("is black before the talk, with the first page made ready", async () => {
    await open();
    await waitFor(() => expect(painted()).toEqual(["Safe on the bicycle"]));
    expect(seen()).toBe("");
    expect(await violations()).toEqual([]);
  });

  test("shows the page, has the next one ready, and tells its title", async () => {
    await open();
    await user.keyboard("{F5}{PageDown}");
    await waitFor(() => expect(seen()).toContain("Ground rules"));
    expect(painted()).toContain("A helmet that fits");
    expect(screen.getByRole("status").textContent).toBe("Ground rules for this hour");
    const next = pictures().find(({ dataset }) => dataset["picture"]?.includes("helmet"));
    await user.keyboard("{PageDown}");
    await waitFor(() => expect(seen()).toContain("helmet"));
    expect(pictures()).toContain(next);
    expect(await violations()).toEqual([]);
  });

  test("the page that was stays until the new one is there", async () => {
    let arrive = () => {};
    await open();
    await user.keyboard("{F5}");
    await waitFor(() => expect(seen()).toContain("Safe"));
    const decode = vi.spyOn(HTMLImageElement.prototype, "decode").mockImplementation(() => new Promise((done) => (arrive = done)));
    await user.keyboard("{End}");
    expect(seen()).toContain("Safe");
    arrive();
    await waitFor(() => expect(seen()).toContain("References"));
    decode.mockRestore();
  });

  test("a picture that cannot be had is the slide's title", async () => {
    const decode = vi.spyOn(HTMLImageElement.prototype, "decode").mockRejectedValue(new Error("gone"));
    await open();
    await user.keyboard("{F5}");
    await waitFor(() => expect(screen.getAllByText("Safe on the bicycle").length).toBeGreaterThan(2));
    decode.mockRestore();
  });

  test("black, white, desktop, frozen and help", async () => {
    await open();
    await user.keyboard("{F5}{PageDown}b");
    await screen.findByText("Black screen");
    expect(seen()).toBe("");
    await user.keyboard("bw");
    await screen.findByText("White screen");
    expect(screen.getByRole("main").className).toContain("white");
    await user.keyboard("wh");
    await waitFor(() => expect(seen()).toContain("Whom to call"));
    await user.keyboard("hf{PageDown}");
    await waitFor(() => expect(seen()).toContain("Ground rules"));
    expect(show.state.current.slide).toBe(2);
    await user.keyboard("f{Escape}");
    await waitFor(() => expect(seen()).toBe(""));
  });

  test("draws what the presenter points at", async () => {
    await open();
    await user.keyboard("{F5}");
    await show.intend({ want: "point", pointer: { spotlight: true, x: 0.25, y: 0.5 } });
    const mark = await screen.findByTestId("pointer");
    expect(mark.className).toContain("spotlight");
    expect(mark.style.getPropertyValue("--x")).toBe("25%");
    await show.intend({ want: "point-off" });
    await waitFor(() => expect(screen.queryByTestId("pointer")).toBeNull());
  });

  test("keys go to the program and do nothing else", async () => {
    await open();
    const event = new KeyboardEvent("keydown", { key: "Tab", bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    await user.keyboard("n12{Enter}");
    expect(show.keys).toEqual(["Tab", "n", "1", "2", "Enter"]);
  });

  test("a click at the right steps on, at the left back, in the middle nothing; a swipe turns the page", async () => {
    await open();
    const main = screen.getByRole("main");
    const want = () => show.intents.map(({ want }) => want);
    fireEvent.click(main, { clientX: 900 });
    fireEvent.click(main, { clientX: 500 });
    fireEvent.click(main, { clientX: 100 });
    expect(want()).toEqual(["next", "previous"]);
    const touch = (type: string, clientX: number) => {
      const event = new MouseEvent(type, { clientX, clientY: 10, bubbles: true });
      Object.defineProperty(event, "pointerType", { value: "touch" });
      main.dispatchEvent(event);
    };
    touch("pointerdown", 800);
    touch("pointerup", 500);
    fireEvent.click(main, { clientX: 900 });
    expect(want()).toEqual(["next", "previous", "next"]);
  });

  test("nothing makes style elements", async () => {
    document.head.querySelectorAll("style").forEach((style) => style.remove());
    await open(true);
    await user.keyboard("{F5}n");
    await screen.findByRole("complementary", { name: "Notes for you" });
    expect(document.querySelectorAll("style")).toHaveLength(0);
  });
});

describe("the audience's window alone", () => {
  test("n shows and hides the notes, which are asked for only then", async () => {
    const asked = await open(true);
    await user.keyboard("{F5}{PageDown}{PageDown}");
    expect(asked).not.toHaveBeenCalled();
    await user.keyboard("n");
    await screen.findByText(/Ask who came by bicycle today/);
    expect(await violations()).toEqual([]);
    await user.keyboard("b");
    expect(screen.getByText(/Ask who came by bicycle today/)).toBeTruthy();
    await user.keyboard("n");
    await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  });

  test("can be ended from the notes, after asking", async () => {
    await open(true);
    await user.keyboard("{F5}n");
    await user.click(await screen.findByRole("button", { name: "End…" }));
    expect(show.ended).toBe(false);
    await user.click(screen.getByRole("button", { name: "End the presentation" }));
    expect(show.ended).toBe(true);
    expect(show.intents).toEqual([]);
  });
});
