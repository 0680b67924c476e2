// Short notices. `toasts.tell(text)` shows one for some seconds; `{ lasting: true }` until it is closed; `{ action }` adds a
// button, `{ severity }` a mark. `announce(text)` is for screen readers alone: what a sighted person sees happen.

import type { SeverityView } from "../backend/backend";

export type Toast = {
  id: number;
  text: string;
  severity: SeverityView | "good";
  lasting: boolean;
  action: { label: string; run: () => void } | null;
};

const SECONDS = 6;

class Toasts {
  shown: Toast[] = $state.raw([]);
  /** What was announced last. */
  spoken = $state("");
  #count = 0;

  tell(text: string, more: { severity?: Toast["severity"]; lasting?: boolean; action?: Toast["action"] } = {}): number {
    const id = ++this.#count;
    const toast: Toast = { id, text, severity: "note", lasting: false, action: null, ...more };
    // The same notice again takes the place of the one before.
    this.shown = [...this.shown.filter((other) => other.text !== text), toast].slice(-4);
    if (!toast.lasting) setTimeout(() => this.close(id), SECONDS * 1000);
    return id;
  }

  announce(text: string): void {
    // An unseen space makes the same words new to a screen reader.
    this.spoken = this.spoken === text ? `${text}\u00a0` : text;
  }

  close(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  clear(): void {
    this.shown = [];
    this.spoken = "";
  }
}

export const toasts = new Toasts();

export function announce(text: string): void {
  toasts.announce(text);
}
