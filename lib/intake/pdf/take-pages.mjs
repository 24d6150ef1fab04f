// Takes the pieces of text out of a PDF, in a process of its own: what strangers made cannot hold up or bring down the others.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
/** @type {typeof import("pdfjs-dist/legacy/build/pdf.mjs")} */
const { getDocument } = await import(pathToFileURL(path.join(folder, "legacy/build/pdf.mjs")).href);

process.once(
  "message",
  async (/** @type {{ bytes: Uint8Array, mostPages: number }} */ { bytes, mostPages }) => {
    try {
      answer({ pdf: await takePages(bytes, mostPages) });
    } catch (error) {
      const isLocked = error instanceof Error && error.name === "PasswordException";
      answer({ failure: isLocked ? "locked" : "broken" });
    }
  },
);

/** @param {object} message */
function answer(message) {
  if (process.send === undefined) throw new Error("Pages are taken for the process that started this one.");
  process.send(message, () => process.disconnect());
}

/**
 * @param {Uint8Array} bytes
 * @param {number} mostPages
 */
async function takePages(bytes, mostPages) {
  const document = await getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${path.join(folder, "cmaps")}${path.sep}`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(folder, "standard_fonts")}${path.sep}`,
    isEvalSupported: false,
    disableFontFace: true,
    verbosity: 0,
  }).promise;
  const { info } = await document.getMetadata();
  const pages = [];
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.flatMap((item) => ("str" in item ? [pieceOf(item)] : [])));
    page.cleanup();
  }
  return { pages, count: document.numPages, info: { ...info } };
}

/** @param {import("pdfjs-dist/types/src/display/api").TextItem} item */
const pieceOf = ({ str, transform: [a, b, c, d, x, y], width, hasEOL }) => ({
  text: str,
  x,
  y,
  width,
  size: Math.hypot(c, d) || Math.hypot(a, b),
  isLineEnd: hasEOL,
});
