import fc from "fast-check";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { expect, it } from "vitest";
import type { Edition } from "../../domain/edition";
import { type Imprint, NOTHING_SAID } from "../../domain/imprint";
import { DEFAULT_SCALE } from "../../domain/rating";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { canonicalText } from "../../text/canonical-text";
import { editionReport } from "../build/edition-report";
import type { Report } from "../report";
import { reportImprint } from "../report-imprint";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { builtReport, inputOf, MIXED_DOCUMENT, reportOn } from "../testing/report-builder";
import { writer } from "../writers/html";
import { embeddedPage } from "./embedded-page";
import { imprintPage } from "./imprint-page";
import { editionListPage, nothingPublishedPage, withdrawnPage, withNewerEdition } from "./public-page";
import { type ReportList, reportListPage } from "./report-list-page";
import { verifyPage } from "./verify-page";

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: [
      "html-validate:recommended",
      "html-validate:standard",
      "html-validate:a11y",
      "html-validate:document",
    ],
    rules: {
      // What comes from the page's own server is as trusted as the page.
      "require-sri": ["error", { target: "crossorigin" }],
      // Styles of source text, which nobody reads here.
      "doctype-style": "off",
      "no-trailing-whitespace": "off",
      // The symbols of the marks are put aside before any style sheet is there.
      "no-inline-style": "off",
      // Advice for search engines. A title is as long as the desk made it.
      "long-title": "off",
    },
  }),
);

const WITHDRAWN_AT = "2026-02-01T08:00:00.000Z";

/** Every page that leaves the product, with the same words in each field that people write. */
async function pagesSaying(speech: string): Promise<ReadonlyMap<string, string>> {
  const { report, editions } = publishedSaying(speech);
  const [edition] = editions;
  if (edition === undefined) throw new Error("Nothing was published.");
  const page = String(await writer.write(report));
  const desk = { slug: "harbour", name: speech, hasImprint: true };
  const listed = {
    id: "00000000-0000-4000-8000-000000000001",
    slug: edition.slug,
    number: 2,
    title: speech,
    summary: speech,
    publishedAt: edition.at,
    updatedAt: WITHDRAWN_AT,
  };
  return new Map([
    ["the desk's export", String(await writer.write(builtReport(speech)))],
    ["an export without claims", String(await writer.write(reportOn([speech], speech, [])))],
    ["an edition", page],
    ["an edition that was corrected", withNewerEdition(page, edition, 2)],
    ["an edition in a frame", embeddedPage(report, null) ?? expect.unreachable()],
    ["a claim in a frame", embeddedPage(report, "1") ?? expect.unreachable()],
    ["all editions", editionListPage(editions, report)],
    [
      "a withdrawn edition",
      withdrawnPage(edition, { by: edition.by, at: WITHDRAWN_AT, reason: speech }, report),
    ],
    ["nothing published", nothingPublishedPage()],
    [
      "the desk's list",
      reportListPage(desk, listOf([listed, { ...listed, summary: null, number: 1 }], speech)),
    ],
    ["where files are checked", verifyPage("document.title;").html],
    ["an empty list", reportListPage(desk, listOf([], speech))],
    ["what the desk says of itself", imprintPage({ ...desk, scale: DEFAULT_SCALE }, imprintSaying(speech))],
    [
      "an edition with it",
      String(await writer.write({ ...report, imprint: reportImprint(imprintSaying(speech)) })),
    ],
  ]);
}

/** A page of a list in the middle, with a year of claims above it. */
function listOf(reports: ReportList["reports"], speech: string): ReportList {
  const months = [3, 4].map((month) => ({ year: 2026, month, rating: "true", claims: month }));
  const claimants = [speech, null].map((claimant, index) => ({
    ...{ rank: index === 0 ? 1 : null, claimant, rating: "true", claims: 2, year: 2026 },
  }));
  const counted = { scale: DEFAULT_SCALE, months, claimants, claimantCount: 2 };
  const tallies = reports.map(({ id }) => ({ reportId: id, rating: "true", claims: 2 }));
  return { reports, tallies, counted, year: 2026, page: 2, hasOlder: true };
}

const imprintSaying = (speech: string): Imprint => ({
  ...NOTHING_SAID,
  ...{
    version: 2,
    savedAt: WITHDRAWN_AT,
    name: speech,
    method: speech,
    corrections: speech,
    licence: speech,
  },
  ...{ meanings: { true: speech }, accent: "#ffcc00", headlineFace: "sans" },
  logo: { width: 2, height: 1, png: new Uint8Array([137, 80, 78, 71]) },
});

function publishedSaying(speech: string): { readonly report: Report; readonly editions: readonly Edition[] } {
  const builder = new ReviewBuilder(canonicalText(MIXED_DOCUMENT));
  const { editor, reviewer1, reviewer2 } = builder.people;
  const claimId = builder.highlight(reviewer1, "41,000 people", { statement: speech, claimant: speech });
  builder.act(reviewer2, "give-verdict", { claimId, rating: "mixed", rationale: speech });
  const settle = (rating: string) =>
    builder.act(editor, "settle-claim", {
      claimId,
      rating,
      rationale: speech,
      version: builder.claim(claimId).version,
    });
  settle("true");
  builder.publish(editor, "");
  builder.act(editor, "reopen-claim", { claimId, reason: "Counted anew." });
  settle("false");
  builder.highlight(reviewer1, "Fares rose by 12 %.", { statement: speech });
  builder.publish(editor, speech, { headline: speech, summary: speech });
  const { editions } = builder.state;
  const edition = editions.at(-1) ?? expect.unreachable();
  const report = editionReport(inputOf(builder, speech, MIXED_DOCUMENT), {
    edition,
    earlier: editions.slice(0, -1),
  });
  const newestFirst = editions.toReversed().map((each) => ({ ...each, slug: "ferry-k3x9ma" }));
  return { report, editions: newestFirst };
}

async function expectValid(speech: string): Promise<void> {
  for (const [name, page] of await pagesSaying(speech)) {
    const { results } = await validator.validateString(page, `${name}.html`);
    const lines = page.split("\n");
    const found = results.flatMap(({ messages }) =>
      messages.map(
        ({ ruleId, message, line, column }) =>
          `${name}: ${ruleId}: ${message} at ${lines[line - 1]?.slice(Math.max(0, column - 20), column + 60)}`,
      ),
    );
    expect(found).toEqual([]);
  }
}

it("are HTML by its standard, and accessible as far as a validator can tell", () =>
  expectValid("A **bold** [remark](https://example.org/a_b).\n\n- one\n- two\n\n> said\n\n1. first"));

it("stay so whatever people write", async () => {
  // White space alone is no title, and is refused as one.
  const said = nastyText.filter((text) => text.trim() !== "");
  await fc.assert(fc.asyncProperty(said, expectValid), { numRuns: 8 });
});

it("is checked by rules that see what is wrong", async () => {
  const { valid } = await validator.validateString("<!doctype html><p>An <img src=a> and <a href=b></a></p>");
  expect(valid).toBe(false);
});
