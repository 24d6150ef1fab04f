import { expect, test } from "vitest";
import { DEFAULT_SCALE } from "@/lib/domain/rating";
import { describeShares, verdictShares } from "./verdict-bar";

test("tells the verdicts in the order of the scale, without those that nobody gave", () => {
  const shares = verdictShares({ false: 2, true: 1, gone: 4 }, DEFAULT_SCALE);
  expect(describeShares(shares)).toBe("1 True, 2 False");
});
