import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import type { Report } from "../report";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { builtReport, MIXED_DOCUMENT } from "../testing/report-builder";
import { writer } from "./html";

const pageOf = async (report: Report) => new JSDOM(String(await writer.write(report))).window.document;

/** The words of a claim as the page marks them; line ends of blocks and breaks are no text on a page. */
const markedWords = (page: Document, claimId: string) =>
  [...page.querySelectorAll(`mark[data-claims~="${claimId}"]`)].map((mark) => mark.textContent).join("");

/** The article's own words, without what was found beside them. */
const articleWords = (page: Document) =>
  withoutLines([...page.querySelectorAll("article .words")].map((words) => words.textContent).join(""));

const withoutLines = (text: string) => text.replaceAll("\n", "");

describe("the HTML report", () => {
  it("marks exactly the words of every claim, overlapping, nested and across blocks", async () => {
    const report = builtReport();
    const page = await pageOf(report);
    for (const claim of report.claims) {
      const expected = claim.status === "withdrawn" ? "" : withoutLines(claim.quote);
      expect(withoutLines(markedWords(page, claim.claimId))).toBe(expected);
    }
  });

  it("shows the article's text and nothing else inside the article", async () => {
    const report = builtReport();
    expect(articleWords(await pageOf(report))).toBe(withoutLines(report.article.revision.text));
  });

  it("falls back to plain paragraphs when the document does not give the text that offsets count in", async () => {
    const report = builtReport();
    const document = { ...MIXED_DOCUMENT, content: MIXED_DOCUMENT.content?.slice(1) };
    const revision = { ...report.article.revision, document };
    const page = await pageOf({ ...report, article: { ...report.article, revision } });
    expect(articleWords(page)).toBe(withoutLines(revision.text));
  });

  it("runs no script and asks nothing of any server", async () => {
    const page = await pageOf(builtReport());
    expect([...page.querySelectorAll("script")].every(({ type }) => type === "application/ld+json")).toBe(
      true,
    );
    expect(page.querySelectorAll("link, img, iframe, object, embed, video, audio, form, base")).toHaveLength(
      0,
    );
    expect(page.querySelector("style")?.textContent).not.toMatch(/url\(|@import/);
  });

  it("leads from each number in the text to its claim and back, with unique ids", async () => {
    const page = await pageOf(builtReport());
    const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of page.querySelectorAll('a[href^="#"]')) {
      expect(ids).toContain(link.getAttribute("href")?.slice(1));
    }
    expect(page.querySelectorAll("a a")).toHaveLength(0);
  });

  it("has what was found beside the words of each claim, opened without a script", async () => {
    const report = builtReport("It was **counted**.");
    const page = await pageOf(report);
    const finds = [...page.querySelectorAll("article details")];
    const standing = report.claims.filter(({ status }) => status !== "withdrawn");
    expect(finds).toHaveLength(standing.length);
    const ruled = finds.filter(({ textContent }) => textContent?.includes("It was counted."));
    expect(ruled).toHaveLength(standing.filter(({ ruling }) => ruling !== null).length);
    for (const find of finds)
      expect(find.parentElement?.previousElementSibling?.querySelector("mark")).not.toBeNull();
  });

  it("counts the rulings in a picture, and in words beside it", async () => {
    const page = await pageOf(builtReport());
    const picture = page.querySelector("svg.bar");
    const named = picture?.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const words = named.map((id) => page.getElementById(id)?.textContent);
    expect(words).toEqual(["How 6 claims were rated", "1 True, 1 False, 1 Opinion, 3 No ruling yet"]);
    expect(picture?.querySelectorAll("rect")).toHaveLength(4);
    const rows = [...page.querySelectorAll(".legend li")].map(({ textContent }) => textContent?.trim());
    expect(rows).toEqual(["True1", "False1", "Opinion1", "No ruling yet3"]);
    expect(page.querySelector(".deck")?.textContent).toBe(
      "We checked 6 claims in this article: 1 True, 1 False, 1 Opinion. 3 have no ruling yet.",
    );
  });

  it("says the article's language and direction where its words stand", async () => {
    const report = builtReport();
    const article = { ...report.article, language: "ar", direction: "rtl" as const };
    const page = await pageOf({ ...report, article });
    expect(page.documentElement.lang).toBe("en");
    for (const place of ["article .words", "h1"]) {
      expect(page.querySelector(place)?.getAttribute("dir")).toBe("rtl");
      expect(page.querySelector(place)?.getAttribute("lang")).toBe("ar");
    }
  });

  it("leaves out no level of headings", async () => {
    const page = await pageOf(builtReport());
    const levels = [...page.querySelectorAll("h1,h2,h3,h4,h5,h6")].map(({ tagName }) => Number(tagName[1]));
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it("shows whatever people write as text and breaks on none of it", { timeout: 60_000 }, async () => {
    const shape = shapeOf(await pageOf(builtReport()));
    await fc.assert(
      fc.asyncProperty(nastyText, async (speech) => {
        const page = await pageOf(builtReport(speech));
        expect(page.querySelector("h1")?.textContent).toBe(speech.replace(/\r\n?|\n/g, (end) => end));
        expect(shapeOf(page)).toEqual(shape);
        expect(page.querySelectorAll("img, script:not([type='application/ld+json'])")).toHaveLength(0);
        for (const link of page.querySelectorAll("a[href]")) {
          expect(link.getAttribute("href")).toMatch(/^(#|https?:|mailto:)/);
        }
        JSON.parse(page.querySelector("script")?.textContent ?? "");
      }),
      { numRuns: 20 },
    );
  });
});

/** The page's parts that do not depend on what people wrote. */
const shapeOf = (page: Document) =>
  [
    ...page.querySelectorAll(
      "html,head,body,title,style,script,header,main,footer,section,h1,h2,h3,h4,mark,table",
    ),
  ].map((element) => element.tagName);
