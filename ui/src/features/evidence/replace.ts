// Puts a preferred term in the place of an avoided one on a slide.

import type { FindingView } from "../../backend/backend";
import { announce, toasts } from "../../shared/toast.svelte";
import { words } from "../../shared/words";
import type { OpenTalk } from "../builder/talk.svelte";

/** Where the term stands is asked anew: the words may have changed since it was found. */
export async function replaceTerm(talk: OpenTalk, finding: FindingView, preferred: string): Promise<void> {
  const { slide, found } = finding;
  if (slide === null || found === null) return;
  const { backend, view } = talk;
  const detail = await talk.attempt(() => backend.slideDetail(view.id, slide));
  if (!detail) return;
  for (const { part, role, text } of detail.parts.filter(({ shown }) => shown)) {
    const terms = await talk.attempt(() => backend.checkText(view.id, text, role));
    const term = terms?.find((term) => term.found === found);
    if (!term) continue;
    const replaced = text.slice(0, term.start) + preferred + text.slice(term.end);
    if (await talk.change({ do: "slide-part", slide, part, text: replaced })) announce(words.review.replaced(preferred));
    return;
  }
  const title = await talk.attempt(() => backend.checkText(view.id, detail.title, "body"));
  const term = title?.find((term) => term.found === found);
  if (!term) return void toasts.tell(words.review.notFound);
  const replaced = detail.title.slice(0, term.start) + preferred + detail.title.slice(term.end);
  if (await talk.change({ do: "slide-title", slide, title: replaced })) announce(words.review.replaced(preferred));
}
