import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { type Edition, unchosen } from "../../domain/edition";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { canonicalText } from "../../text/canonical-text";
import type { Report } from "../report";
import { unpacked } from "../testing/read-file";
import { inputOf, MIXED_DOCUMENT, reportInput } from "../testing/report-builder";
import { writer as html } from "../writers/html";
import { REPORT_WRITERS } from "../writers/writers";
import { buildReport } from "./build-report";
import { editionReport } from "./edition-report";

const SECRETS = [
  "between us",
  "Do it quickly",
  "WITHDRAWN-STATEMENT",
  "never mind",
  "OTHER-WORDING",
  "WORDING-NOTE",
] as const;

/** Two editions: one claim settled and one open; then a ruling changed, one claim withdrawn and one added. */
function published() {
  const builder = new ReviewBuilder(canonicalText(MIXED_DOCUMENT));
  const { editor, reviewer1 } = builder.people;
  const one = builder.highlight(reviewer1, "Fares rose by 12 %.", { statement: "Fares rose by 12 %." });
  const two = builder.highlight(reviewer1, "41,000 people", { statement: "WITHDRAWN-STATEMENT" });
  builder.act(editor, "settle-claim", { claimId: one, rating: "true", rationale: "Seen.", version: 1 });
  builder.act(reviewer1, "comment", { claimId: one, commentId: builder.nextId(), body: "between us" });
  builder.act(editor, "comment", { commentId: builder.nextId(), body: "Do it quickly" });
  const wording = {
    claimId: one,
    suggestionId: builder.nextId(),
    text: "OTHER-WORDING",
    note: "WORDING-NOTE",
  };
  builder.act(reviewer1, "suggest-wording", wording);
  builder.act(editor, "assign-claim", { claimId: one, userId: builder.people.reviewer2.id });
  builder.publish(editor, "");
  builder.act(editor, "reopen-claim", { claimId: one, reason: "never mind" });
  builder.act(editor, "settle-claim", { claimId: one, rating: "false", rationale: "No.", version: 3 });
  builder.act(reviewer1, "withdraw-claim", { claimId: two, version: 1 });
  builder.highlight(reviewer1, "It lost money every year.");
  const said = { headline: "Fares <fell>", summary: "We **looked**." };
  builder.publish(editor, "The fares fell, <b>not</b> rose.", said);
  return builder;
}

function reportOf(builder: ReviewBuilder, number: number): Report {
  const editions = builder.state.editions;
  const edition = editions[number - 1];
  if (edition === undefined) throw new Error(`There is no edition ${number}.`);
  const input = inputOf(builder, "A plain remark.", MIXED_DOCUMENT);
  return editionReport(input, { edition, earlier: editions.slice(0, number - 1) });
}

const pageOf = async (report: Report) => new JSDOM(String(await html.write(report))).window.document;

