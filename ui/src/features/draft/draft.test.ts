import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, test } from "vitest";
import { violations } from "../../../tests/axe";
import { openTalkPage, row } from "../../../tests/talk_page";
import { toasts } from "../../shared/toast.svelte";

beforeEach(() => toasts.clear());

async function open() {
  const page = await openTalkPage((backend) => (backend.talk.drafts = ["own-1", "lights"]));
  const changes = () => page.backend.calls("changeTalk").map(([wish]) => wish);
  return { ...page, changes, details: within(screen.getByRole("region", { name: "Details" })) };
}

const marked = (title: string) => row(title).textContent?.includes("Draft: not reviewed");

describe("drafts", () => {
  test("are marked in the outline, on their card, at the slide and in its details", async () => {
    const { user, details } = await open();
    expect([marked("Our school"), marked("Lights"), marked("Ground rules")]).toEqual([true, true, false]);
    expect(details.queryByRole("group", { name: "Draft: not reviewed" })).toBeNull();
    await user.click(row("Our school"));
    await details.findByRole("group", { name: "Draft: not reviewed" });
    expect(screen.getByRole("region", { name: "Slide" }).textContent).toContain("Draft: not reviewed");
    await waitFor(() => {
      const card = [...document.querySelectorAll(".card")].find((card) => card.textContent?.includes("Our school"));
      expect(card?.closest("li")?.textContent).toContain("Draft: not reviewed");
    });
    expect(await violations()).toEqual([]);
  });

  test("one is reviewed: the mark goes, and undo brings it back", async () => {
    const { user, details, changes } = await open();
    await user.click(row("Our school"));
    await user.click(await details.findByRole("button", { name: "I have reviewed it" }));
    expect(changes()).toEqual([{ do: "reviewed", slides: ["own-1"] }]);
    await waitFor(() => expect(marked("Our school")).toBe(false));
    expect(toasts.spoken).toBe("1 slide marked as reviewed");
    expect(marked("Lights")).toBe(true);
    await user.click(screen.getByRole("button", { name: "Undo marking slides as reviewed" }));
    await waitFor(() => expect(marked("Our school")).toBe(true));
  });

  test("several are reviewed together, those alone that are drafts", async () => {
    const { user, details, changes } = await open();
    await user.click(row("Where it goes wrong"));
    await user.keyboard("{Control>}a{/Control}");
    expect(await details.findByText("2 of them are drafts from a file, not reviewed yet.")).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(details.getByRole("button", { name: "I have reviewed the 2 drafts" }));
    expect(changes()).toEqual([{ do: "reviewed", slides: ["own-1", "lights"] }]);
    await waitFor(() => expect(details.queryByRole("button", { name: /reviewed/ })).toBeNull());
  });

  test("the menu of a draft has it too", async () => {
    const { user, changes } = await open();
    await user.click(row("Lights"));
    await fireEvent.keyDown(row("Lights"), { key: "F10", shiftKey: true });
    await user.click(await screen.findByRole("menuitem", { name: "I have reviewed it" }));
    expect(changes()).toEqual([{ do: "reviewed", slides: ["lights"] }]);
  });

  test("what to look at lists them, and takes them off", async () => {
    const { user, changes } = await open();
    await user.click(await screen.findByRole("button", { name: /To look at/ }));
    const drafts = within(await screen.findByRole("region", { name: /Drafts/ }));
    await user.click(drafts.getByRole("button", { name: "I have reviewed it: “Lights”" }));
    expect(changes()).toEqual([{ do: "reviewed", slides: ["lights"] }]);
    await waitFor(() => expect(screen.getByRole("region", { name: /Drafts/ }).textContent).not.toContain("Lights"));
  });
});
