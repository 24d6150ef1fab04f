import { describe, expect, it } from "vitest";
import { SitePace } from "./site-pace";

describe("the pace at one site", () => {
  it("lets some go at once, then makes each wait for its turn, then says no", () => {
    const pace = new SitePace();
    const waits = Array.from({ length: 13 }, () => pace.take("a", 1_000));
    expect(waits).toEqual([0, 0, 0, 0, 0, 0, 1_000, 2_000, 3_000, 4_000, 5_000, null, null]);
  });

  it("forgets with time, and one site for another", () => {
    const pace = new SitePace();
    for (let at = 0; at < 12; at += 1) pace.take("a", 0);
    expect(pace.take("b", 0)).toBe(0);
    expect(pace.take("a", 1_000)).toBe(5_000);
    expect(pace.take("a", 20_000)).toBe(0);
  });
});
