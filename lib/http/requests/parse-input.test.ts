import { describe, expect, test } from "vitest";
import { commandsSchema } from "../../ledger/shapes/command";
import { parseInput } from "./parse-input";

function paths(input: unknown): readonly string[] {
  const parsed = parseInput(commandsSchema, input);
  return parsed.ok || parsed.failure.kind !== "invalid"
    ? []
    : parsed.failure.errors.map(({ path }) => path).sort();
}

const ID = "7e6d2c1a-0000-4000-8000-000000000001";
const comment = { commandId: ID, type: "comment", commentId: ID, body: "Who says so?" };
const highlight = { commandId: ID, type: "highlight-claim", claimId: ID };

describe("parsing what was sent", () => {
  test("gives the parsed value when all is well", () => {
    expect(parseInput(commandsSchema, comment)).toEqual({ ok: true, value: comment });
  });

  test("names every missing and unknown field, and nothing else", () => {
    expect(paths({ type: "comment", colour: "red", size: 1 })).toEqual([
      "body",
      "colour",
      "commandId",
      "commentId",
      "size",
    ]);
  });

  test("puts the place in the list before the field", () => {
    expect(paths([comment, { ...comment, body: " " }])).toEqual(["1.body"]);
  });

  test("names the type when it is none that exists", () => {
    expect(paths({ ...comment, type: "sing" })).toEqual(["type"]);
  });

  test("complains about the kind of anchor that was meant", () => {
    expect(paths({ ...highlight, anchor: { revisionId: "x", ranges: [] } })).toEqual([
      "anchor.ranges",
      "anchor.revisionId",
    ]);
    expect(paths({ ...highlight, anchor: { quote: { exact: 4 } } })).toEqual(["anchor.quote.exact"]);
    expect(paths({ ...highlight, anchor: { quote: { exact: "a" }, ranges: [] } })).toEqual(["anchor.ranges"]);
    expect(paths({ ...highlight, anchor: null })).toEqual(["anchor"]);
    expect(paths(highlight)).toEqual(["anchor"]);
  });

  test("complains about the whole when it is no object at all", () => {
    for (const input of [null, 1, "comment", true]) expect(paths(input)).toEqual([""]);
  });
});
