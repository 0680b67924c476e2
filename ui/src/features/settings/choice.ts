// Choices for a row of buttons from their words in the catalogue.

export function choicesOf<T extends string>(labels: Record<T, string>): { value: T; label: string }[] {
  return (Object.entries(labels) as [T, string][]).map(([value, label]) => ({ value, label }));
}

/** The input's type and what a telephone's keys are to offer, by the kind of a field. */
export const INPUTS = {
  text: { type: "text", inputmode: "text", autocomplete: "off" },
  phone: { type: "tel", inputmode: "tel", autocomplete: "off" },
  web: { type: "url", inputmode: "url", autocomplete: "off" },
  date: { type: "date", inputmode: "text", autocomplete: "off" },
} as const;
