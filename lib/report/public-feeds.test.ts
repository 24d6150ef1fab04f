import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, it } from "vitest";
import type { ReportInList } from "./html/report-list-page";
import { nastyText } from "./nasty-text.arbitrary";
import { atomFeed, siteMap } from "./public-feeds";

const BASE = "https://assay.example";
const ATOM = "http://www.w3.org/2005/Atom";
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

/** RFC 3339, as RFC 4287 asks for. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What RFC 4287 says must be there, once each (4.1.1 and 4.1.2). */
function expectAtom(feed: Document): void {
  for (const element of [feed.documentElement, ...feed.getElementsByTagNameNS(ATOM, "entry")]) {
    const own = [...element.children];
    const named = (name: string) =>
      own.filter(({ localName, namespaceURI }) => localName === name && namespaceURI === ATOM);
    for (const name of ["id", "title", "updated"]) expect(named(name), name).toHaveLength(1);
    expect(URL.canParse(named("id")[0]?.textContent ?? "")).toBe(true);
    expect(named("updated")[0]?.textContent).toMatch(DATE);
    expect(named("link").some((link) => link.getAttribute("rel") === "alternate")).toBe(true);
  }
  expect(feed.querySelector("feed > author > name")?.textContent).not.toBe("");
  expect(feed.querySelector("feed > link[rel=self]")).not.toBeNull();
}

it("is a feed by RFC 4287, in which a correction is the same entry, updated", () => {
  const feed = parsed(atomFeed(desk, [report("Counted", "We **counted**.")], BASE));
  expectAtom(feed);
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
      const feed = parsed(atomFeed({ ...desk, name: title }, [report(title, summary)], BASE));
      expectAtom(feed);
      const said = feed.querySelector("entry > title")?.textContent ?? "";
      const words = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
      expect(words(said)).toBe(words(title.toWellFormed()));
    }),
  );
});

it("names each list and page once in the sitemap", () => {
  const listed = { ...report("Counted", null), deskSlug: "harbour" };
  const map = parsed(siteMap([listed, { ...listed, slug: "b" }], BASE));
  expect([...map.querySelectorAll("loc")].map(({ textContent }) => textContent)).toEqual([
    `${BASE}/w/harbour/reports`,
    `${BASE}/r/f%C3%A4hre-k3x9ma`,
    `${BASE}/r/b`,
  ]);
});
