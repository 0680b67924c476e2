import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { violations } from "../../tests/axe";
import type { MenuAction } from "../backend/backend";
import { FakeBackend } from "../backend/fake";
import { toasts } from "../shared/toast.svelte";
import App from "./App.svelte";
// Loaded when one is asked for; here beforehand, so that no test waits for them.
import "./Dialogs.svelte";

// Pages are loaded when they are asked for, which takes long the first time.
vi.setConfig({ testTimeout: 20_000 });

let backend: FakeBackend;
beforeEach(() => {
  document.documentElement.lang = "en";
  toasts.clear();
  backend = new FakeBackend();
});

/** The start of a window without a talk. */
async function start() {
  render(App, { backend });
  return screen.findByRole("radio", { name: "Parents" });
}

/** A window with a talk. */
async function build() {
  backend.given = true;
  render(App, { backend });
  await screen.findByText("Safe on the bicycle", { selector: "h1" }, { timeout: 15_000 });
  await waitFor(() => expect(document.title).toContain("Safe on the bicycle"));
}

const choose = (action: MenuAction) => backend.tell({ event: "menu", action });

describe("a window", () => {
  test("begins with the start, and shows the talk that is laid out", async () => {
    await userEvent.click(await start());
    expect(document.title).toBe("Lectern");
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Lay out the talk" }));
    await screen.findByText("Safe on the bicycle", { selector: "h1" }, { timeout: 15_000 });
    expect(document.title).toBe("• Safe on the bicycle – Lectern");
  });

  test("saving takes the mark from the title; choosing no file changes nothing", async () => {
    await build();
    backend.chooses = false;
    choose("save-as");
    await waitFor(() => expect(backend.calls("saveTalkAs")).toHaveLength(1));
    expect(document.title).toContain("•");
    backend.chooses = true;
    await userEvent.keyboard("{Control>}s{/Control}");
    await screen.findByText("Saved as evening.lectern");
    expect(document.title).toBe("Safe on the bicycle – Lectern");
  });

  test("a key that the menu has told of already counts once", async () => {
    await build();
    choose("save");
    await userEvent.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(document.title).not.toContain("•"));
    expect(backend.calls("saveTalk")).toHaveLength(1);
  });

  test("a new talk gets a window of its own; another is opened in its place", async () => {
    await build();
    choose("new-talk");
    expect(backend.calls("newWindow")).toHaveLength(1);
    choose("open-talk");
    await waitFor(() => expect(backend.calls("openTalk")).toHaveLength(1));
  });

  test("a talk that was changed elsewhere is shown as it is now; an older one is not", async () => {
    await build();
    const old = backend.view();
    const { talk } = await backend.changeTalk(1, { do: "title", title: "Riding" });
    backend.tell({ event: "talk", talk });
    await screen.findByText("Riding", { selector: "h1" });
    backend.tell({ event: "talk", talk: old });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(document.title).toBe("• Riding – Lectern");
  });

  test("what needs a talk says so on the start", async () => {
    await start();
    choose("export");
    await screen.findByText("Open or make a talk first.");
  });

  test("content that was installed is told, and the start shows what it brought", async () => {
    await start();
    const [pack] = backend.packs;
    backend.packs = [{ ...pack!, audiences: [...pack!.audiences, { ...pack!.audiences[0]!, id: "police", name: "Police" }] }];
    await userEvent.click(screen.getByRole("button", { name: "Install content…" }));
    await screen.findByText("Safety 1.3.0 is installed in place of 1.2.0.");
    await screen.findByRole("radio", { name: "Police" });
  });

  test("a refusal is told with what to do next, until it is closed", async () => {
    await build();
    backend.refuse("saveTalk", { code: "cannot-write", message: "the disk is full" });
    choose("save");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The disk is full.");
    expect(alert.textContent).toContain("Choose another folder");
    expect(await violations()).toEqual([]);
    await userEvent.click(within(alert).getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("nothing on the page brings styles of its own, which the program would refuse", async () => {
    const before = document.querySelectorAll("head style, body style").length;
    await build();
    choose("command-palette");
    await screen.findByRole("combobox", { name: "All commands" });
    const later = [...document.querySelectorAll("style")].slice(before);
    // Svelte's own styles come as files once the pages are built.
    expect(later.filter((style) => !style.id.startsWith("svelte-")).map((style) => style.textContent)).toEqual([]);
  });
});

describe("closing", () => {
  test("without a talk the window closes", async () => {
    await start();
    backend.tell({ event: "close-asked" });
    await waitFor(() => expect(backend.calls("closeWindow")).toHaveLength(1));
  });

  test("what is not saved is asked about", async () => {
    await build();
    backend.tell({ event: "close-asked" });
    const question = within(await screen.findByRole("alertdialog", { name: "Save “Safe on the bicycle” before closing?" }));
    expect(document.activeElement).toBe(question.getByRole("button", { name: "Save" }));
    expect(await violations()).toEqual([]);
    await userEvent.click(question.getByRole("button", { name: "Cancel" }));
    expect(backend.calls("closeWindow")).toEqual([]);
    backend.tell({ event: "close-asked" });
    await userEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(backend.calls("closeWindow")).toHaveLength(1));
    expect(backend.calls("saveTalk")).toHaveLength(1);
  });

  test("where no file is chosen the window stays", async () => {
    await build();
    backend.chooses = false;
    backend.tell({ event: "close-asked" });
    await userEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(backend.calls("saveTalk")).toHaveLength(1));
    expect(backend.calls("closeWindow")).toEqual([]);
  });

  test("not saving closes without saving", async () => {
    await build();
    backend.tell({ event: "close-asked" });
    await userEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Don’t save" }));
    await waitFor(() => expect(backend.calls("closeWindow")).toHaveLength(1));
    expect(backend.calls("saveTalk")).toEqual([]);
  });
});

