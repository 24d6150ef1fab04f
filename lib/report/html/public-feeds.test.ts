import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, it } from "vitest";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { schemaProblems } from "../testing/schemas/schema-problems.expected";
import { atomFeed, siteMap } from "./public-feeds";
import type { ReportInList } from "./report-list-page";

const BASE = "https://assay.example";
const desk = { slug: "harbour", name: "Harbour & sons" };

const report = (title: string, summary: string | null): ReportInList => ({
  slug: "fähre-k3x9ma",
  number: 2,
  title,
  summary,
  publishedAt: "2026-01-05T09:00:00.000Z",
  updatedAt: "2026-01-06T10:00:00.000Z",
});

const parsed = (xml: string) => new JSDOM(xml, { contentType: "application/xml" }).window.document;

/** By the grammar of RFC 4287, and what it says in words: a feed names its address, an entry leads to a page. */
function expectAtom(xml: string): Document {
  expect(schemaProblems(xml, "atom.rng")).toEqual([]);
  const feed = parsed(xml);
  expect(feed.querySelector("feed > author > name")?.textContent).not.toBe("");
  expect(feed.querySelector("feed > link[rel=self]")).not.toBeNull();
  for (const entry of feed.querySelectorAll("entry"))
    expect(entry.querySelector("link[rel=alternate]")).not.toBeNull();
  return feed;
}

it("is a feed by RFC 4287, in which a correction is the same entry, updated", () => {
  const feed = expectAtom(atomFeed(desk, [report("Counted", "We **counted**.")], BASE));
  const entry = feed.querySelector("entry");
  expect(entry?.querySelector("id")?.textContent).toBe(`${BASE}/r/f%C3%A4hre-k3x9ma`);
  expect(entry?.querySelector("published")?.textContent).toBe("2026-01-05T09:00:00.000Z");
  expect(entry?.querySelector("updated")?.textContent).toBe("2026-01-06T10:00:00.000Z");
  expect(entry?.querySelector("summary")?.textContent).toBe("<p>We <strong>counted</strong>.</p>\n");
  expect(feed.querySelector("feed > updated")?.textContent).toBe("2026-01-06T10:00:00.000Z");
});

it("stays well-formed and says the same, whatever people write", () => {
  fc.assert(
    fc.property(nastyText, nastyText, (title, summary) => {
      const feed = expectAtom(atomFeed({ ...desk, name: title }, [report(title, summary)], BASE));
      const said = feed.querySelector("entry > title")?.textContent ?? "";
      const words = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
      expect(words(said)).toBe(words(title.toWellFormed()));
    }),
  );
});

it("names each list and page once in the sitemap", () => {
  const listed = { ...report("Counted", null), deskSlug: "harbour" };
  const xml = siteMap([listed, { ...listed, slug: "b" }], BASE);
  expect(schemaProblems(xml, "sitemap.xsd")).toEqual([]);
  const map = parsed(xml);
  expect([...map.querySelectorAll("loc")].map(({ textContent }) => textContent)).toEqual([
    `${BASE}/w/harbour/reports`,
    `${BASE}/r/f%C3%A4hre-k3x9ma`,
    `${BASE}/r/b`,
  ]);
});

it("is held by schemas that see what is wrong", () => {
  const feed = atomFeed(desk, [report("Counted", "We counted.")], BASE);
  for (const [right, wrong] of [
    ["<updated>2026-01-06T10:00:00.000Z</updated>", "<updated>2026-01-06</updated>"],
    ["<title>Counted</title>", ""],
    ["<title>Counted</title>", "<title>Counted</title><title>Counted</title>"],
    ["<title>Counted</title>", "<headline>Counted</headline>"],
    [' href="https://assay.example/r/f%C3%A4hre-k3x9ma"', ""],
  ] as const) {
    expect(feed).toContain(right);
    expect(schemaProblems(feed.replaceAll(right, wrong), "atom.rng"), wrong).not.toEqual([]);
  }
  const map = siteMap([{ ...report("Counted", null), deskSlug: "harbour" }], BASE);
  expect(schemaProblems(map.replaceAll("<loc>https://assay.example/", "<loc>/"), "sitemap.xsd")).not.toEqual(
    [],
  );
  expect(schemaProblems(siteMap([], BASE), "sitemap.xsd")).not.toEqual([]);
});
