// Speaking time as text: `2`, `1.5`.

export function minutesText(minutes: number): string {
  return String(Math.round(minutes * 100) / 100);
}
