import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { readArticle } from "../../intake/read-article";
import { wordProblems } from "../docx/word-problems.expected";
import { articleMarkdown } from "../markdown/article-markdown";
import type { Report } from "../report";
import { parseCsv } from "../testing/parse-csv.expected";
import { expectWordsAtPlaces, readBrat } from "../testing/read-brat.expected";
import { readPdf } from "../testing/read-file";
import { builtReport, reportOn } from "../testing/report-builder";
import { findWriter } from "./writers";

const SCRIPTS =
  "Latin Ελληνικά Кириллица Հայերեն עברית العربية فارسی हिन्दी বাংলা தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල ไทย ລາວ བོད་ မြန်မာ ქართული አማርኛ ខ្មែរ 한국어 日本語 中文 ᏣᎳᎩ 𐎠𐎡 𓀀";
const SIX = ["One.", "Two.", "Three.", "Four.", "Five.", "Six."];

const titled = (report: Report, title: string): Report => ({
  ...report,
  article: { ...report.article, title },
});

/** What people hand in and no format is made for. */
const REPORTS: readonly (readonly [string, () => Report])[] = [
  ["a title of 500 characters", () => titled(builtReport(), "Ærlig talt 🚢 ".repeat(42).slice(0, 500))],
  ["a title of 500 characters without a space", () => titled(builtReport(), "Å".repeat(500))],
  ["a claim over six paragraphs", () => reportOn(SIX, "All of it.", [SIX.join("\n")])],
  [
    "a rationale that is one table",
    () => builtReport("| Year | Boxes |\n| --- | --: |\n| 2024 | 41,000 |\n| 2025 | 7 \\| 8 |"),
  ],
  ["every script at once", () => reportOn([SCRIPTS, "A line."], SCRIPTS)],
  [
    "characters without glyphs",
    () => reportOn(["\u{e000} \u0378 \u{1fae9}\u{e0001} \u{f0000}", "A line."], "\u{10fffd} \u0378"),
  ],
  [
    "noncharacters and halves of pairs",
    () =>
      // Halves of pairs are refused at the door, with what to do; here they stand in what was stored before.
      titled(reportOn(["A \ufffe and \uffff line.", "Two."], "\ufffe x \uffff"), "\ud800 \udc00x \ufffe"),
  ],
];

const written = async (report: Report, format: string): Promise<string | Uint8Array> =>
  findWriter(format)?.write(report) ?? expect.unreachable();

describe.each(REPORTS)("%s", (_, make) => {
  const report = make();
  const quotes = report.claims.filter(({ status }) => status !== "withdrawn").map(({ quote }) => quote);

  it("is a page that shows it as text", async () => {
    const page = new JSDOM(String(await written(report, "html"))).window.document;
    expect(page.querySelector("h1")?.textContent?.toWellFormed()).toBe(report.article.title.toWellFormed());
    expect(page.querySelectorAll("section.claim")).toHaveLength(report.claims.length);
  });

  it("is a PDF that is tagged, with what has no font in words", async () => {
    const { isMarked, text } = await readPdf(new Uint8Array(Buffer.from(await written(report, "pdf"))));
    expect(isMarked).toBe(true);
    expect(text).toContain("The article");
    expect(text).not.toContain("\u0000");
  });

  it("is a Word file that needs no repair", async () => {
    expect(wordProblems(await written(report, "docx"))).toEqual([]);
  });

  it("is Markdown that ends in the article", async () => {
    const markdown = String(await written(report, "md"));
    const article = articleMarkdown(report.article.revision.document);
    expect(markdown.endsWith(`\n\n## The article\n\n${article}\n`)).toBe(true);
    const read = readArticle({ content: article, format: "markdown" });
    expect(read).toMatchObject({ ok: true });
  });

  it("is data that its readers take, with every claim's words where they stand", async () => {
    const [head = [], ...rows] = parseCsv(String(await written(report, "csv")).replace("\ufeff", ""));
    expect(rows.map((row) => row[head.indexOf("claim_id")])).toEqual(
      report.claims.map(({ claimId }) => claimId),
    );
    const brat = readBrat(await written(report, "brat"));
    expectWordsAtPlaces(brat);
    expect(brat.claims).toHaveLength(quotes.length);
    const { text, spans } = JSON.parse(String(await written(report, "jsonl")));
    for (const { codePoints, utf16, exact } of spans) {
      expect([...text].slice(codePoints.start, codePoints.end).join("")).toBe(exact);
      expect(text.slice(utf16.start, utf16.end)).toBe(exact);
    }
  });
});
