// Tells when an element comes into view.

import type { Attachment } from "svelte/attachments";

/** Calls `onseen` each time the element comes near to being visible, and `onleft` each time it goes away. */
export function seen(onseen: () => void, onleft: () => void = () => {}): Attachment<HTMLElement> {
  return (element) => {
    if (typeof IntersectionObserver === "undefined") {
      onseen();
      return;
    }
    const observer = new IntersectionObserver((entries) => (entries.at(-1)?.isIntersecting ? onseen() : onleft()), {
      rootMargin: "200px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
