import { expect, it } from "vitest";
import { deriveDirection } from "./direction";

it.each([
  ["The ferry is late.", undefined, "ltr"],
  ["العبّارة متأخرة", undefined, "rtl"],
  ["המעבורת מאחרת", "en", "rtl"],
  ["1974 – 1994", "ar", "rtl"],
  ["1974 – 1994", "ar-Latn", "ltr"],
  ["1974 – 1994", "az-Arab", "rtl"],
  ["", undefined, "ltr"],
] as const)("reads %j (%s) as %s", (text, language, direction) => {
  expect(deriveDirection(text, language)).toBe(direction);
});
