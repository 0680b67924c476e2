// Seconds and the hour as text.

/** `4:05`, `1:02:03`. */
export function clockText(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Seconds as minutes, to the nearest half below ten: `2.5`, `12`. */
export function roughMinutes(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  return String(minutes < 10 ? Math.round(minutes * 2) / 2 : Math.round(minutes));
}

/** The hour where the presenter is, as they write it: `14:05`, `2:05 PM`. */
export function hourText(now: Date, language?: string): string {
  return new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(now);
}
