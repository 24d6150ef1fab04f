import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import type { Direction } from "../../text/direction";
import { ENGLISH } from "../../words/words";
import type { Report, ReportClaim, ReportEdition } from "../report";
import { builtReport } from "../testing/report-builder";
import { nameOf, readPicture } from "./read-picture.expected";
import { MOST_MARKS, type ReviewSteps, reviewSteps, STEP_KINDS } from "./review-steps";
import { reviewTable, reviewTimeline } from "./review-timeline";

const BUILT = builtReport();
const settled = BUILT.claims.find(({ ruling }) => ruling !== null) ?? expect.unreachable();

/** A claim that was marked, judged and settled at these times. */
const claimAt = (marked: string, judged: string, ruled: string | null): ReportClaim => ({
  ...settled,
  highlightedAt: marked,
  verdicts: settled.verdicts.map((verdict) => ({ ...verdict, at: judged })),
  ruling: ruled === null || settled.ruling === null ? null : { ...settled.ruling, at: ruled },
});

const reportOf = (claims: readonly ReportClaim[], edition: Partial<ReportEdition> | null = null): Report => ({
  ...BUILT,
  claims,
  edition: edition === null ? null : { ...EDITION, ...edition },
});

const EDITION: ReportEdition = {
  number: 2,
  kind: "correction",
  publicUrl: "https://assay.example/r/ferry",
  publishedAt: "2026-05-20T10:00:00.000Z",
  firstPublishedAt: "2026-05-12T10:00:00.000Z",
  publishedByName: "Ed",
  readers: "public",
  headline: null,
  summary: null,
  corrections: [
    {
      number: 2,
      kind: "correction",
      publishedAt: "2026-05-20T10:00:00.000Z",
      note: "",
      changes: { revision: null, claims: [] },
    },
  ],
};

const MAY = ["2026-05-02T09:00:00.000Z", "2026-05-04T09:00:00.000Z", "2026-05-09T23:30:00.000Z"] as const;

const stepsOf = (report: Report): ReviewSteps =>
  reviewSteps(report) ?? expect.unreachable("There is no timeline.");
const draw = (steps: ReviewSteps, direction: Direction = "ltr") =>
  readPicture(reviewTimeline(steps, { id: "timeline", words: { ...ENGLISH, direction } }));
const marksOf = (picture: Element) => picture.querySelectorAll("circle, use").length;
/** The table's rows, the last of them the sums. */
const numbersOf = (steps: ReviewSteps) =>
  [...new JSDOM(reviewTable(steps, ENGLISH)).window.document.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("td")].map(({ textContent }) => Number(textContent)),
  );

