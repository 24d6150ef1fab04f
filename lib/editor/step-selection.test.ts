import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGraphemeBoundary } from "../text/grapheme";
import { mixedText } from "../text/mixed-text.arbitrary";
import { type StepUnit, stepCaret, stretchAround } from "./step-selection";

const TEXT = "The ferry fell to 4.1 knots. It was late!\n\nNobody knew.";
const UNITS: readonly StepUnit[] = ["character", "word", "sentence", "paragraph"];

describe("stepCaret", () => {
  it("goes to the ends of words, sentences and paragraphs", () => {
    expect(stepCaret(TEXT, 0, "word", "forward")).toBe(3);
    expect(stepCaret(TEXT, 3, "word", "forward")).toBe(9);
    expect(stepCaret(TEXT, 0, "sentence", "forward")).toBe(28);
    expect(stepCaret(TEXT, 28, "sentence", "forward")).toBe(41);
    expect(stepCaret(TEXT, 0, "paragraph", "forward")).toBe(41);
    expect(stepCaret(TEXT, 41, "paragraph", "forward")).toBe(TEXT.length);
  });

  it("goes back to their beginnings", () => {
    expect(stepCaret(TEXT, 9, "word", "backward")).toBe(4);
    expect(stepCaret(TEXT, 41, "sentence", "backward")).toBe(29);
    expect(stepCaret(TEXT, 29, "sentence", "backward")).toBe(0);
    expect(stepCaret(TEXT, 43, "paragraph", "backward")).toBe(0);
  });

  it("steps over a line break as over a character", () => {
    expect(stepCaret(TEXT, 41, "character", "forward")).toBe(42);
    expect(stepCaret(TEXT, 43, "character", "backward")).toBe(42);
  });

  it("takes a space that bears a mark for a character of its sentence", () => {
    expect(stepCaret(" \u0301", 2, "sentence", "backward")).toBe(0);
    expect(stepCaret("  \u0301 b ", 6, "paragraph", "backward")).toBe(1);
  });

  it("always moves on until the edge of the text, and never into a character", () => {
    fc.assert(
      fc.property(mixedText, fc.constantFrom(...UNITS), (words, unit) => {
        const text = words.replaceAll("\r", "");
        let offset = 0;
        while (offset < text.length) {
          const next = stepCaret(text, offset, unit, "forward");
          expect(next > offset && isGraphemeBoundary(text, next)).toBe(true);
          offset = next;
        }
        while (offset > 0) {
          const next = stepCaret(text, offset, unit, "backward");
          expect(next < offset && isGraphemeBoundary(text, next)).toBe(true);
          offset = next;
        }
      }),
    );
  });
});

describe("stretchAround", () => {
  it("finds the sentence that the caret is in", () => {
    expect(stretchAround(TEXT, 30, "sentence")).toEqual({ start: 29, end: 41 });
    expect(stretchAround(TEXT, 42, "word")).toBeNull();
  });
});
