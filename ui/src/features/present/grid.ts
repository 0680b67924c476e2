// Going through cells that are laid out in rows, by keys.

type Box = { left: number; top: number; width: number };

/** Which cell a key leads to; the same one where it leads nowhere, null for a key that means nothing here. */
export function cellAt(key: string, from: number, boxes: Box[]): number | null {
  const last = boxes.length - 1;
  switch (key) {
    case "ArrowRight":
      return Math.min(last, from + 1);
    case "ArrowLeft":
      return Math.max(0, from - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    case "ArrowDown":
      return inNextRow(from, boxes, 1);
    case "ArrowUp":
      return inNextRow(from, boxes, -1);
    default:
      return null;
  }
}

/** The cell of the row below or above that is nearest. */
function inNextRow(from: number, boxes: Box[], direction: 1 | -1): number {
  const own = boxes[from];
  if (!own) return from;
  const middle = (box: Box) => box.left + box.width / 2;
  let best = from;
  let row: number | null = null;
  for (let at = from + direction; at >= 0 && at < boxes.length; at += direction) {
    const box = boxes[at];
    if (!box || Math.abs(box.top - own.top) < 4) continue;
    row ??= box.top;
    if (Math.abs(box.top - row) >= 4) break;
    const known = boxes[best];
    const isNearer = best === from || (known && Math.abs(middle(box) - middle(own)) < Math.abs(middle(known) - middle(own)));
    if (isNearer) best = at;
  }
  return best;
}
