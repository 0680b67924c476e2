import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import { violations } from "../../../tests/axe";
import { openTalkPage, row, rows, selected } from "../../../tests/talk_page";
import { runAction } from "../../shared/action";

async function openReview() {
  const page = await openTalkPage();
  await page.user.click(await screen.findByRole("button", { name: "To look at: 4" }));
  return { ...page, dialog: within(await screen.findByRole("dialog", { name: "To look at" })) };
}

describe("evidence", () => {
  test("a claim opens with all there is to know, and leads to what it conflicts with and back", async () => {
    const { user } = await openTalkPage();
    await user.click(row("Where it goes"));
    await user.click(await screen.findByRole("tab", { name: "Evidence" }));
    await user.click(await screen.findByRole("button", { name: /Most crashes happen at junctions/ }));
    const dialog = () => within(screen.getByRole("dialog"));
    await screen.findByRole("dialog", { name: "61 %" });
    for (const text of [
      "Crashes that the police recorded",
      "2023",
      "Contested",
      "The police count what is reported; the clinic counts who is treated.",
      "Of the crashes that the police recorded, six in ten were at junctions.",
      "The clinic counts differently: it sees falls that nobody reported.",
      "Say which of the two was counted.",
      "lines 31",
    ]) {
      expect(dialog().getByText(text), text).toBeTruthy();
    }
    expect(dialog().getByText("Crashes of the year").tagName).toBe("EM");
    expect(await violations()).toEqual([]);
    await user.click(dialog().getByRole("button", { name: /paths without cars/ }));
    await screen.findByRole("dialog", { name: "55 %" });
    await user.click(dialog().getByRole("button", { name: "Back" }));
    await screen.findByRole("dialog", { name: "61 %" });
    await user.click(dialog().getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("a claim leads to the slides that rest on it", async () => {
    const { user } = await openTalkPage();
    await user.click(row("Where it goes"));
    await user.click(await screen.findByRole("tab", { name: "Evidence" }));
    await user.click(await screen.findByRole("button", { name: /Most crashes happen at junctions/ }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(dialog.getByRole("button", { name: "Where it goes wrong" }));
    await waitFor(() => expect(selected()).toEqual(["Where it goes wrong"]));
    await waitFor(() => expect(document.activeElement).toBe(row("Where it goes")));
  });
});

describe("what to look at", () => {
  test("is grouped, counted without notes, and leads to the slide", async () => {
    const { user, dialog } = await openReview();
    const groups = dialog.getAllByRole("heading", { level: 3 }).map((heading) => heading.textContent);
    expect(groups).toEqual(["Terms to avoid 1", "Conflicting figures 2", "Contacts 1", "Figures with a caveat 1"]);
    expect(await violations()).toEqual([]);
    await user.click(dialog.getByRole("button", { name: "Go to “Where help is”" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(selected()).toEqual(["Where help is"]);
    await waitFor(() => expect(document.activeElement).toBe(row("Where help is")));
  });

  test("a term is replaced with one click", async () => {
    const { user, dialog, backend } = await openReview();
    await user.click(dialog.getByRole("button", { name: "Replace “accidents” with “collisions”" }));
    await waitFor(() => expect(dialog.queryByText(/Terms to avoid/)).toBeNull());
    expect(backend.talk.edits.crashes?.parts[0]?.text).toContain("Most collisions happen");
    expect(screen.getByRole("button", { name: "To look at: 3", hidden: true })).toBeTruthy();
  });

  test("nothing to look at is said", async () => {
    const { user } = await openTalkPage((backend) => {
      backend.talk.sections = [{ title: "All", slides: ["rules"] }];
      backend.talk.backup = [];
    });
    await user.click(await screen.findByRole("button", { name: "Nothing to look at" }));
    await screen.findByText("Nothing to look at. The talk is ready.");
    expect(await violations()).toEqual([]);
  });
});

describe("fitting to time", () => {
  test("is shown before it is applied, and what is unticked stays out", async () => {
    const { user, backend } = await openTalkPage();
    await user.click(screen.getByRole("button", { name: "Fit…" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Fit to time" }));
    await dialog.findByRole("checkbox", { name: /Four myths/ });
    expect(dialog.getByText("13.5")).toBeTruthy();
    expect(await violations()).toEqual([]);
    const minutes = dialog.getByRole("spinbutton", { name: "Minutes there will be" });
    await user.clear(minutes);
    await user.type(minutes, "10");
    await dialog.findByText("of 10 minutes");
    await user.click(dialog.getByRole("checkbox", { name: /Lights/ }));
    expect(dialog.getAllByText("11.5")).toHaveLength(2);
    expect(dialog.getByRole<HTMLButtonElement>("button", { name: "Apply" }).disabled).toBe(true);
    await user.click(dialog.getByRole("checkbox", { name: /Lights/ }));
    await user.click(dialog.getByRole("button", { name: "Apply" }));
    await waitFor(() => expect(rows()).not.toContain("Lights"));
    expect(backend.calls("applyFit")).toEqual([[10, []]]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("the documents", () => {
  test("each is read line by line with what became of it", async () => {
    const { user } = await openTalkPage();
    runAction("documents");
    const dialog = within(await screen.findByRole("dialog", { name: "Documents" }));
    expect(await dialog.findByText("2 statements")).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: "Leaflet of the clinic" }));
    await dialog.findByText("3 statements");
    expect(dialog.getByText("Do not use it")).toBeTruthy();
    expect(dialog.getByText("credits “experts”")).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(dialog.getByRole("button", { name: /Nine in ten/ }));
    await screen.findByRole("dialog", { name: "9 in 10" });
  });
});
