import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTilePath, tilePath } from "./log-tile";

describe("the address of a tile", () => {
  it("is that of the specification", () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe("0/x001/x234/067");
    expect(tilePath({ level: 1, index: 0, width: 17 })).toBe("1/000.p/17");
    expect(tilePath({ level: 0, index: 999, width: 256 })).toBe("0/999");
    expect(tilePath({ level: 0, index: 1_000, width: 1 })).toBe("0/x001/000.p/1");
  });

  it("leads back to the tile", () => {
    const tile = fc.record({
      level: fc.integer({ min: 0, max: 63 }),
      index: fc.maxSafeNat(),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(tile, (each) => {
        expect(readTilePath(tilePath(each))).toEqual(each);
      }),
    );
  });

  it("is the only one of its tile", () => {
    const wrong = ["", "0", "0/1", "0/0001", "00/001", "0/001/002", "0/x000/001", "0/001.p/0", "0/001.p/256"];
    for (const path of [...wrong, "0/001.p/01", "0/001.p/257", "-1/001", "0/001/", "100/001", "0/x001"])
      expect(readTilePath(path), path).toBeNull();
  });
});
