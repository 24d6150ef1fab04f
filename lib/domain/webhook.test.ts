import fc from "fast-check";
import { expect, test } from "vitest";
import { waitAfter } from "./webhook";

const chance = fc.double({ min: 0, max: 1, noNaN: true });

test("the next try comes later each time, and the last a little over a day after the first", () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 20, maxLength: 20 }), (chances) => {
      const waits: number[] = [];
      for (let wait = waitAfter(1, chances[0] ?? 0); wait !== null; ) {
        waits.push(wait);
        wait = waitAfter(waits.length + 1, chances[waits.length] ?? 0);
      }
      expect(waits).toHaveLength(7);
      expect(waits[0]).toBeGreaterThanOrEqual(4_500);
      expect(waits[0]).toBeLessThanOrEqual(5_500);
      const hours = waits.reduce((sum, each) => sum + each, 0) / 3_600_000;
      expect(hours).toBeGreaterThan(24);
      expect(hours).toBeLessThan(31);
    }),
  );
});
