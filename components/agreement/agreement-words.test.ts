import { describe, expect, test } from "vitest";
import type { PresentedMeasure } from "@/lib/http/agreement/present-agreement";
import { intervalText, measureText, showValue } from "./agreement-words";

const measure = (
  value: number | null,
  interval: Partial<PresentedMeasure["interval"]> = {},
): PresentedMeasure => ({
  value,
  undefinedBecause: value === null ? "one-rating" : null,
  interval: { low: null, high: null, undefinedBecause: null, ...interval },
});

describe("the words of agreement", () => {
  test("a share is a percentage, a coefficient has two decimals and never a minus before nothing", () => {
    expect(showValue(2 / 3, "share")).toBe("67 %");
    expect(showValue(-0.25, "beyond-chance")).toBe("−0.25");
    expect(showValue(-0.001, "beyond-chance")).toBe("0.00");
  });

  test("what has no value says why, and never a number", () => {
    expect(measureText(measure(null), "beyond-chance")).toBe("Undefined: only one rating was given");
    expect(measureText({ ...measure(null), undefinedBecause: "nothing-shared" }, "share")).toMatch(
      /^Undefined/,
    );
  });

  test("an interval has two ends or a reason", () => {
    expect(intervalText(measure(0.5, { low: -0.1, high: 0.9 }), "beyond-chance")).toBe("−0.10 to 0.90");
    expect(intervalText(measure(0.5, { undefinedBecause: "too-few-claims" }), "share")).toBe(
      "Too few claims",
    );
    expect(intervalText(measure(null, { undefinedBecause: "no-value" }), "share")).toBe("");
  });
});
