// Sets reports as PDF, in a process of its own: typesetting takes the processor for as long as it takes, and memory that
// only the end of a process gives back for sure. typesetter.ts starts it by its path, so it is plain JavaScript.
import { readFileSync } from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontsFor } from "./page-fonts.mjs";

const TEMPLATE = readFileSync(path.join(import.meta.dirname, "report.typ"), "utf8");
/** Typst keeps what it set in memory, for a report that is set again; what the next one does not use goes. */
const KEPT_RUNS = 1;

/** @type {{ key: string, compiler: NodeCompiler } | undefined} the last one, by the fonts that it has */
let made;

/**
 * @param {{ data: object, madeAt: number }} report its data (page-data.ts) and its moment in seconds since 1970
 * @returns {Uint8Array} a PDF/UA-1 document
 */
function typeset({ data, madeAt }) {
  const { shown, families, key, blobs } = fontsFor(data);
  if (made?.key !== key)
    made = {
      key,
      compiler: NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: blobs }] }),
    };
  const { compiler } = made;
  compiler.mapShadow(
    path.join(import.meta.dirname, "report.json"),
    Buffer.from(JSON.stringify({ ...shown, ...families })),
  );
  try {
    const compiled = compiler.compile({ mainFileContent: TEMPLATE });
    if (compiled.result === null) throw new Error(complaint(compiler, compiled.takeDiagnostics()));
    return compiler.pdf(compiled.result, { pdfStandard: "ua-1", creationTimestamp: madeAt });
  } finally {
    compiler.resetShadow();
    compiler.evictCache(KEPT_RUNS);
  }
}

function complaint(compiler, error) {
  const diagnostics = error === null ? [] : compiler.fetchDiagnostics(error);
  return `The report could not be set: ${JSON.stringify(diagnostics).slice(0, 2_000)}`;
}

process.on("message", ({ id, report }) => {
  try {
    process.send({ id, file: typeset(report) });
  } catch (error) {
    process.send({ id, complaint: error.message });
  }
});
// Whoever asked is gone.
process.on("disconnect", () => process.exit());
