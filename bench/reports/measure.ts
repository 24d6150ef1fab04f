import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { ReviewBuilder } from "../../lib/ledger/testing/review-builder";
import { buildReport } from "../../lib/report/build/build-report";
import type { Report } from "../../lib/report/report";
import { inputOf } from "../../lib/report/testing/report-builder";
import { REPORT_WRITERS } from "../../lib/report/writers/writers";
import { canonicalText } from "../../lib/text/canonical-text";
import type { ProseMirrorJson } from "../../lib/text/document-json";
import { placeClaims, writeArticle } from "../material";
import { median } from "../statistics";

/** How long one format takes to write, in milliseconds: the first time, and the median of the times after it. */
export type FormatFigures = {
  readonly format: string;
  readonly claims: number;
  readonly first: number;
  readonly again: number;
  readonly bytes: number;
  /** What the typesetter's process held at most, in MB; null for formats without one. */
  readonly held: number | null;
};

export type ReportFigures = {
  readonly formats: readonly FormatFigures[];
  /** Chromium's print of the same page as PDF, of a browser that runs already, and what all its processes held at most. */
  readonly prints: readonly {
    readonly claims: number;
    readonly first: number;
    readonly again: number;
    readonly bytes: number;
  }[];
};

const SIZES = [10, 100, 1_000] as const;
const WORDS_A_CLAIM = 60;
const TIMES = 5;

/** Each format of the same reports, and Chromium's print of the page beside the PDF. */
export async function measureReports(browserPath: string | null): Promise<ReportFigures> {
  const formats: FormatFigures[] = [];
  const prints: ReportFigures["prints"][number][] = [];
  for (const claims of SIZES) {
    const report = reportOf(claims);
    for (const writer of REPORT_WRITERS) {
      const { first, again, bytes } = await timed(() => writer.write(report));
      const held = writer.format === "pdf" ? mostHeldByChildren() : null;
      formats.push({ format: writer.format, claims, first, again, bytes, held });
      console.log(`${writer.format}, ${claims} claims: ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms`);
    }
    prints.push({ claims, ...(await printed(report, browserPath)) });
    console.log(`Chromium's print, ${claims} claims: ${prints.at(-1)?.again.toFixed(0)} ms`);
  }
  return { formats, prints };
}

/** A review in which every claim has a verdict, a source and a ruling, on an article of 60 words a claim. */
function reportOf(count: number): Report {
  const { paragraphs } = writeArticle(count * WORDS_A_CLAIM);
  const document: ProseMirrorJson = {
    type: "doc",
    content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
  };
  const builder = new ReviewBuilder(canonicalText(document));
  const { reviewer1, editor } = builder.people;
  const { id: revisionId, text } = builder.revision;
  for (const [at, { start, end }] of placeClaims(text, count).entries()) {
    const claimId = builder.nextId();
    const anchor = { revisionId, ranges: [{ start, end }] };
    const rating = builder.scale[at % builder.scale.length]?.id ?? "true";
    const rationale = `The port's books say **${at}**, and the count of two days says the same.`;
    builder.act(reviewer1, "highlight-claim", { claimId, anchor, statement: `Claim ${at} in plain words.` });
    builder.act(reviewer1, "give-verdict", { claimId, rating, rationale });
    builder.act(reviewer1, "add-evidence", {
      ...{
        claimId,
        evidenceId: builder.nextId(),
        url: `https://port.example/books/${at}`,
        stance: "supports",
      },
      ...{ title: "Books of the port", excerpt: "41,203 containers were handled." },
    });
    builder.act(editor, "settle-claim", { claimId, rating, rationale, version: 1 });
  }
  return buildReport(inputOf(builder, "A remark.", document));
}

async function timed(write: () => string | Uint8Array | Promise<string | Uint8Array>, again = TIMES) {
  const times: number[] = [];
  let bytes = 0;
  for (let at = 0; at <= again; at += 1) {
    const from = performance.now();
    const file = await write();
    times.push(performance.now() - from);
    bytes = typeof file === "string" ? Buffer.byteLength(file) : file.length;
  }
  const [first = Number.NaN, ...others] = times;
  return { first, again: median(others), bytes };
}

async function printed(report: Report, browserPath: string | null) {
  const html = String(await REPORT_WRITERS.find(({ format }) => format === "html")?.write(report));
  const browser = await chromium.launch({
    ...(browserPath === null ? {} : { executablePath: browserPath }),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    return await timed(async () => {
      const page = await browser.newPage();
      await page.setContent(html);
      const file = await page.pdf({ format: "A4", tagged: true, outline: true });
      await page.close();
      return file;
      // A print of 1,000 claims takes most of a minute.
    }, 1);
  } finally {
    await browser.close();
  }
}

/** The high-water mark of the children's resident memory, in MB. Linux alone tells. */
function mostHeldByChildren(): number | null {
  if (process.platform !== "linux") return null;
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");
  const marks = children
    .filter((pid) => pid !== "")
    .map((pid) => /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1])
    .map((kilobytes) => Number(kilobytes ?? 0) / 1_024);
  return Math.max(0, ...marks);
}
