import fc from "fast-check";
import { expect, it } from "vitest";
import { markFound } from "./mark-found";
import { mixedText } from "./mixed-text.arbitrary";

const found = (text: string, q: string) =>
  markFound(text, q)
    .filter(({ isFound }) => isFound)
    .map((stretch) => stretch.text);

it("marks words without regard to accents, case and endings", () => {
  expect(found("Herr Müller baute Brücken.", "muller brücke")).toEqual(["Müller", "Brücken"]);
  expect(found("The bridges and the bridgehead", "BRIDGE")).toEqual(["bridges"]);
  expect(found("Mu\u0308ller", "müller")).toEqual(["Mu\u0308ller"]);
});

it("marks parts of words where there are no spaces", () => {
  expect(found("東京都の人口は減少", "人口")).toEqual(["人口"]);
});

it("marks no short word, and no figure, that is only similar", () => {
  expect(found("1902 and 1903, art and arts", "1902 ar")).toEqual(["1902"]);
});

it("leaves the text as it is", () => {
  fc.assert(
    fc.property(mixedText, fc.string(), (text, q) => {
      expect(
        markFound(text, q)
          .map((stretch) => stretch.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
