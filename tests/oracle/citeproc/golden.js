// Formats every source of the pack that is not a law or a case with citeproc-js, in each style that comes with Lectern, and
// writes ../../golden/citeproc.txt: a block for each style, two lines for each source, its entry and its mark.
// Run it by `npm ci && npm run golden` here.
import { readFileSync, writeFileSync } from "node:fs";
import CSL from "citeproc";

const content = new URL("../../../content/", import.meta.url);
const read = (path) => readFileSync(new URL(path, content), "utf8");

const LAW = new Set(["legislation", "bill", "regulation", "legal_case"]);
const STYLES = { ama: "american-medical-association", apa: "apa", chicago: "chicago-author-date" };

const items = JSON.parse(read("packs/child-trafficking/sources.json")).filter((item) => !LAW.has(item.type));
const byId = new Map(items.map(({ custom, ...item }) => [item.id, item]));

// Italics as asterisks, everything else of HTML gone, one line.
const plain = (html) =>
  html
    .replace(/<div class="csl-left-margin">.*?<\/div>/gs, "")
    .replace(/<\/?i>/g, "*")
    .replace(/<span style="font-style:normal;">(.*?)<\/span>/gs, "*$1*")
    .replace(/<[^>]+>/g, "")
    .replace(/&#60;/g, "<").replace(/&#62;/g, ">").replace(/&#38;/g, "&").replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();

let out = "";
for (const [name, file] of Object.entries(STYLES)) {
  const sys = {
    retrieveLocale: () => read("styles/locales/locales-en-US.xml"),
    retrieveItem: (id) => structuredClone(byId.get(id)),
  };
  const engine = new CSL.Engine(sys, read(`styles/${file}.csl`), "en-US", true);
  engine.setOutputFormat("html");
  // Every source is cited once, so that names and years are told apart as in a talk that cites them all.
  const citations = [...byId.keys()].map((id) => ({
    citationID: id,
    citationItems: [{ id, locator: "12-14", label: "page" }],
    properties: { noteIndex: 0 },
  }));
  const marks = new Map(engine.rebuildProcessorState(citations, "html").map(([id, , mark]) => [id, mark]));
  const [{ entry_ids: ids }, entries] = engine.makeBibliography();
  out += `== ${name}\n`;
  entries.forEach((entry, index) => {
    const id = ids[index][0];
    out += `${id}\n  ${plain(entry)}\n  ${plain(marks.get(id))}\n`;
  });
}
writeFileSync(new URL("../../golden/citeproc.txt", import.meta.url), out);