describe("what the program tells", () => {
  test("work that could not be kept safe is told until it is saved", async () => {
    await build();
    backend.tell({ event: "autosave-failed", message: "the disk is full" });
    const notice = await screen.findByText(/could not be kept safe in the background: the disk is full/);
    await userEvent.click(within(notice.parentElement!).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(backend.calls("saveTalk")).toHaveLength(1));
    expect(screen.queryByText(/could not be kept safe/)).toBeNull();
  });

  test("after a rehearsal the times are shown", async () => {
    await build();
    backend.tell({ event: "show-ended", times: [{ slide: "rules", title: "Ground rules", planned: 1, spent: 95, proposed: 1.5 }] });
    expect(await screen.findByRole("dialog")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test("settings from another window apply here", async () => {
    await start();
    await waitFor(() => expect(backend.settings.appearance).toBe("system"));
    backend.tell({ event: "settings", settings: { ...backend.settings, appearance: "dark", zoom: 150 } });
    expect(document.documentElement.dataset["appearance"]).toBe("dark");
    expect(document.documentElement.style.getPropertyValue("--zoom")).toBe("1.5");
    backend.tell({ event: "settings", settings: { ...backend.settings, appearance: "system", zoom: 100 } });
  });
});

describe("keys and menus", () => {
  const dialogs: [MenuAction, string][] = [
    ["export", "Export"],
    ["go-bag", "Go-bag"],
    ["swap-audience", "Make it for another audience"],
    ["update-content", "Review new content"],
    ["settings", "Settings"],
    ["shortcuts", "Keyboard shortcuts"],
    ["about", "Lectern"],
    ["command-palette", "All commands"],
  ];
  test.each(dialogs)("%s opens its dialog, which Escape closes", async (action, name) => {
    await build();
    choose(action);
    const dialog = await screen.findByRole("dialog", { name }, { timeout: 15_000 });
    // Another does not open over it.
    choose("new-talk");
    expect(backend.calls("newWindow")).toEqual([]);
    dialog.focus();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog", { name })).toBeNull());
  });

  test("present opens what to look at before", async () => {
    await build();
    await userEvent.keyboard("{F5}");
    expect(await screen.findByRole("dialog", {}, { timeout: 15_000 })).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test("zoom by keys, within bounds", async () => {
    await start();
    await waitFor(() => expect(document.documentElement.style.getPropertyValue("--zoom")).toBe("1"));
    await userEvent.keyboard("{Control>}={/Control}");
    expect(document.documentElement.style.getPropertyValue("--zoom")).toBe("1.1");
    await userEvent.keyboard("{Control>}---------{/Control}");
    expect(document.documentElement.style.getPropertyValue("--zoom")).toBe("0.5");
    await userEvent.keyboard("{Control>}0{/Control}");
    expect(document.documentElement.style.getPropertyValue("--zoom")).toBe("1");
    await waitFor(() => expect(backend.settings.zoom).toBe(100));
  });

  test("going back to the file is asked first", async () => {
    await build();
    choose("revert");
    const question = within(await screen.findByRole("alertdialog", { name: "Go back to the saved file?" }));
    await userEvent.click(question.getByRole("button", { name: "Revert" }));
    expect(backend.calls("revertTalk")).toHaveLength(1);
  });

  test("undo in a field of its own is the field's, in the menu too", async () => {
    await start();
    const title = screen.getByRole("textbox", { name: "Title" });
    await userEvent.type(title, "Our");
    const own = vi.fn(() => true);
    document.execCommand = own;
    choose("undo");
    expect(own).toHaveBeenCalledWith("undo");
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(backend.calls("undo")).toEqual([]);
  });
});
