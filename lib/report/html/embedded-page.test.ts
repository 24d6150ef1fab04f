import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, it } from "vitest";
import type { Report } from "../report";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { builtReport } from "../testing/report-builder";
import { embeddedPage } from "./embedded-page";

const ADDRESS = "https://assay.example/r/ferry-k3x9ma";

const published = (speech?: string): Report => ({
  ...builtReport(speech),
  edition: {
    kind: "fact-check",
    number: 2,
    publicUrl: ADDRESS,
    publishedAt: "2026-01-06T10:00:00.000Z",
    publishedByName: "Editor",
    readers: "public",
    headline: "It was counted",
    summary: null,
    corrections: [],
  },
});

const documentOf = (report: Report, claim: string | null) =>
  new JSDOM(embeddedPage(report, claim) ?? expect.unreachable()).window.document;

const linksOf = (page: Document) => [...page.querySelectorAll("a")].map((link) => link.getAttribute("href"));

it("says what came out in a few lines, all of which lead to the public page", () => {
  const page = documentOf(published(), null);
  expect(page.querySelector("h1")?.textContent).toBe("It was counted");
  expect(page.querySelector("main")?.textContent).toContain("We checked 6 claims in this article");
  expect(linksOf(page)).toEqual([ADDRESS]);
  expect(page.querySelector("base")?.getAttribute("target")).toBe("_blank");
});

it("shows one claim, and nothing for a claim that readers do not get", () => {
  const report = published("It was **counted**.");
  const shown = report.claims.find(({ ruling }) => ruling !== null) ?? expect.unreachable();
  const page = documentOf(report, String(shown.number));
  expect(page.querySelector("main")?.textContent).toContain("It was counted.");
  expect(linksOf(page)).toEqual([`${ADDRESS}#claim-${shown.number}`, ADDRESS]);
  const withdrawn = report.claims.find(({ status }) => status === "withdrawn") ?? expect.unreachable();
  for (const other of [String(withdrawn.number), "0", "99", "", "1e0", " 1"])
    expect(embeddedPage(report, other), other).toBeNull();
});

it("shows whatever people write as text", () => {
  fc.assert(
    fc.property(nastyText, fc.constantFrom(null, "1", "2"), (speech, claim) => {
      const page = documentOf(published(speech), claim);
      expect(page.querySelectorAll("script, img, iframe, style + style")).toHaveLength(0);
      for (const link of linksOf(page))
        expect(link).toMatch(/^https:\/\/assay\.example\/r\/ferry-k3x9ma(#claim-\d+)?$/);
    }),
    { numRuns: 30 },
  );
});
