import { describe, expect, it } from "vitest";
import { fieldConflicts, withUntouched } from "./field-conflicts";

const began = { statement: "First", claimant: "", kind: "" };

describe("two people in one form", () => {
  it("are in conflict over a field that both changed to different things", () => {
    const typed = { ...began, statement: "Mine" };
    const now = { ...began, statement: "Theirs", claimant: "The port" };
    expect(fieldConflicts(began, typed, now)).toEqual([{ key: "statement", mine: "Mine", theirs: "Theirs" }]);
  });

  it("are not over different fields, nor when both wrote the same", () => {
    const typed = { ...began, statement: "Mine" };
    expect(fieldConflicts(began, typed, { ...began, claimant: "The port" })).toEqual([]);
    expect(fieldConflicts(began, typed, { ...began, statement: "Mine" })).toEqual([]);
    expect(fieldConflicts(began, began, { ...began, statement: "Theirs" })).toEqual([]);
  });

  it("see each other's work in the fields that they left alone", () => {
    const typed = { ...began, statement: "Mine" };
    const now = { ...began, statement: "Theirs", claimant: "The port" };
    expect(withUntouched(typed, began, typed, now)).toEqual({ ...typed, claimant: "The port" });
    expect(withUntouched(began, began, typed, now)).toEqual({ ...began, claimant: "The port" });
  });
});
