import { describe, expect, it } from "vitest";
import { momentOf } from "./use-linked-moment";

describe("the moment that an address asks for", () => {
  it("is an entry before the newest", () => {
    expect(momentOf("?at=12", 35)).toBe(12);
    expect(momentOf("?x=1&at=1", 2)).toBe(1);
  });

  it("is now where it is the newest, one that has not been, or none at all", () => {
    for (const search of [
      "",
      "?at=",
      "?at=35",
      "?at=36",
      "?at=0",
      "?at=-1",
      "?at=1.5",
      "?at=1e1",
      "?at=99999999999",
    ])
      expect(momentOf(search, 35), search).toBeNull();
  });
});
