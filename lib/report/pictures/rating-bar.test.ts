import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { DEFAULT_SCALE } from "../../domain/rating";
import type { Direction } from "../../text/direction";
import { ENGLISH } from "../../words/words";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { builtReport } from "../testing/report-builder";
import { ratingBar, ratingLegend, type Share, shareOf, sharesInWords, sharesOf } from "./rating-bar";
import { nameOf, readPicture } from "./read-picture.expected";

const SCALE = DEFAULT_SCALE.map((rating) => ({ ...rating, meaning: "" }));
const shares = (...counts: readonly number[]): readonly Share[] =>
  counts.map((count, index) => share(SCALE[index] ?? null, count));
const share = (rating: (typeof SCALE)[number] | null, count: number): Share =>
  shareOf({ rating, count }, rating?.label ?? "No ruling yet", SCALE);
const draw = (counted: readonly Share[], direction: Direction = "ltr") =>
  readPicture(
    ratingBar(counted, { id: "bar", words: { ...ENGLISH, direction } }) ??
      expect.unreachable("There is no picture."),
  );
const FRAME = { id: "bar", words: ENGLISH };
const places = (picture: Element) =>
  [...picture.querySelectorAll("rect")].map((rect) => Number.parseFloat(rect.getAttribute("x") ?? ""));
const sizes = (picture: Element) =>
  [...picture.querySelectorAll("rect")].map((rect) => Number.parseFloat(rect.getAttribute("width") ?? ""));

describe("the bar of rulings", () => {
  it("has a stretch for each rating that has claims, as long as its share, in the order of the scale", () => {
    const picture = draw(shares(2, 0, 1, 0, 1));
    expect([...picture.querySelectorAll("rect")].map((rect) => rect.getAttribute("class"))).toEqual([
      "rating-0",
      "rating-2",
      "rating-4",
    ]);
    const [first = 0, second = 0, third = 0] = sizes(picture);
    expect(first / second).toBeCloseTo(2, 2);
    expect(second).toBe(third);
    expect(nameOf(picture)).toBe("How 4 claims were rated 2 True, 1 Mixed, 1 False");
  });

  it("says the same numbers in words as its legend, whose marks tell them without colour", () => {
    const counted = sharesOf(builtReport());
    const { document } = new JSDOM(ratingLegend(counted, ENGLISH)).window;
    const items = [...document.querySelectorAll("li")].map(
      (item) => `${item.querySelector("b")?.textContent} ${item.querySelector("bdi")?.textContent}`,
    );
    expect(items.join(", ")).toBe(sharesInWords(counted, ENGLISH));
    expect(document.querySelectorAll("use")).toHaveLength(counted.filter(({ mark }) => mark !== null).length);
  });

  it("is not drawn where no claim has a ruling", () => {
    expect(ratingBar([], FRAME)).toBeNull();
    expect(ratingBar([share(null, 3)], FRAME)).toBeNull();
    expect(sharesOf({ ...builtReport(), claims: [] })).toEqual([]);
  });

  it("lets one claim of ten thousand be seen, and one alone fill it", () => {
    const [, few = 0] = sizes(draw(shares(9_999, 1)));
    expect(few).toBeGreaterThanOrEqual(0.5);
    expect(sizes(draw(shares(1)))).toEqual([100]);
  });

  it("begins at the right where one reads from there", () => {
    const counted = shares(3, 1, 2);
    const mirrored = draw(counted, "rtl");
    const ends = places(mirrored).map((place, index) => 100 - place - (sizes(mirrored)[index] ?? 0));
    for (const [index, place] of places(draw(counted)).entries()) expect(ends[index]).toBeCloseTo(place, 1);
  });

  it("stays inside and fills its room, whatever is counted and whatever the ratings are called", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ count: fc.nat(10_000), label: nastyText }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom("ltr" as const, "rtl" as const),
        (counts, direction) => {
          const counted = counts.map(({ count, label }, index) => ({
            ...share(SCALE[index % SCALE.length] ?? null, count),
            label,
          }));
          if (!counts.some(({ count }) => count > 0)) return;
          const picture = draw(counted, direction);
          const drawn = sizes(picture);
          const gaps = 0.6 * (drawn.length - 1);
          expect(drawn.reduce((sum, size) => sum + size, 0)).toBeCloseTo(100 - gaps, 0);
          expect(Math.min(...drawn)).toBeGreaterThan(0.4);
        },
      ),
    );
  });
});
