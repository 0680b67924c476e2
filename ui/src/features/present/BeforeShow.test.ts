import { configure, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { violations } from "../../../tests/axe";
import { newProgram } from "../../../tests/program";
import type { ShowWish, SlideTimeView } from "../../backend/backend";
import type { FakeBackend } from "../../backend/fake";
import { FakeShow, joinShow } from "../../backend/fake/present";
import BeforeShow from "./BeforeShow.svelte";
import InBackend from "./InBackend.test.svelte";
import RehearsalResult from "./RehearsalResult.svelte";

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 5000 });

let backend: FakeBackend;
let begun: ShowWish[];
const user = userEvent.setup();

beforeEach(() => {
  backend = newProgram();
  joinShow(backend, new FakeShow());
  begun = [];
  backend.beginShow = async (_talk, wish) => {
    begun.push(wish);
  };
  backend.checks = [
    { check: "displays", status: "good", code: "", detail: "2 displays", values: [] },
    { check: "warnings", status: "doubtful", code: "", detail: "3 warnings are left to look at", values: [] },
    { check: "fonts", status: "bad", code: "", detail: "missing: Noto Sans", values: [] },
    { check: "clicker", status: "open", code: "", detail: "press each button, if you use one", values: [] },
  ];
});

async function before(given: Record<string, unknown> = {}) {
  const talk = await backend.openSample("any");
  const onclose = vi.fn();
  render(InBackend, { props: { backend, view: BeforeShow, given: { talk, onclose, ...given } } });
  await screen.findByText("2 displays");
  return { talk, onclose };
}

describe("before presenting", () => {
  test("says in words how everything is", async () => {
    await before();
    const row = (name: string) => screen.getByText(name, { selector: ".check" }).parentElement?.textContent;
    expect(row("Displays")).toContain("good");
    expect(row("To look at")).toContain("look at this");
    expect(row("Fonts")).toContain("fix this first");
    expect(row("Clicker")).toContain("not tried yet");
    expect(screen.getByText("Projector")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test("starts at the first slide, on the screens of last time", async () => {
    backend.lastScreens = async () => "presenter-window";
    const { onclose } = await before();
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>("radio", { name: /Notes in a window/ }).checked).toBe(true));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(begun).toEqual([{ from: null, rehearse: false, screens: "presenter-window" }]));
    expect(onclose).toHaveBeenCalled();
  });

  test("starts at the slide that is open, or rehearses", async () => {
    const talk = await backend.openSample("any");
    const slide = talk.sections[0]?.slides[1];
    await before({ selected: slide?.id });
    await user.click(screen.getByRole("radio", { name: "The slide you have open" }));
    expect(screen.getByText(`Starts at “${slide?.title}”.`)).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: /The talk alone/ }));
    await user.click(screen.getByRole("button", { name: "Rehearse" }));
    expect(begun).toEqual([{ from: slide?.id, rehearse: true, screens: "audience-only" }]);
  });

  test("without a second display says so", async () => {
    backend.displays = backend.displays.slice(0, 1);
    await before();
    await screen.findByText(/Only one is connected/);
    expect(await violations()).toEqual([]);
  });

  test("the clicker's buttons are heard and close nothing", async () => {
    const { onclose } = await before();
    await user.click(screen.getByRole("button", { name: "Try the clicker" }));
    await user.keyboard("{PageDown}");
    await screen.findByText("“Next” arrived");
    await user.keyboard("{Escape}{F5}.");
    await screen.findByText("“Black” arrived");
    expect(screen.getByText("Start and stop").textContent).toContain("arrived");
    await user.keyboard("x");
    await screen.findByText("x: no clicker’s button");
    expect(onclose).not.toHaveBeenCalled();
    expect(await violations()).toEqual([]);
    await user.tab();
    await screen.findByRole("button", { name: "Try the clicker" });
  });

  test("a refusal is told, and the dialog stays", async () => {
    const { onclose } = await before();
    backend.beginShow = () => Promise.reject({ code: "fault", message: "there is no window" });
    await user.click(screen.getByRole("button", { name: "Start" }));
    expect((await screen.findByRole("alert")).textContent).toContain("There is no window");
    expect(onclose).not.toHaveBeenCalled();
  });
});

describe("after a rehearsal", () => {
  async function after(change: (times: SlideTimeView[]) => SlideTimeView[] = (times) => times) {
    const talk = await backend.openSample("any");
    const slides = talk.sections.flatMap((section) => section.slides);
    const times = change(
      slides.map(({ id, title, minutes }, at) => ({ slide: id, title, planned: minutes, spent: at === 0 ? 100 : 0, proposed: at === 0 ? 1.5 : null })),
    );
    const onclose = vi.fn();
    render(InBackend, { props: { backend, view: RehearsalResult, given: { talk, times, onclose } } });
    await screen.findByRole("dialog", { name: "Your rehearsal" });
    return { talk, times, onclose };
  }

  test("shows what was planned, spent and proposed, and takes it", async () => {
    const { times, onclose } = await after();
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows[1]?.textContent).toContain("1:40");
    expect(rows[1]?.textContent).toContain("1.5 min");
    expect(rows[2]?.textContent).toContain("not shown");
    expect(screen.getByText(/With these times the talk takes/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Use these times" }));
    await waitFor(() => expect(onclose).toHaveBeenCalled());
    expect(backend.asked.at(-1)).toEqual(["applyRehearsal", expect.anything(), times]);
  });

  test("tells when it is more than there is", async () => {
    await after((times) => times.map((time) => ({ ...time, proposed: 40, spent: 2400 })));
    expect(screen.getByText(/more than the/)).toBeTruthy();
  });

  test("with nothing shown there is nothing to use", async () => {
    const { onclose } = await after((times) => times.map((time) => ({ ...time, proposed: null, spent: 0 })));
    expect(screen.queryByRole("button", { name: "Use these times" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Keep the plan" }));
    expect(onclose).toHaveBeenCalledWith();
  });
});
