import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readShapedJson, writeShapedJson } from "./shaped-json";

describe("shaped JSON", () => {
  it("reads back as what was written", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(JSON.stringify(readShapedJson(writeShapedJson(plain))))).toEqual(plain);
      }),
    );
  });

  it("writes a text and a set of keys once, however often they come", () => {
    const people = Array.from({ length: 50 }, (_, age) => ({ name: "Ada Lovelace", age }));
    const written = writeShapedJson(people);
    expect(written.split("Ada Lovelace")).toHaveLength(2);
    expect(written.split('"age"')).toHaveLength(2);
    expect(readShapedJson(written)).toEqual(people);
  });

  it("leaves out a key without a value, and keeps numbers that are not whole", () => {
    const value = { left: undefined, half: 0.5, minus: -3, large: 2 ** 53, "": [] };
    expect(readShapedJson(writeShapedJson(value))).toEqual({ half: 0.5, minus: -3, large: 2 ** 53, "": [] });
  });

  it("refuses what it has not written", () => {
    for (const json of ["[[],[],3]", "[[],[],[0,1]]", "nothing"])
      expect(() => readShapedJson(json)).toThrow(SyntaxError);
  });
});
