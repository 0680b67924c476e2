// Stepping by mouse and finger on the audience's screen.

type Step = "next" | "previous";

/** How far a finger goes to turn a page, in CSS pixels. */
const SWIPE = 60;

/** A click in the right third steps on, one in the left third back; a swipe turns the page. The middle does nothing, nor does the wheel. */
export class Touch {
  private from: { x: number; y: number } | null = null;
  private swiped = false;

  constructor(private step: (step: Step) => void) {}

  down(event: PointerEvent): void {
    this.swiped = false;
    this.from = event.pointerType === "mouse" ? null : { x: event.clientX, y: event.clientY };
  }

  up(event: PointerEvent): void {
    const { from } = this;
    this.from = null;
    if (!from) return;
    const right = event.clientX - from.x;
    if (Math.abs(right) < SWIPE || Math.abs(right) < 2 * Math.abs(event.clientY - from.y)) return;
    this.swiped = true;
    this.step(right < 0 ? "next" : "previous");
  }

  click(event: MouseEvent): void {
    const isOnControl = event.target instanceof Element && event.target.closest("[data-notes]") !== null;
    if (this.swiped || event.button !== 0 || isOnControl) return;
    const part = event.clientX / Math.max(1, window.innerWidth);
    if (part >= 2 / 3) this.step("next");
    else if (part < 1 / 3) this.step("previous");
  }
}
