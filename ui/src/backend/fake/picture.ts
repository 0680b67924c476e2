// Pictures of slides that nobody laid out: the title, the words, and a band of colour.

function escape(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);
}

/** Breaks a text into lines of about so many signs. */
function lines(text: string, width: number): string[] {
  const broken: string[] = [""];
  for (const word of text.split(/\s+/)) {
    const last = broken.length - 1;
    if (`${broken[last]} ${word}`.length > width && broken[last] !== "") broken.push(word);
    else broken[last] = `${broken[last]} ${word}`.trim();
  }
  return broken;
}

export function drawSlide(title: string, text: string): string {
  const head = lines(title, 34);
  const body = text.split("\n").filter((line) => line.trim() !== "").flatMap((line) => lines(line.replace(/\*\*|\[@[^\]]*\]/g, ""), 60));
  const spans = [
    ...head.map((line, at) => `<text x="72" y="${130 + at * 64}" font-size="54" font-weight="600" fill="#123c43">${escape(line)}</text>`),
    ...body.slice(0, 8).map((line, at) => `<text x="72" y="${180 + head.length * 64 + at * 46}" font-size="32" fill="#22312f">${escape(line)}</text>`),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" font-family="Source Sans 3, sans-serif"><rect width="1280" height="720" fill="#faf8f3"/><rect width="16" height="720" fill="#12474d"/>${spans.join("")}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
