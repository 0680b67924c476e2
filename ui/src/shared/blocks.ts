// Blocks of text as plain words, for searching.

import type { BlockView } from "../backend/backend";

export function plainText(blocks: BlockView[]): string {
  return blocks.map(wordsOf).join(" ");
}

function wordsOf(block: BlockView): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.runs.map(({ text }) => text).join("");
    case "list":
      return block.items.map(plainText).join(" ");
    case "quote":
      return plainText(block.blocks);
    case "figure":
      return block.text;
  }
}
