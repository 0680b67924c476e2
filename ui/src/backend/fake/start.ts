// What the program that is not there has for the start, the settings and the lists of themes and fields.

import type { FieldView, PackView, PlanPreview, SettingsView, StartView, ThemeView } from "../backend";
import type { FakeTalk } from "./talk";

export const PACKS: PackView[] = [
  {
    id: "safety",
    title: "Safety",
    version: "1.2.0",
    audiences: [
      {
        id: "parents",
        name: "Parents",
        languages: [
          { tag: "en", draft: false },
          { tag: "es", draft: true },
        ],
        minutes: [10, 20, 45],
      },
      { id: "teachers", name: "Teachers", languages: [{ tag: "en", draft: false }], minutes: [20, 60] },
    ],
    news: [
      { version: "1.2.0", date: "2026-03-01", text: "Newer figures for riding to school. A slide about lights." },
      { version: "1.1.0", date: "2025-09-12", text: "Talks for teachers." },
    ],
  },
];

export const START: StartView = {
  recent: [
    { number: 0, name: "Spring evening", folder: "/home/me/Talks", missing: false },
    { number: 1, name: "Staff meeting", folder: "/media/stick", missing: true },
  ],
  leftovers: [],
  first_run: false,
  messages: [],
};

export const SETTINGS: SettingsView = {
  appearance: "system",
  zoom: 100,
  language: null,
  theme: null,
  aspect: "wide",
  paper: "letter",
  fields: [{ field: "contact", value: "The school office", checked_on: "2026-02-01" }],
};

export const THEMES: ThemeView[] = [
  { id: "calm", name: "Calm" },
  { id: "plain", name: "Plain" },
];

export const PLAN: PlanPreview = { title: "Safe on the bicycle", slides: 8, planned: 12, messages: [] };

const FIELDS: FieldView[] = [
  { field: "phone", label: "Phone of the school", example: "555-0100", kind: "phone", settings_value: "", checked_on: null, value: "", used: 1 },
  { field: "web", label: "Page of the school", example: "www.example.org/bicycle", kind: "web", settings_value: "", checked_on: null, value: "", used: 0 },
  { field: "contact", label: "Whom to ask", example: null, kind: "text", settings_value: "The school office", checked_on: "2026-02-01", value: "", used: 1 },
];

export function fieldsOf(talk: FakeTalk | null): FieldView[] {
  return FIELDS.map((field) => ({ ...field, value: talk?.fields[field.field] ?? "" }));
}
