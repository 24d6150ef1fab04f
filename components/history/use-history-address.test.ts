import { describe, expect, it } from "vitest";
import { WHOLE_HISTORY } from "@/lib/ledger/history/filter-history";
import { readPlace, writePlace } from "./use-history-address";

describe("the address of a history", () => {
  it("brings back the filter and both moments, and leaves alone what else it asks", () => {
    const place = { filter: { ...WHOLE_HISTORY, groups: ["judging"] as const, search: "a+b" }, a: 3, b: 12 };
    const written = writePlace(place, new URLSearchParams("a=9&x=1"));
    expect(written).toContain("x=1");
    expect(readPlace(`?${written}`, 12)).toEqual(place);
    expect(writePlace(readPlace("", 12))).toBe("");
  });

  it("leaves out moments that have not been", () => {
    for (const at of ["0", "13", "-1", "1.5", "1e1", "x", ""])
      expect(readPlace(`?a=${at}`, 12).a, at).toBeNull();
  });
});
