import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import type { ImportedSlideView } from "../../backend/backend";
import { violations } from "../../../tests/axe";
import { openTalkPage, row, rows, selected } from "../../../tests/talk_page";
import { runAction } from "../../shared/action";
import { toasts } from "../../shared/toast.svelte";

type Page = Awaited<ReturnType<typeof openTalkPage>>;

async function open(prepare?: Parameters<typeof openTalkPage>[0], chosen = "Ground rules"): Promise<Page> {
  toasts.clear();
  const page = await openTalkPage(prepare);
  await page.user.click(row(chosen));
  runAction("import");
  await screen.findByRole("dialog");
  return page;
}

const tick = (title: string) => screen.getByRole<HTMLInputElement>("checkbox", { name: title });
const item = (title: string) => tick(title).closest("li")!;

describe("a file with slides", () => {
  test("shows what each slide is to the talk: new and changed ones are ticked, those that came back are counted", async () => {
    await open();
    await screen.findByRole("dialog", { name: "Slides from “bicycle-day.pptx”" });
    expect(screen.getByText("3 new, 1 changed, 1 as in the talk")).toBeTruthy();
    expect([tick("Lights").checked, tick("Lights").disabled]).toEqual([true, false]);
    expect(tick("Our route on Saturday").checked).toBe(true);
    expect(screen.getByRole("checkbox", { name: "Who is coming", description: "New slide 4, hidden" })).toBeTruthy();
    expect(item("Lights").textContent).toContain("Taken over from the file: the words on it, its place.");
    expect(await violations()).toEqual([]);
  });

  test("lines with numbers without a source stand out; what was left out comes before what was kept", async () => {
    await open();
    await screen.findByText(/4 lines have numbers without a source, on 2 slides/);
    const route = within(item("Our route on Saturday"));
    expect(route.getByText("3 lines have numbers without a source")).toBeTruthy();
    expect(route.getByText("1 in 4 turns back at the bridge")).toBeTruthy();
    expect(route.getAllByRole("term").map((term) => term.textContent)).toEqual(["Left out", "Changed", "Kept"]);
    expect(route.getByText("an animation: slides here do not move")).toBeTruthy();
    const whole = within(screen.getByRole("region", { name: "The file as a whole" }));
    expect(whole.getByText("macros: they are never read")).toBeTruthy();
    const gone = screen.getByRole("region", { name: "1 slide of the talk is not in the file" });
    expect(gone.textContent).toContain("One thing to do tonight");
    expect(gone.textContent).toContain("It stays in the talk");
  });

  test("is taken after the chosen slide; the new slides are selected, marked as drafts, and undone at once", async () => {
    const { user, backend } = await open(undefined, "How many ride");
    const where = await screen.findByRole<HTMLSelectElement>("combobox", { name: "New slides go" });
    expect(where.selectedOptions[0]?.textContent).toBe("after “How many ride to school”");
    await user.click(tick("Thank you"));
    await user.click(screen.getByRole("button", { name: "Take 3 slides" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(backend.calls("takeImport")).toEqual([[[1, 2, 3], { in: "section", section: 0, position: 2 }]]);
    await waitFor(() => expect(rows().slice(3, 6)).toEqual(["How many ride to school", "Our route on Saturday", "Who is coming"]));
    expect(selected()).toEqual(["Our route on Saturday", "Who is coming"]);
    expect(row("Our route on Saturday").textContent).toContain("Draft: not reviewed");
    await waitFor(() => expect(document.activeElement).toBe(row("Our route on Saturday")));
    await screen.findByText("2 slides added as drafts. 1 slide changed.");
    await user.click(within(screen.getByRole("log")).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(rows()).not.toContain("Our route on Saturday"));
  });

  test("goes elsewhere where the presenter says so", async () => {
    const { user, backend } = await open();
    await user.selectOptions(await screen.findByRole("combobox", { name: "New slides go" }), "into the backup slides");
    await user.click(screen.getByRole("button", { name: "Take 4 slides" }));
    await waitFor(() => expect(rows().slice(-3)).toEqual(["Our route on Saturday", "Who is coming", "Thank you"]));
    expect(backend.calls("takeImport")[0]?.[1]).toEqual({ in: "backup", position: 1 });
  });

  test("with nothing ticked there is nothing to take; without new slides there is no place to choose", async () => {
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: "Untick all" }));
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Take" }).disabled).toBe(true);
    await user.click(tick("Lights"));
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "New slides go" }).disabled).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Take 1 slide" }).disabled).toBe(false);
  });

  test("what is not in a whole deck any more is removed only where it is ticked", async () => {
    const { user, backend } = await open((backend) => {
      const gone: ImportedSlideView = { number: 5, title: "How many ride to school", from: "", state: "removed", undoes: false, parts: [], notes: [], uncited: [] };
      backend.imported = { ...backend.imported, gone: [], slides: [...backend.imported.slides, gone] };
    });
    await screen.findByText("3 new, 1 changed, 1 not in the file, 1 as in the talk");
    await user.click(screen.getByRole("button", { name: "Tick all" }));
    expect(tick("How many ride to school").checked).toBe(false);
    expect(item("How many ride to school").textContent).toContain("Tick it to remove this slide");
    expect(await violations()).toEqual([]);
    await user.click(tick("How many ride to school"));
    await user.click(screen.getByRole("button", { name: "Take 5 slides" }));
    await screen.findByText(/1 slide removed\.$/);
    expect(backend.calls("takeImport")[0]?.[0]).toEqual([1, 2, 3, 4, 5]);
  });

  test("new slides of a deck that comes back go where they stand in it; what undoes later changes is ticked one by one", async () => {
    const { user, backend } = await open((backend) => {
      const [lights, ...others] = backend.imported.slides;
      backend.imported = { ...backend.imported, returned: true, slides: [{ ...lights!, undoes: true }, ...others] };
    });
    await screen.findByText("New slides go where they stand in the deck.");
    expect(screen.queryByRole("combobox", { name: "New slides go" })).toBeNull();
    expect(tick("Lights").checked).toBe(false);
    expect(await violations()).toEqual([]);
    await user.click(tick("Lights"));
    await user.click(screen.getByRole("button", { name: "Take 4 slides" }));
    await waitFor(() => expect(backend.calls("takeImport")[0]?.[0]).toEqual([1, 2, 3, 4]));
  });

  test("a deck that comes back as it was has nothing to take", async () => {
    await open((backend) => {
      backend.imported = { ...backend.imported, slides: [], gone: [], notes: [] };
    });
    await screen.findByText("Nothing to take: every slide is in the talk as it is.");
    expect(screen.queryByRole("button", { name: /^Take/ })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  test("a refusal to take is told, and the ticks stay", async () => {
    const { user, backend } = await open();
    await user.click(await screen.findByRole("checkbox", { name: "Thank you" }));
    backend.refuse("takeImport", { code: "gone", message: "the file was read too long ago" });
    await user.click(screen.getByRole("button", { name: "Take 3 slides" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The file was read too long ago");
    expect(tick("Thank you").checked).toBe(false);
  });
});

describe("other files", () => {
  test("a PDF gives its words to copy, and says why no slides", async () => {
    const { user } = await open((backend) => {
      backend.imported = { file: "leaflet.pdf", slides: [], notes: [], untouched: 0, gone: [], returned: false, text: "Two fingers\nabove the eyebrows." };
    });
    const area = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Words of the file" });
    expect(area.readOnly).toBe(true);
    expect(area.value).toBe("Two fingers\nabove the eyebrows.");
    expect(screen.getByText(/A PDF keeps words and their places/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    const write = vi.spyOn(navigator.clipboard, "writeText");
    await user.click(screen.getByRole("button", { name: "Copy all" }));
    expect(write).toHaveBeenCalledWith(area.value);
    await screen.findByText("Copied");
    write.mockRejectedValueOnce(new Error("not allowed"));
    await user.click(screen.getByRole("button", { name: "Copy all" }));
    await screen.findByText(/The words are selected/);
    expect(document.activeElement).toBe(area);
  });

  test("choosing no file leaves the page as it was", async () => {
    toasts.clear();
    const { backend } = await openTalkPage((backend) => (backend.chooses = false));
    runAction("import");
    await waitFor(() => expect(backend.calls("pickImport")).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("a file that is refused is told, and another can be chosen", async () => {
    const { user } = await open((backend) => backend.refuse("pickImport", { code: "hostile-file", message: "the package is larger inside than it says" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The package is larger inside than it says");
    await user.click(screen.getByRole("button", { name: "Choose another file…" }));
    await screen.findByRole("dialog", { name: "Slides from “bicycle-day.pptx”" });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("it is offered where slides are added", async () => {
    const { user, backend } = await openTalkPage();
    await user.click(screen.getByRole("button", { name: "Insert from a file…" }));
    await screen.findByRole("dialog");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    screen.getByRole("button", { name: "New slide" }).focus();
    await user.keyboard("{Enter}");
    const entry = (await screen.findByText("From a file…")).closest<HTMLElement>("[role=menuitem]");
    entry?.focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(backend.calls("pickImport")).toHaveLength(2));
  });
});
