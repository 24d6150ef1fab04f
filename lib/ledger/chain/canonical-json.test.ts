import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical-json";

const VECTORS = path.resolve("../shared/testdata/transparency-log/jcs/testdata");
const haveVectors = existsSync(VECTORS);
if (!haveVectors) console.log(`RFC 8785 vectors are not at ${VECTORS}: those tests are skipped.`);

describe("canonicalJson", () => {
  test("orders keys by UTF-16 units, drops white space, writes numbers as ECMAScript does", () => {
    const value = { "\u{1f600}": 1, "\ufb33": 2, b: [1e21, 0.1, -0], a: "é\n" };
    expect(canonicalJson(value)).toBe('{"a":"é\\n","b":[1e+21,0.1,0],"\u{1f600}":1,"\ufb33":2}');
  });

  test("gives the bytes that RFC 8785 gives as its example (3.2.2), of numbers, signs and literals", () => {
    const value: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test("orders the keys of RFC 8785's example (3.2.3) by UTF-16 units, not by characters", () => {
    const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f600}": 5, "\u0080": 6, "\u00f6": 7 };
    const keys = [...canonicalJson(value).matchAll(/:(\d)/g)].map(([, at]) => Number(at));
    expect(keys).toEqual([2, 4, 6, 7, 1, 5, 3]);
  });

  test("refuses what JSON cannot say", () => {
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, "\ud800"]) {
      expect(() => canonicalJson(value)).toThrow();
    }
  });

  const files = haveVectors ? readdirSync(path.join(VECTORS, "input")) : [];
  test.skipIf(!haveVectors).each(files)("gives the bytes of RFC 8785's own %s", (file) => {
    const input = JSON.parse(readFileSync(path.join(VECTORS, "input", file), "utf8"));
    const expected = readFileSync(path.join(VECTORS, "output", file), "utf8");
    expect(canonicalJson(input)).toBe(expected.trimEnd());
  });
});
