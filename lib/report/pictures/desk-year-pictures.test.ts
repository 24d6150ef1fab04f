import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import type { RatingId } from "../../domain/ids";
import { DEFAULT_SCALE, MARKS, PALETTE, type RatingScale } from "../../domain/rating";
import type { Direction } from "../../text/direction";
import { ENGLISH } from "../../words/words";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { type CountedClaims, type DeskYear, deskYear, yearsOf } from "./desk-year";
import { claimantsPicture, monthsPicture, totalOf, yearNumbers } from "./desk-year-pictures";
import { pictureTable } from "./picture-table";
import { ratingTextures } from "./rating-texture";
import { nameOf, readPicture } from "./read-picture.expected";

const claims = (month: number, rating: string, count: number, year = 2026) => ({
  year,
  month,
  rating,
  claims: count,
});
const said = (rank: number | null, claimant: string | null, rating: string, count: number) => ({
  rank,
  claimant,
  rating,
  claims: count,
});

const COUNTED: CountedClaims = {
  scale: DEFAULT_SCALE,
  months: [claims(3, "true", 2), claims(3, "false", 1), claims(5, "false", 4), claims(1, "mixed", 9, 2025)],
  claimants: [
    said(1, "The mayor", "false", 3),
    said(2, "A <b>paper</b>", "true", 2),
    said(13, null, "false", 1),
    said(null, null, "false", 1),
  ],
  claimantCount: 20,
};

const yearOf = (counted: CountedClaims, year = 2026): DeskYear =>
  deskYear(counted, year) ?? expect.unreachable("Nothing was settled.");
const months = (year: DeskYear, direction: Direction = "ltr") =>
  readPicture(monthsPicture(year, { id: "months", words: { ...ENGLISH, direction } }));
const claimants = (year: DeskYear, direction: Direction = "ltr") =>
  readPicture(claimantsPicture(year, { id: "claimants", words: { ...ENGLISH, direction } }));
const barsOf = (picture: Element) =>
  [...picture.querySelectorAll("rect")].filter((each) => !each.closest("defs"));
const sizeOf = (bar: Element, side: "width" | "height") => Number.parseFloat(bar.getAttribute(side) ?? "");

describe("a desk's year in pictures", () => {
  it("has a column a month, as high as its claims, in stretches as high as their ratings", () => {
    const picture = months(yearOf(COUNTED));
    const [ofTrue, ofFalse, ofMay] = barsOf(picture).map((bar) => sizeOf(bar, "height"));
    expect((ofTrue ?? 0) / (ofFalse ?? 1)).toBeCloseTo(2, 1);
    expect((ofTrue ?? 0) + (ofFalse ?? 0) + 1).toBeCloseTo((3 / 4) * (ofMay ?? 0), 1);
    expect(nameOf(picture)).toBe("Claims settled in 2026, by month and rating March: 3, May: 4");
  });

  it("names the claimants, all others and what nobody is named for, whatever they are called", () => {
    const year = yearOf(COUNTED);
    expect(year.claimants.map(({ name }) => name)).toEqual([
      "The mayor",
      "A <b>paper</b>",
      "18 other claimants",
      "No claimant named",
    ]);
    expect(nameOf(claimants(year))).toContain("A <b>paper</b>: 2");
  });

  it("says in its tables what it draws", () => {
    const year = yearOf(COUNTED);
    const { document } = new JSDOM(
      pictureTable({ caption: "By month", ...yearNumbers("Month", year.months, year) }, ENGLISH),
    ).window;
    const rows = [...document.querySelectorAll("tr")].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    expect(rows[0]).toEqual(["Month", "True", "False", "Claims"]);
    expect(rows[3]).toEqual(["March", "2", "1", "3"]);
    expect(rows.at(-1)).toEqual(["In all", "2", "5", "7"]);
    expect(yearNumbers("Claimant", year.claimants, year).rows.at(-1)).toEqual(["In all", 2, 5, 7]);
  });

  it("knows its years, and draws nothing where nothing was settled", () => {
    expect(yearsOf(COUNTED)).toEqual([2026, 2025]);
    expect(deskYear(COUNTED, 2024)).toBeNull();
    expect(deskYear({ ...COUNTED, months: [], claimants: [] }, 2026)).toBeNull();
  });

  it("still counts a rating that is no longer part of the scale", () => {
    const { ratings, scale } = yearOf({ ...COUNTED, scale: DEFAULT_SCALE.slice(0, 1) });
    expect(ratings.map(({ label }) => label)).toEqual(["True", "false"]);
    expect(scale.map(({ id }) => id)).toEqual(["true", "false", "mixed"]);
  });

  it("tells any twenty ratings apart without their colours", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKS), { minLength: 20, maxLength: 20 }), (marks) => {
        const { definitions } = ratingTextures(scaleOf(marks), scaleOf(marks), "fill");
        const fills = definitions.match(/<pattern.*?<\/pattern>/g) ?? [];
        const drawn = fills.map((fill) => /d="(.*?)"/.exec(fill)?.[1] ?? "");
        expect(new Set(drawn).size).toBe(20);
      }),
    );
  });

  it("stays inside and keeps its proportions, whatever was settled, by whom and in which direction", () => {
    const counts = fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(10_000)), {
      minLength: 7,
      maxLength: 7,
    });
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 12, maxLength: 12 }),
        fc.array(fc.tuple(nastyText, counts), { maxLength: 14 }),
        fc.constantFrom("ltr" as const, "rtl" as const),
        (byMonth, byClaimant, direction) => {
          const row = (name: string, each: readonly number[]) => ({ name, counts: each });
          const ratings = scaleOf(MARKS);
          const year: DeskYear = {
            year: 2026,
            ratings,
            scale: ratings,
            months: byMonth.map((each, index) => row(`Month ${index}`, each)),
            claimants: byClaimant.map(([name, each]) => row(name, each)),
          };
          const drawn = byMonth.flat().filter((count) => count > 0).length;
          expect(barsOf(months(year, direction))).toHaveLength(drawn);
          const bars = barsOf(claimants(year, direction));
          expect(bars).toHaveLength(
            byClaimant.flatMap(([, each]) => each).filter((count) => count > 0).length,
          );
          for (const bar of bars) expect(sizeOf(bar, "width")).toBeGreaterThan(0);
          const longest = year.claimants.toSorted((a, b) => totalOf(b) - totalOf(a))[0];
          if (longest !== undefined && totalOf(longest) > 0) {
            const ends = bars.map(
              (bar) => Number.parseFloat(bar.getAttribute("x") ?? "") + sizeOf(bar, "width"),
            );
            const starts = bars.map((bar) => Number.parseFloat(bar.getAttribute("x") ?? ""));
            const reached = direction === "ltr" ? Math.max(...ends) : 100 - Math.min(...starts);
            expect(reached).toBeCloseTo(84, 0);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

function scaleOf(marks: RatingScale[number]["mark"][] | typeof MARKS) {
  const colours = Object.keys(PALETTE);
  return marks.map((mark, index) => ({
    id: `rating-${index}` as RatingId,
    label: `Rating ${index}`,
    value: null,
    colour: colours[index % colours.length] ?? "",
    mark,
    meaning: "",
  }));
}
