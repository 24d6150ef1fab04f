import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";
import { readIntake } from "../../lib/intake/readers";
import type { Reading } from "../../lib/intake/reading";
import { median } from "../statistics";
import { writeLongPdf } from "./long-pdf";
import { writeNewsPage } from "./news-page";

/** Milliseconds, medians: what our reader takes, and what the library that it builds on takes alone. */
export type IntakeFigure = {
  readonly what: string;
  readonly ours: number;
  readonly alone: number;
  /** The middle of the ratios of runs side by side. */
  readonly ratio: number;
  readonly aim: number;
};

const TIMES = 9;
const PAGES = 300;

/** Our readers beside what they build on, in turn, so that whatever else the machine does meets both. */
export async function measureIntake(): Promise<readonly IntakeFigure[]> {
  const page = writeNewsPage();
  const bytes = new TextEncoder().encode(page);
  const html = await sideBySide(
    () => read(bytes, "page.html"),
    async () => {
      const window = new JSDOM(page, { url: ADDRESS, virtualConsole: new VirtualConsole() }).window;
      const found = new Readability(window.document).parse();
      if (!found?.textContent) throw new Error("Readability finds the article.");
      window.close();
    },
  );
  const folder = mkdtempSync(path.join(tmpdir(), "assay-bench-intake-"));
  try {
    const pdf = writeLongPdf(PAGES);
    const file = path.join(folder, "long.pdf");
    writeFileSync(file, pdf);
    const program = path.join(import.meta.dirname, "pdf-text.mjs");
    const long = await sideBySide(
      () => read(pdf, "long.pdf"),
      async () => {
        const { stdout } = await promisify(execFile)(process.execPath, [program, file]);
        if (Number(stdout) < PAGES * 1_000) throw new Error("pdf.js finds the text.");
      },
    );
    return [
      { what: "a page of 1 MiB beside Readability alone on the same parser", ...html, aim: 1.3 },
      { what: `a PDF of ${PAGES} pages beside the text by pdf.js alone`, ...long, aim: 1.5 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ADDRESS = "https://news.example/story/1";

async function read(bytes: Uint8Array, name: string): Promise<Reading> {
  const result = await readIntake({ bytes, name, mediaType: null, charset: "utf-8", address: ADDRESS });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function sideBySide(ours: () => Promise<unknown>, alone: () => Promise<unknown>) {
  // Once for code that nothing has compiled yet.
  await ours();
  await alone();
  const runs: { readonly ours: number; readonly alone: number }[] = [];
  for (let run = 0; run < TIMES; run += 1) runs.push({ ours: await timed(ours), alone: await timed(alone) });
  return {
    ours: median(runs.map((run) => run.ours)),
    alone: median(runs.map((run) => run.alone)),
    ratio: median(runs.map((run) => run.ours / run.alone)),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
