// What the presenter set once for all talks, applied to this window.

import { asIpcError, type Backend, type SettingsView } from "../../backend/backend";
import { toasts } from "../../shared/toast.svelte";
import { setLanguage, words } from "../../shared/words";

const PAUSE = 250;
const LEAST = 50;
const MOST = 300;
/** The steps of zooming, in per cent. */
const STEPS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

class Preferences {
  value = $state.raw<SettingsView | null>(null);
  #backend: Backend | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  async load(backend: Backend): Promise<void> {
    this.#backend = backend;
    this.take(await backend.getSettings());
  }

  /** Settings from elsewhere: another window has changed them. What is typed here and not kept yet goes first. */
  take(settings: SettingsView): void {
    if (this.#timer !== null) return;
    this.value = settings;
    this.apply();
  }

  change(change: Partial<SettingsView>): void {
    if (!this.value) return;
    this.value = { ...this.value, ...change };
    this.apply();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), PAUSE);
  }

  field(field: string, change: { value?: string; checked_on?: string | null }): void {
    const fields = this.value?.fields ?? [];
    const before = fields.find((entry) => entry.field === field) ?? { field, value: "", checked_on: null };
    this.change({ fields: [...fields.filter((entry) => entry !== before), { ...before, ...change }] });
  }

  /** Keeps at once what was changed. */
  async keep(): Promise<void> {
    if (this.#timer === null || !this.value) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    try {
      await this.#backend?.setSettings(this.value);
    } catch (thrown) {
      toasts.tell(asIpcError(thrown).message, { severity: "error" });
    }
  }

  zoom(by: 1 | -1 | 0): void {
    const now = this.value?.zoom ?? 100;
    const to =
      by === 0 ? 100 : by > 0 ? STEPS.find((step) => step > now) ?? MOST : [...STEPS].reverse().find((step) => step < now) ?? LEAST;
    if (to !== now) this.change({ zoom: to });
    toasts.announce(words.app.zoom(to));
  }

  private apply(): void {
    if (!this.value) return;
    const { appearance, zoom, language } = this.value;
    const page = document.documentElement;
    if (appearance === "system") delete page.dataset["appearance"];
    else page.dataset["appearance"] = appearance;
    page.style.setProperty("--zoom", String(Math.min(MOST, Math.max(LEAST, zoom)) / 100));
    setLanguage(language);
  }
}

export const preferences = new Preferences();
