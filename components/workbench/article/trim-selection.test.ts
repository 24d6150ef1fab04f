import { describe, expect, it } from "vitest";
import { trimSelection } from "./trim-selection";

describe("trimSelection", () => {
  it("takes white space off both ends, whichever way it was selected", () => {
    expect(trimSelection("  two words \n", { anchor: 0, head: 13 })).toEqual({ start: 2, end: 11 });
    expect(trimSelection("  two words \n", { anchor: 13, head: 0 })).toEqual({ start: 2, end: 11 });
  });

  it("is nothing when only white space is selected", () => {
    expect(trimSelection("a \n b", { anchor: 1, head: 4 })).toBeNull();
    expect(trimSelection("abc", { anchor: 1, head: 1 })).toBeNull();
  });
});
