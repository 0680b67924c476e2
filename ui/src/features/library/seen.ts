// Tells when an element comes into view.

import type { Attachment } from "svelte/attachments";

/** Calls `onseen` each time the element comes near to being visible. */
export function seen(onseen: () => void): Attachment<HTMLElement> {
  return (element) => {
    if (typeof IntersectionObserver === "undefined") {
      onseen();
      return;
    }
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && onseen(), {
      rootMargin: "200px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
