import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { deriveDirection } from "../../text/direction";
import { CATALOGUES } from "../../words/words";
import type { Report } from "../report";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { type ReadPdf, readPdf } from "../testing/read-file";
import { builtReport, reportOn } from "../testing/report-builder";
import { writer } from "./pdf";

const write = async (report: Report): Promise<Uint8Array> => {
  const file = await writer.write(report);
  if (typeof file === "string") throw new Error("A PDF is no text.");
  return file;
};

/** Poppler's tools, as many readers have them; null where they are not installed. */
function poppler(
  tool: "pdftotext" | "pdfinfo" | "pdffonts",
  file: Uint8Array,
  ...args: string[]
): string | null {
  if (spawnSync(tool, ["-v"]).error !== undefined) return null;
  const folder = mkdtempSync(path.join(tmpdir(), "assay-pdf-"));
  const name = path.join(folder, "report.pdf");
  writeFileSync(name, file);
  const { stdout, status } = spawnSync(tool, [...args, name, ...(tool === "pdftotext" ? ["-"] : [])], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  expect(status).toBe(0);
  return stdout;
}

const closed = (text: string): string => text.replace(/[\s\p{Bidi_Control}]+/gu, "");

describe("the PDF", { timeout: 60_000 }, () => {
  let report: Report;
  let file: Uint8Array;
  let read: ReadPdf;
  beforeAll(async () => {
    report = builtReport("A remark with **weight**.\n\n- one\n- two");
    file = await write(report);
    read = await readPdf(file);
  }, 60_000);

  it("is a tagged document of PDF/UA-1, with its title and language", () => {
    expect(read.isMarked).toBe(true);
    expect(read.conformance).toBe("1");
    expect(read.title).toBe(report.article.title);
    expect(read.language).toMatch(/^en/);
  });

  it("has headings in order, heads of tables, and words for every picture", () => {
    expect(read.headings.length).toBeGreaterThan(8);
    let before = 0;
    for (const level of read.headings) {
      expect(level).toBeLessThanOrEqual(before + 1);
      before = level;
    }
    expect(read.roles).toEqual(expect.arrayContaining(["Table", "TH", "TD", "Link", "L", "LI"]));
    expect(read.figuresWithoutWords).toBe(0);
  });

  it("shows the verdicts and the review in time as pictures, in words too, and their numbers as tables", () => {
    expect(read.figures).toContain("1 True, 1 False, 1 Opinion, 3 No ruling yet");
    expect(read.figures).toContainEqual(
      expect.stringMatching(/^On .*; Claims marked: 6, .*Rulings made: 3\.$/),
    );
    expect(closed(read.text)).toContain(closed("In all 6 7 3"));
  });

  it("draws no picture where no claim has a ruling", async () => {
    const { figures, text } = await readPdf(await write(reportOn(["Tents stood."], "Tents.")));
    expect(figures).toEqual([]);
    expect(text).not.toContain("How the review went");
  });

  it("has all its fonts in it", () => {
    expect(read.fonts.length).toBeGreaterThan(1);
    expect(read.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
  });

  it("says every claim's words, what was found and the ledger's head", () => {
    for (const { quote, status } of report.claims.filter(({ quote: q }) => /^[\p{ASCII}]+$/u.test(q)))
      if (status !== "withdrawn") expect(closed(read.text)).toContain(closed(quote));
    expect(closed(read.text)).toContain("Aremarkwithweight.");
    expect(closed(read.text)).toContain(report.head.hash);
    expect(read.text).not.toContain("\u0000");
  });

  it("is the same file for the same report", async () => {
    expect(Buffer.from(await write(report)).equals(Buffer.from(file))).toBe(true);
  });

  it("leads from the words to the claim and back", () => {
    expect(read.innerLinks).toBeGreaterThanOrEqual(2 * 6);
    expect(read.outerLinks).toContain("https://news.example/2025/ferry?q=%C3%A4%5B1%5D%7Cx");
  });

  it("begins each part on a page of its own where there are many claims, and only there", async () => {
    const lines = Array.from({ length: 31 }, (_, at) => `Ship ${at} came into the harbour.`);
    const many = await readPdf(await write(reportOn(lines, "A statement.")));
    const parts = ["The article", "What we found"];
    expect(parts.map((part) => many.pages.findIndex((page) => page.startsWith(part)))).toEqual([1, 2]);
    expect(many).toMatchObject({ isMarked: true, conformance: "1" });
    expect(many.innerLinks).toBe(2 * 31);
    expect(read.pages.filter((page) => parts.some((part) => page.startsWith(part)))).toEqual([]);
  });

  it.each([
    ["Latin", "Half of the ferries sailed empty, the port’s own count says."],
    ["Greek and Cyrillic", "Το λιμάνι μέτρησε 41.200 κοντέινερ. Порт насчитал больше."],
    ["Arabic", "قال الوزير إن الخط 7 سيغلق في عام 2026."],
    ["Hebrew", "השר אמר שקו 7 ייסגר בשנת 2026."],
    ["Devanagari", "मंत्री ने कहा कि लाइन बंद होगी।"],
    ["Thai", "รัฐมนตรีกล่าวว่าเส้นทางจะปิด"],
  ])("has %s words in the order in which they are said", async (_, words) => {
    const said = poppler("pdftotext", await write(reportOn([words], "A statement.")));
    if (said === null) return console.warn("Not looked at: pdftotext (poppler) is not installed.");
    // Between letters from right to left and digits, the order is the reading program's to find.
    const stretches = deriveDirection(words) === "rtl" ? words.split(/\s*\d+\.?\s*/) : [words];
    for (const each of stretches) expect(closed(said)).toContain(closed(each));
    expect(said).not.toContain("no font");
  });

  it("of an Arabic article says its fixed words in Arabic, in the order in which they are said", async () => {
    const arabic = reportOn(["قال الوزير إن الخط سيغلق."], "سيغلق الخط.", undefined, "ar");
    const bytes = await write(arabic);
    expect(await readPdf(bytes)).toMatchObject({ isMarked: true, conformance: "1", language: "ar" });
    const said = poppler("pdftotext", bytes);
    if (said === null) return console.warn("Not looked at: pdftotext (poppler) is not installed.");
    const { found, howToCheck, whoChecked } = CATALOGUES.ar.heading;
    const fixed = [
      found,
      howToCheck,
      whoChecked,
      CATALOGUES.ar.print.howToRead,
      CATALOGUES.ar.rating.opinion,
    ];
    // Which letter a mark above it belongs to is the reading program's to find.
    const letters = (text: string) => closed(text).replace(/\p{M}/gu, "");
    for (const words of fixed) expect(letters(said)).toContain(letters(words));
  });

  it("says openly what it has no font for, in the report's language", async () => {
    const { text } = await readPdf(
      await write(reportOn(["Zelte 𐎠𐎡 standen."], "Altpersisch.", undefined, "de")),
    );
    expect(text).toContain("[keine Schrift: U+103A0]");
    expect(text).toContain("Für einige Zeichen (U+103A0, U+103A1) hat diese Datei keine Schrift.");
  });

  it("says openly what it has no font for", async () => {
    const { text } = await readPdf(await write(reportOn(["Tents 𐎠𐎡 stood."], "Old Persian.")));
    expect(text).toContain("[no font: U+103A0]");
    expect(text).toContain("This file has no font for some characters");
  });

  it("is refused in words where a report would take more memory than there may be", () => {
    const claim = report.claims[0] ?? expect.unreachable();
    const long = { ...report, claims: Array.from({ length: 10_000 }, () => claim) };
    expect(writer.refuses?.(report)).toBeNull();
    expect(writer.refuses?.(long)).toBe(
      "This report is too long for a PDF (10000 claims). Take docx or html, which hold it.",
    );
  });

  it("passes the inspection of other tools", () => {
    const info = poppler("pdfinfo", file);
    if (info === null) return console.warn("Not looked at: pdfinfo (poppler) is not installed.");
    expect(info).toMatch(/^Tagged:\s+yes$/m);
    const fonts = poppler("pdffonts", file)?.trimEnd().split("\n").slice(2) ?? [];
    for (const line of fonts) expect(line).toMatch(/ yes +yes +yes +\d+ +\d+$/);
  });

  it("can be made whatever the article and people say", async () => {
    await fc.assert(
      fc.asyncProperty(
        nastyText,
        fc.array(nastyText, { minLength: 1, maxLength: 3 }),
        async (speech, lines) => {
          const { text } = await readPdf(await write(reportOn(lines, `${speech}\uFFFE`)));
          // Where a text has a zero-width joiner, the blanks of its face are read out with one: both are the same glyph.
          expect(text.replaceAll("\u200d", "")).toContain("The article");
        },
      ),
      { numRuns: 20, examples: [["\u200d <script>alert(1)</script>", ["<script>alert(1)</script>"]]] },
    );
  });
});
