import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { violations } from "../../../tests/axe";
import { newProgram } from "../../../tests/program";
import Within from "../../../tests/Within.svelte";
import type { SettingsView, TalkView } from "../../backend/backend";
import type { FakeBackend } from "../../backend/fake";
import { today } from "../../shared/day";
import { setLanguage } from "../../shared/words";
import { preferences } from "./preference.svelte";
import SettingsDialog from "./SettingsDialog.svelte";
import TalkSettings from "./TalkSettings.svelte";

let backend: FakeBackend;
beforeEach(async () => {
  backend = newProgram();
  await preferences.load(backend);
  setLanguage("en");
});

const kept = () => backend.calls("setSettings").at(-1)?.[0] as SettingsView | undefined;

describe("settings", () => {
  async function open(onclose = () => {}) {
    render(Within, { backend, of: SettingsDialog, given: { onclose } });
    await screen.findByRole("textbox", { name: /Whom to ask/ });
  }

  test("look, zoom and language of the window apply at once and are kept", async () => {
    await open();
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
    expect(document.documentElement.dataset["appearance"]).toBe("dark");
    await userEvent.click(screen.getByRole("button", { name: "Larger" }));
    expect(document.documentElement.style.getPropertyValue("--zoom")).toBe("1.1");
    await userEvent.click(screen.getByRole("radio", { name: "As the system" }));
    expect(document.documentElement.dataset["appearance"]).toBeUndefined();
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Language of the window" }), "es");
    expect(await screen.findByRole("dialog", { name: "Ajustes" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("es");
    await waitFor(() => expect(kept()).toMatchObject({ appearance: "system", zoom: 110, language: "es" }));
  });

  test("a local field takes a value and the day it was checked; blanks are plain to see", async () => {
    await open();
    expect(screen.getByText("2 details are still blank")).toBeTruthy();
    const phone = screen.getByRole<HTMLInputElement>("textbox", { name: /^Phone of the school/ });
    expect(phone.type).toBe("tel");
    expect(phone.placeholder).toBe("e.g. 555-0100");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Phone of the school: checked today" }).disabled).toBe(true);
    await userEvent.type(phone, "555-0123");
    expect(screen.getByText("1 detail is still blank")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Phone of the school: checked today" }));
    await waitFor(() => expect(kept()?.fields).toContainEqual({ field: "phone", value: "555-0123", checked_on: today() }));
    expect(kept()?.fields).toContainEqual({ field: "contact", value: "The school office", checked_on: "2026-02-01" });
  });

  test("what was typed last is kept when the dialog closes at once", async () => {
    const { unmount } = render(Within, { backend, of: SettingsDialog, given: { onclose: () => {} } });
    await userEvent.type(await screen.findByRole("textbox", { name: /^Phone/ }), "5");
    unmount();
    await waitFor(() => expect(kept()?.fields).toContainEqual({ field: "phone", value: "5", checked_on: null }));
  });

  test("a refusal to keep them is told", async () => {
    await open();
    backend.refuse("setSettings", { code: "cannot-write", message: "the disk is full" });
    await userEvent.click(screen.getByRole("radio", { name: "A4" }));
    await screen.findByText("the disk is full");
  });

  test("Escape closes", async () => {
    const onclose = vi.fn();
    await open(onclose);
    await userEvent.keyboard("{Escape}");
    expect(onclose).toHaveBeenCalled();
  });
});

describe("settings of a talk", () => {
  let talks: TalkView[];
  async function open() {
    talks = [];
    const given = { talk: backend.view(), ontalk: (talk: TalkView) => talks.push(talk), onclose: () => {} };
    const page = render(Within, { backend, of: TalkSettings, given });
    await screen.findByRole("dialog", { name: "Settings of this talk" });
    return page;
  }
  const changes = () => backend.calls("changeTalk").map(([wish]) => wish);

  test("the head of the talk", async () => {
    const { unmount } = await open();
    expect(await violations()).toEqual([]);
    const title = screen.getByRole("textbox", { name: "Title" });
    await userEvent.clear(title);
    await userEvent.type(title, "Riding");
    await waitFor(() => expect(changes()).toEqual([{ do: "title", title: "Riding" }]));
    expect(talks.at(-1)?.title).toBe("Riding");
    await userEvent.type(screen.getByRole("textbox", { name: "Subtitle" }), "!");
    unmount();
    await waitFor(() => expect(changes().at(-1)).toEqual({ do: "subtitle", subtitle: "An evening for parents!" }));
  });

  test("slides and handouts", async () => {
    await open();
    await userEvent.click(screen.getByRole("tab", { name: "Slides" }));
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Look of the slides" }), "plain");
    await userEvent.click(screen.getByRole("radio", { name: "Standard 4:3" }));
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Citation style" }), "apa");
    await userEvent.click(screen.getByRole("radio", { name: "at the end" }));
    await userEvent.click(screen.getByRole("radio", { name: "Grey" }));
    expect(changes()).toEqual([
      { do: "theme", theme: "plain" },
      { do: "aspect", aspect: "standard" },
      { do: "citation-style", style: "apa" },
      { do: "sources", sources: "end" },
      { do: "print", paper: "letter", ink: "grey" },
    ]);
    expect(await violations()).toEqual([]);
  });

  test("an organisation's look is taken from a file, shown, and removed", async () => {
    const { rerender } = await open();
    const follow = () => rerender({ given: { talk: talks.at(-1), ontalk: (talk: TalkView) => talks.push(talk), onclose: () => {} } });
    await userEvent.click(screen.getByRole("tab", { name: "Slides" }));
    const look = within(screen.getByRole("region", { name: "Your organisation’s look" }));
    backend.chooses = false;
    await userEvent.click(look.getByRole("button", { name: /Take it from a PowerPoint file/ }));
    expect(talks).toEqual([]);
    backend.chooses = true;
    await userEvent.click(look.getByRole("button", { name: /Take it from a PowerPoint file/ }));
    await follow();
    expect(look.getByText("From school-template.potx")).toBeTruthy();
    expect(within(look.getByRole("list", { name: "Colours" })).getAllByRole("listitem").map((item) => item.textContent)).toContain("#f2a541");
    expect(look.getByText("logo.png")).toBeTruthy();
    expect(look.getByText(/Gotham is not on this computer/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await userEvent.click(look.getByRole("button", { name: "Remove" }));
    expect(changes().at(-1)).toEqual({ do: "remove-brand" });
    await follow();
    expect(look.queryByRole("button", { name: "Remove" })).toBeNull();
    backend.refuse("pickBrand", { code: "cannot-read", message: "the file is no presentation" });
    await userEvent.click(look.getByRole("button", { name: /Take it from a PowerPoint file/ }));
    expect((await screen.findByRole("alert")).textContent).toContain("The file is no presentation");
  });

  test("local details say where they come from and can be given back", async () => {
    backend.talk.fields = { contact: "The caretaker" };
    await open();
    await userEvent.click(screen.getByRole("tab", { name: "Local details" }));
    const contact = await screen.findByRole("textbox", { name: /Whom to ask/, description: "Only in this talk" });
    expect(screen.getByRole("textbox", { name: /Phone/, description: "Still blank" })).toBeTruthy();
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Use the settings’: Whom to ask" }));
    expect(contact).toHaveProperty("value", "The school office");
    expect(screen.getByRole("textbox", { name: /Whom to ask/, description: "From your settings" })).toBeTruthy();
    await waitFor(() => expect(changes()).toEqual([{ do: "field", field: "contact", value: "The school office" }]));
  });

  test("a refusal is told", async () => {
    await open();
    backend.refuse("changeTalk", { code: "unknown-name", message: "there is no such language" });
    const language = screen.getByRole("combobox", { name: /Language/ });
    await screen.findByRole("option", { name: "Español (draft)" });
    await userEvent.selectOptions(language, "es");
    expect((await screen.findByRole("alert")).textContent).toContain("There is no such language");
  });
});
