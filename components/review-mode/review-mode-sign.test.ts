import { expect, test } from "vitest";
import { modeWords } from "./review-mode-sign";

test("a review's mode is said in one line", () => {
  const independent = { kind: "independent", requiredVerdicts: 2, hidesNames: false } as const;
  expect(modeWords({ kind: "open" })).toBe("Open review");
  expect(modeWords(independent)).toBe("Independent review · 2 verdicts needed");
  expect(modeWords({ ...independent, requiredVerdicts: 1, hidesNames: true })).toBe(
    "Independent review · 1 verdict needed · names hidden",
  );
});
