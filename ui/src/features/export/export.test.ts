import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { violations } from "../../../tests/axe";
import { newProgram } from "../../../tests/program";
import Within from "../../../tests/Within.svelte";
import type { FakeBackend } from "../../backend/fake";
import ExportDialog from "./ExportDialog.svelte";

let backend: FakeBackend;
let onclose: ReturnType<typeof vi.fn>;
beforeEach(() => {
  backend = newProgram();
  onclose = vi.fn();
});

async function open() {
  render(Within, { backend, of: ExportDialog, given: { talk: backend.view(), onclose } });
  return screen.findByRole("checkbox", { name: /Slides \(PDF\)/ });
}

const begin = () => userEvent.click(screen.getByRole("button", { name: "Choose a folder and export" }));

test("formats stand in groups; what has the notes is apart and says so", async () => {
  backend.formats = [...backend.formats, { name: "handout-origami", handout: true, presenter_only: false, extension: "pdf" }];
  await open();
  const alone = within(screen.getByRole("group", { name: /For you alone has your notes; not for the audience/ }));
  expect(alone.getByRole("checkbox", { name: /Slides with your notes/ })).toBeTruthy();
  const handouts = within(screen.getByRole("group", { name: "Handouts for the audience" }));
  expect(handouts.getByRole("checkbox", { name: /origami \(pdf\)/ })).toBeTruthy();
  await screen.findByRole("img", { name: "Page 1 of 11" });
  expect(await violations()).toEqual([]);
});

test("each page can be looked at before", async () => {
  await open();
  const look = within(await screen.findByRole("region", { name: "Preview: Slides (PDF)" }));
  await look.findByRole("img", { name: "Page 1 of 11" });
  await userEvent.click(look.getByRole("button", { name: "Next page" }));
  expect(look.getByRole("img", { name: "Page 2 of 11" })).toBeTruthy();
  look.getByRole("button", { name: "Page 2 of 11" }).focus();
  await userEvent.keyboard("{End}");
  expect(look.getByRole("img", { name: "Page 11 of 11" })).toBeTruthy();
  await userEvent.click(screen.getByRole("radio", { name: "Grey" }));
  await waitFor(() => expect(backend.calls("previewExport").at(-1)).toEqual(["deck", "letter", "grey"]));
  await userEvent.click(screen.getByRole("checkbox", { name: /Takeaway page/ }));
  await screen.findByRole("region", { name: "Preview: Takeaway page" });
  await waitFor(() => expect(backend.calls("previewExport").at(-1)).toEqual(["handout-takeaway", "letter", "grey"]));
});

test("what a handout leaves blank is told where it is looked at, and can be filled in", async () => {
  const onfill = vi.fn();
  backend.formats = [...backend.formats, { name: "handout-accreditation", handout: true, presenter_only: false, extension: "pdf" }];
  render(Within, { backend, of: ExportDialog, given: { talk: backend.view(), onclose, onfill } });
  const packet = await screen.findByRole("checkbox", { name: /Accreditation packet/ });
  expect(screen.queryByRole("button", { name: "Fill it in…" })).toBeNull();
  await userEvent.click(packet);
  await screen.findByText(/Printed as lines to write on.*Phone of the school/);
  await userEvent.click(screen.getByRole("button", { name: "Fill it in…" }));
  expect(onfill).toHaveBeenCalled();
});

test("a format without a preview says so", async () => {
  vi.spyOn(backend, "previewExport").mockRejectedValue({ code: "no-preview", message: "none" });
  await open();
  await screen.findByText(/There is no preview of this kind of file/);
});

test("an export is chosen, watched and told; files open", async () => {
  await open();
  await userEvent.click(screen.getByRole("checkbox", { name: /3 slides a page/ }));
  await userEvent.click(screen.getByRole("checkbox", { name: /Slides with your notes/ }));
  await userEvent.click(screen.getByRole("radio", { name: "A4" }));
  await begin();
  await screen.findByText("3 files are ready");
  expect(backend.calls("exportTalk")).toEqual([[{ formats: ["deck", "handout-article", "handout-notes"], paper: "a4", ink: "colour" }]]);
  expect(screen.getByText("evening-handout-notes.pdf").closest("li")?.textContent).toContain("not for the audience");
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Open evening-handout-article.pdf" }));
  await userEvent.click(screen.getByRole("button", { name: "Print evening-deck.pdf" }));
  expect(backend.calls("openExported")).toEqual([[1], [0]]);
  await userEvent.click(screen.getByRole("button", { name: "Open folder" }));
  expect(backend.calls("showExported")).toHaveLength(1);
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  expect(onclose).toHaveBeenCalled();
});

test("while it runs each file tells how far it is, and it can be stopped", async () => {
  await open();
  let stop: (reason: unknown) => void = () => {};
  vi.spyOn(backend, "exportTalk").mockImplementation((_talk, _choice, tell) => {
    tell({ what: "deck", phase: "finished", done: 1, total: 3 });
    tell({ what: "handout-article", phase: "render", done: 1, total: 3 });
    return new Promise((_, refuse) => (stop = refuse));
  });
  await begin();
  await screen.findByText("1 of 3 files ready");
  expect(screen.getByRole("checkbox", { name: /Article to read/ }).closest("label")?.textContent).toContain("drawing");
  await userEvent.keyboard("{Escape}");
  expect(onclose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(backend.calls("cancelExport")).toHaveLength(1);
  stop({ code: "cancelled", message: "stopped" });
  await screen.findByText(/Stopped\./);
});

test("choosing no folder leaves everything as it was; a refusal is told", async () => {
  await open();
  backend.chooses = false;
  await begin();
  expect(screen.getByRole("button", { name: "Choose a folder and export" })).toBeTruthy();
  backend.refuse("exportTalk", { code: "cannot-write", message: "the disk is full" });
  await begin();
  expect((await screen.findByRole("alert")).textContent).toContain("The disk is full. Choose another folder");
});

test("everything for the venue is a step away", async () => {
  const ongobag = vi.fn();
  render(Within, { backend, of: ExportDialog, given: { talk: backend.view(), onclose, ongobag } });
  await userEvent.click(await screen.findByRole("button", { name: "Everything for the venue, checked: Go-bag…" }));
  expect(ongobag).toHaveBeenCalled();
});

test("nothing chosen cannot be exported", async () => {
  await open();
  for (const box of screen.getAllByRole<HTMLInputElement>("checkbox")) if (box.checked) await userEvent.click(box);
  expect(screen.getByText("Choose at least one kind of file.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Choose a folder and export" }).disabled).toBe(true);
});
