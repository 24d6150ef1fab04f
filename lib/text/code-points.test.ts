import fc from "fast-check";
import { expect, it } from "vitest";
import { codePointIndex, codePointOffset } from "./code-points";
import { mixedText } from "./mixed-text.arbitrary";

it("counts as iterating the string counts", () => {
  fc.assert(
    fc.property(mixedText, (text) => {
      const index = codePointIndex(text);
      let offset = 0;
      let count = 0;
      for (const character of [...text, ""]) {
        expect(codePointOffset(text, offset)).toBe(count);
        expect(index.fromUtf16(offset)).toBe(count);
        expect(index.toUtf16(count)).toBe(offset);
        offset += character.length;
        count++;
      }
    }),
  );
});

it("counts a joined family as its five code points and an accent as one more", () => {
  expect(codePointOffset("👩‍👩‍👧!", 8)).toBe(5);
  expect(codePointOffset("e\u0301!", 2)).toBe(2);
});
