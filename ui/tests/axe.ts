// Accessibility of what is on the page. Colours are measured in the real window, where there are some.

import axe from "axe-core";

export async function violations(): Promise<string[]> {
  const { violations } = await axe.run(document, { rules: { "color-contrast": { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
