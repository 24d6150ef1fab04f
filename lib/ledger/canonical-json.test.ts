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
