// Sets reports as PDF and draws their cards, in a process of its own: typesetting takes the processor for as long as it
// takes, and memory that only the end of a process gives back for sure. typesetter.ts starts it by its path, so it is
// plain JavaScript.
import { readFileSync } from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { Resvg } from "@resvg/resvg-js";
import { fontsFor } from "./page-fonts.mjs";

/** @param {string} name */
const template = (name) => readFileSync(path.join(import.meta.dirname, name), "utf8");
const TEMPLATES = { report: template("report.typ"), card: template("card.typ") };
/** Typst keeps what it set in memory, for a report that is set again; what the next one does not use goes. */
const KEPT_RUNS = 1;

/** @type {{ key: string, compiler: NodeCompiler } | undefined} the last one, by the fonts that it has */
let made;

/** @typedef {import("./typesetter").Sheet} Sheet */

/**
 * @param {Sheet} sheet
 * @returns {{ file: Uint8Array, lacking: readonly string[] }} a report as PDF/UA-1, a card as PNG; the scripts without a font
 */
function typeset(sheet) {
  const { shown, lacking, families, key, blobs } = fontsFor(sheet.data);
  if (made?.key !== key)
    made = {
      key,
      compiler: NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: blobs }] }),
    };
  const { compiler } = made;
  compiler.mapShadow(
    path.join(import.meta.dirname, "data.json"),
    Buffer.from(JSON.stringify({ ...shown, ...families })),
  );
  try {
    const compiled = compiler.compile({ mainFileContent: TEMPLATES[sheet.kind] });
    if (compiled.result === null) throw new Error(complaint(compiler, compiled.takeDiagnostics()));
    const file =
      sheet.kind === "report"
        ? compiler.pdf(compiled.result, { pdfStandard: "ua-1", creationTimestamp: sheet.madeAt })
        : picture(compiler.svg(compiled.result));
    return { file, lacking };
  } finally {
    compiler.resetShadow();
    compiler.evictCache(KEPT_RUNS);
  }
}

/**
 * Its letters are outlines already: no font is looked for. What the compiler adds for browsers goes: styles that only they
 * know, and each text once more to be selected, not always well-formed.
 *
 * @param {string} svg
 */
function picture(svg) {
  const drawing = svg.replaceAll(/<(style|script|foreignObject)\b.*?<\/\1>/gs, "");
  return new Resvg(drawing, { font: { loadSystemFonts: false } }).render().asPng();
}

/**
 * @param {NodeCompiler} compiler
 * @param {ReturnType<ReturnType<NodeCompiler["compile"]>["takeDiagnostics"]>} error
 */
function complaint(compiler, error) {
  const diagnostics = error === null ? [] : compiler.fetchDiagnostics(error);
  return `The sheet could not be set: ${JSON.stringify(diagnostics).slice(0, 2_000)}`;
}

/** @param {{ id: number, sheet: Sheet }} asked */
function answer({ id, sheet }) {
  try {
    process.send?.({ id, made: typeset(sheet) });
  } catch (error) {
    process.send?.({ id, complaint: error instanceof Error ? error.message : String(error) });
  }
}

process.on("message", answer);
// Whoever asked is gone.
process.on("disconnect", () => process.exit());