describe("a published edition", () => {
  it("keeps withdrawn claims, comments, assignments and ledger data with the desk, in every format", async () => {
    const report = reportOf(published(), 2);
    for (const writer of REPORT_WRITERS) {
      const file = await unpacked(await writer.write(report));
      for (const secret of [...SECRETS, "Reviewer 2"]) expect(file).not.toContain(secret);
    }
    expect(report.claims.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("shows how the review went, with every edition until then, and for the desk alone without them", async () => {
    const builder = published();
    const table = async (report: Report) =>
      [...(await pageOf(report)).querySelectorAll(".numbers tr:last-child td")].map(
        (cell) => cell.textContent,
      );
    expect(await table(reportOf(builder, 1))).toEqual(["2", "1", "1"]);
    expect(await table(reportOf(builder, 2))).toEqual(["2", "1", "2"]);
    const { editions } = builder.state;
    expect(reportOf(builder, 2).edition?.firstPublishedAt).toBe(editions[0]?.at);
    expect(await table(buildReport(inputOf(builder, "A remark.", MIXED_DOCUMENT)))).toEqual(["2", "1"]);
  });

  it("withholds verdicts of an independent review that is not done", () => {
    const builder = new ReviewBuilder(canonicalText(MIXED_DOCUMENT));
    const { editor, reviewer1 } = builder.people;
    const mode = { mode: "independent", requiredVerdicts: 2, hidesNames: false } as const;
    builder.act(editor, "set-review-mode", mode);
    const claimId = builder.highlight(reviewer1, "41,000 people");
    builder.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "Too early." });
    builder.publish(editor, "");
    const [claim] = reportOf(builder, 1).claims;
    expect(claim).toMatchObject({ verdicts: [], status: "open" });
  });

  it("keeps claims without a ruling with the desk that it did not choose, says so, and corrects nothing of them", async () => {
    const builder = new ReviewBuilder(canonicalText(MIXED_DOCUMENT));
    const { editor, reviewer1 } = builder.people;
    const settled = builder.highlight(reviewer1, "Fares rose by 12 %.");
    const hidden = builder.highlight(reviewer1, "41,000 people", { statement: "HIDDEN-STATEMENT" });
    const named = builder.highlight(reviewer1, "It lost money every year.");
    builder.act(editor, "settle-claim", { claimId: settled, rating: "true", rationale: "Seen.", version: 1 });
    builder.publish(editor, "", { openClaims: [named] });
    const first = reportOf(builder, 1);
    builder.act(reviewer1, "withdraw-claim", { claimId: hidden, version: 1 });
    builder.act(reviewer1, "withdraw-claim", { claimId: named, version: 1 });
    builder.publish(editor, "Looked again.", { kind: "update" });

    expect(first.claims.map(({ claimId }) => claimId)).toEqual([named, settled]);
    expect(first.withheld).toBe("1 claim without a ruling is not part of this report.");
    for (const writer of REPORT_WRITERS)
      expect(await unpacked(await writer.write(first))).not.toContain("HIDDEN-STATEMENT");
    const [update] = reportOf(builder, 2).edition?.corrections ?? [];
    expect(update).toMatchObject({ kind: "update", note: "Looked again." });
    expect(update?.changes.claims).toMatchObject([{ claimId: named, changes: [{ kind: "withdrawn" }] }]);
    const page = await pageOf(reportOf(builder, 2));
    expect(page.querySelector(".eyebrow")?.textContent).toBe("Fact check · edition 2 · update");
  });

  it("republishes no more of the article than the desk chose, in every format", async () => {
    for (const articleShown of ["quotes", "none"] as const) {
      const builder = new ReviewBuilder(canonicalText(MIXED_DOCUMENT));
      builder.highlight(builder.people.reviewer1, "Fares rose by 12 %.");
      builder.publish(builder.people.editor, "", { articleShown });
      const report = reportOf(builder, 1);
      for (const writer of REPORT_WRITERS) {
        const file = await unpacked(await writer.write(report));
        for (const left of ["lost money every year", "41,000 people"]) expect(file).not.toContain(left);
      }
      const page = await pageOf(report);
      expect(page.querySelectorAll("mark")).toHaveLength(articleShown === "quotes" ? 1 : 0);
      expect(page.body.textContent).not.toContain("do not stand in this text");
      expect(page.querySelector(".quote")?.textContent).toBe("Fares rose by 12 %.");
    }
  });

  it("says which edition it is, where it stays, and which claims are not settled", async () => {
    const page = await pageOf(reportOf(published(), 2));
    expect(page.querySelector("header")?.textContent).toContain("Edition 2, published 5 January 2026");
    expect(page.querySelector('link[rel="canonical"]')?.getAttribute("href")).toBe(
      "https://assay.example/r/a-built-article-x1y2z3",
    );
    const open = page.querySelector('[aria-labelledby="unsettled-title"]');
    expect(open?.textContent).toContain("1 claim is not settled yet");
    expect([...(open?.querySelectorAll("h3") ?? [])].map(({ textContent }) => textContent?.trim())).toEqual([
      "Claim 1 · not checked yet",
    ]);
  });

  it("begins with the desk's own headline and summary, or the article's title and a count", async () => {
    const page = await pageOf(reportOf(published(), 2));
    expect(page.querySelector("h1")?.textContent).toBe("Fares <fell>");
    expect(page.querySelector("title")?.textContent).toContain("Fares <fell>");
    expect(page.querySelector(".deck strong")?.textContent).toBe("looked");
    expect(page.querySelector(".facts")?.textContent).toContain("Article: A plain remark.");
    const first = await pageOf(reportOf(published(), 1));
    expect(first.querySelector("h1")?.textContent).toBe("A plain remark.");
    expect(first.querySelector(".deck")?.textContent).toMatch(/^We checked \d claims? in this article: /);
  });

  it("says in a later edition what changed, with the note as text", async () => {
    const page = await pageOf(reportOf(published(), 2));
    const section = page.querySelector('[aria-labelledby="corrections-title"]');
    expect(section?.textContent).toContain("The fares fell, <b>not</b> rose.");
    const lines = [...(section?.querySelectorAll("li") ?? [])].map((line) => line.textContent);
    expect(lines).toEqual([
      "A claim, 41,000 people: withdrawn",
      "Claim 1, It lost money every year.: added",
      "Claim 2, Fares rose by 12 %.:  True became  False",
    ]);
    expect((await pageOf(reportOf(published(), 1))).querySelector("#corrections-title")).toBeNull();
  });

  it("writes nothing of this into a report for the desk", async () => {
    const page = String(await html.write(editionless()));
    for (const words of ["canonical", "Edition", "/fonts/", "?format="]) expect(page).not.toContain(words);
  });

  it("has the claims without a ruling last, and only where there are some", async () => {
    const edition: Edition = { ...EDITION, seq: 1 };
    const input = reportInput();
    const report = editionReport(input, { edition, earlier: [] });
    const settled = { ...report, claims: report.claims.filter((claim) => claim.ruling !== null) };
    expect((await pageOf(settled)).querySelector("#unsettled-title")).toBeNull();
    const titles = [...(await pageOf(report)).querySelectorAll("section.claims > h2")];
    expect(titles.map(({ textContent }) => textContent)).toEqual(["What we found", "Without a ruling"]);
  });
});

const EDITION = {
  ...unchosen(1),
  number: 1,
  slug: "x",
  headline: null,
  summary: null,
  note: null,
  at: "2026-01-06T10:00:00.000Z",
} as Edition;

const editionless = () => ({ ...reportOf(published(), 1), edition: null });
