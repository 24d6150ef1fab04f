import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyInterval } from "./interval.arbitrary";
import { fromInnermost, type Interval, inTextOrder, intervalIndex } from "./interval-index";

type Change = { readonly put: readonly Interval[] } | { readonly remove: string };

const put = fc
  .array(anyInterval, { minLength: 1, maxLength: 4 })
  .map((intervals): Change => ({ put: intervals }));
const remove = anyInterval.map(({ claimId }): Change => ({ remove: claimId }));

const applyPlainly = (before: readonly Interval[], change: Change): readonly Interval[] => {
  if ("remove" in change) return before.filter(({ claimId }) => claimId !== change.remove);
  const claims = change.put.map(({ claimId }) => claimId);
  return [...before.filter(({ claimId }) => !claims.includes(claimId)), ...change.put];
};

describe("intervalIndex", () => {
  it("answers as looking at every interval does, after any adding and removing", () => {
    fc.assert(
      fc.property(fc.array(anyInterval), fc.array(fc.oneof(put, remove)), (first, changes) => {
        let index = intervalIndex(first);
        let plain: readonly Interval[] = first;
        for (const change of changes) {
          index = "remove" in change ? index.remove(change.remove) : index.put(change.put);
          plain = applyPlainly(plain, change);
        }
        expect(index.all).toEqual([...plain].sort(inTextOrder));
        const own = plain.filter(({ claimId }) => claimId === "claim-3").sort(inTextOrder);
        expect(index.of("claim-3")).toEqual(own);
        for (let from = 0; from <= 80; from += 3) {
          const inWindow = plain.filter(({ start, end }) => start < from + 7 && end > from).sort(inTextOrder);
          expect(index.overlapping(from, from + 7)).toEqual(inWindow);
          const under = plain.filter(({ start, end }) => start <= from && end > from).sort(fromInnermost);
          expect(index.at(from)).toEqual(under);
        }
      }),
    );
  });

  it("answers the same when there are enough to be kept in many chunks", () => {
    const many = fc.array(anyInterval, { minLength: 300, maxLength: 600 });
    const some = fc.array(anyInterval, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(many, some, fc.nat(80), (first, more, from) => {
        const apart = first.map((interval, at) => ({ ...interval, claimId: `${interval.claimId}/${at}` }));
        const index = intervalIndex(apart).put(more).remove(`${first[0]?.claimId}/0`);
        const plain = [...apart.slice(1), ...more].sort(inTextOrder);
        expect(index.all).toEqual(plain);
        const inWindow = plain.filter(({ start, end }) => start < from + 7 && end > from);
        expect(index.overlapping(from, from + 7)).toEqual(inWindow);
      }),
    );
  });

  it("answers its first question as it does all others", () => {
    fc.assert(
      fc.property(fc.array(anyInterval), fc.nat(80), fc.nat(10), (intervals, from, length) => {
        const index = intervalIndex(intervals);
        const [first, second] = [
          index.overlapping(from, from + length),
          index.overlapping(from, from + length),
        ];
        expect(first).toEqual(second);
        expect(index.size).toBe(index.all.length);
      }),
    );
  });

  it("leaves the index it was made from as it was", () => {
    const before = intervalIndex([{ claimId: "a", start: 0, end: 5 }]);
    before.put([{ claimId: "b", start: 1, end: 2 }]);
    before.remove("a");
    expect(before.all).toEqual([{ claimId: "a", start: 0, end: 5 }]);
  });

  it("keeps no empty interval and finds nothing in an empty window", () => {
    const index = intervalIndex([{ claimId: "a", start: 3, end: 3 }]).put([
      { claimId: "b", start: 4, end: 4 },
    ]);
    expect(index.size).toBe(0);
    expect(intervalIndex([{ claimId: "a", start: 0, end: 5 }]).overlapping(2, 2)).toEqual([]);
  });
});
