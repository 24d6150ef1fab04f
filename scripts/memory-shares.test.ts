import fc from "fast-check";
import { expect, it } from "vitest";
import { memoryMb, memoryShares, USUAL_MB } from "./memory-shares.mjs";

it("takes what is set, or the usual, and says how to write it", () => {
  expect(memoryMb({}, 1)).toBe(USUAL_MB);
  expect(memoryMb({ ASSAY_MEMORY_MB: "" }, 1)).toBe(USUAL_MB);
  expect(memoryMb({ ASSAY_MEMORY_MB: "4000" }, 1)).toBe(4_000);
  for (const wrong of ["1GB", "-900", "900.5", "12", "lots"])
    expect(() => memoryMb({ ASSAY_MEMORY_MB: wrong }, 1)).toThrow("ASSAY_MEMORY_MB: Write a whole number");
});

it("never gives away more than there is, and says how much is needed when it is too little", () => {
  const wanted = fc.record({
    memoryMb: fc.integer({ min: 100, max: 100_000 }),
    processes: fc.integer({ min: 1, max: 64 }),
    isEmbedded: fc.boolean(),
  });
  fc.assert(
    fc.property(wanted, (given) => {
      const shares = attempt(() => memoryShares(given));
      if (shares instanceof Error) {
        const least = Number(/at least (\d+) MB/.exec(shares.message)?.[1]);
        expect(least).toBeGreaterThan(given.memoryMb);
        expect(memoryShares({ ...given, memoryMb: least + 600 }).heapMb).toBeGreaterThan(0);
        return;
      }
      const buffers = Number(/^shared_buffers=(\d+)MB$/.exec(shares.postgres[0] ?? "")?.[1]);
      const taken = given.processes * shares.heapMb + (given.isEmbedded ? buffers : 0);
      expect(taken).toBeLessThan(given.memoryMb);
    }),
  );
});

it.each([1, 2, 3, 8, 64])(
  "gives each of %i web processes a heap that it can work in when nothing is set",
  (processes) => {
    const { heapMb } = memoryShares({ memoryMb: memoryMb({}, processes), processes, isEmbedded: true });
    expect(heapMb).toBeGreaterThan(300);
  },
);

function attempt<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