describe("the timeline of a review", () => {
  it("says when claims were marked, judged and settled, and each edition once, in a name and a table", () => {
    const steps = stepsOf(reportOf([claimAt(...MAY), claimAt(...MAY)], {}));
    expect(nameOf(draw(steps))).toBe(
      "The review in time From 2 May 2026 to 20 May 2026; Claims marked: 2, Verdicts given: 2, Rulings made: 2, Editions published: 2.",
    );
    expect(steps.stretches.map(({ name }) => name)).toEqual([
      "2 May 2026",
      "4 May 2026",
      "9 May 2026",
      "12 May 2026",
      "20 May 2026",
    ]);
    expect(numbersOf(steps)).toEqual([
      [2, 0, 0, 0],
      [0, 2, 0, 0],
      [0, 0, 2, 0],
      [0, 0, 0, 1],
      [0, 0, 0, 1],
      [2, 2, 2, 2],
    ]);
    expect(marksOf(draw(steps))).toBe(5);
  });

  it("knows nothing but what stands in the report: no withdrawn claim, no verdict that is kept back", () => {
    const withdrawn: ReportClaim = { ...claimAt(...MAY), status: "withdrawn" };
    const keptBack: ReportClaim = { ...claimAt(MAY[0], MAY[1], null), verdicts: [] };
    const { totals } = stepsOf(reportOf([claimAt(...MAY), withdrawn, keptBack]));
    expect(totals).toEqual({ marked: 2, verdict: 1, ruling: 1, edition: 0 });
  });

  it("has no lane for what never happened", () => {
    const words = draw(stepsOf(reportOf([claimAt(...MAY)]))).textContent ?? "";
    expect(words).toContain(ENGLISH.say("picture.ruling"));
    expect(words).not.toContain(ENGLISH.say("picture.edition"));
  });

  it("is not drawn where no claim has a ruling", () => {
    expect(reviewSteps(reportOf([], {}))).toBeNull();
    expect(reviewSteps(reportOf([claimAt(MAY[0], MAY[1], null)], {}))).toBeNull();
  });

  it("stands in the middle when all of it was within a minute", () => {
    const steps = stepsOf(reportOf([claimAt(MAY[0], MAY[0], MAY[0])]));
    expect(steps.stretches.map(({ name }) => name)).toEqual(["2 May 2026, 09:00 UTC"]);
    expect([...draw(steps).querySelectorAll("circle")].map((dot) => dot.getAttribute("cx"))).toEqual(
      Array(3).fill("50%"),
    );
  });

  it("goes from right to left where one reads so", () => {
    const steps = stepsOf(reportOf([claimAt(...MAY)]));
    const places = (picture: Element) =>
      [...picture.querySelectorAll("circle")].map((dot) => Number.parseFloat(dot.getAttribute("cx") ?? ""));
    for (const [index, place] of places(draw(steps)).entries())
      expect(places(draw(steps, "rtl"))[index]).toBeCloseTo(100 - place, 1);
    // Programs differ in where a text begins whose direction is turned: its end is at the right in all of them.
    const [name] = draw(steps, "rtl").querySelectorAll("text.over");
    expect([name?.getAttribute("x"), name?.getAttribute("text-anchor")]).toEqual(["100%", "end"]);
  });

  it("tells three years by months, and a century by years", () => {
    const long = stepsOf(reportOf([claimAt("2023-05-02T09:00:00Z", "2024-12-04T09:00:00Z", MAY[2])]));
    expect(long.stretches.map(({ name }) => name)).toEqual(["May 2023", "December 2024", "May 2026"]);
    const longer = stepsOf(reportOf([claimAt("1926-05-02T09:00:00Z", "1999-12-04T09:00:00Z", MAY[2])]));
    expect(longer.stretches.map(({ name }) => name)).toEqual([
      "1925 to 1929",
      "1995 to 1999",
      "2025 to 2029",
    ]);
  });

  it("stays inside, says in its table what it draws, and is never heavy", () => {
    const time = fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    const close = fc.integer({ min: 0, max: 90_000_000_000 }).map((ms) => new Date(1_790_000_000_000 + ms));
    const claim = fc
      .tuple(...[0, 1, 2].map(() => fc.oneof(time, close)))
      .map((at) => at.map((each) => each.toISOString()))
      .map(([a = "", b = "", c = ""]) => claimAt(a, b, c));
    fc.assert(
      fc.property(
        fc.array(claim, { minLength: 1, maxLength: 120 }),
        fc.constantFrom("ltr" as const, "rtl" as const),
        (claims, direction) => {
          const steps = stepsOf(reportOf(claims, {}));
          const picture = draw(steps, direction);
          expect(marksOf(picture)).toBeLessThanOrEqual(MOST_MARKS);
          const rows = numbersOf(steps);
          expect(marksOf(picture)).toBe(
            rows
              .slice(0, -1)
              .flat()
              .filter((count) => count > 0).length,
          );
          for (const [index, kind] of STEP_KINDS.entries()) {
            const told = rows.slice(0, -1).reduce((sum, row) => sum + (row[index] ?? 0), 0);
            expect([told, rows.at(-1)?.[index]]).toEqual([steps.totals[kind], steps.totals[kind]]);
          }
          expect(reviewTimeline(steps, { id: "timeline", words: ENGLISH }).length).toBeLessThan(8_000);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("takes ten thousand claims", () => {
    const claims = Array.from({ length: 10_000 }, (_, index) =>
      claimAt(
        ...(MAY.map((at) => new Date(Date.parse(at) + index * 7_919_000).toISOString()) as [
          string,
          string,
          string,
        ]),
      ),
    );
    const steps = stepsOf(reportOf(claims));
    expect(steps.totals).toEqual({ marked: 10_000, verdict: 10_000, ruling: 10_000, edition: 0 });
    draw(steps);
  });
});
