import { describe, expect, test } from "vitest";
import type { RevisionId } from "../../domain/ids";
import type { Annotation } from "./annotation";
import { placeAnnotation } from "./place-annotation";

const TEXT =
  "The ferry carried 1.9 million people last year, the most since it opened.\nFares rose by 12 per cent.\nFares rose by 12 per cent, the mayor said in May.";
const revision = { id: "3f0c0000-0000-4000-8000-000000000001" as RevisionId, text: TEXT };

function place(quote: Annotation["quotes"][number], start: number | null = null) {
  const placed = placeAnnotation(revision, { key: "1", quotes: [quote], start, said: [] });
  if (placed.kind === "nowhere") return { kind: placed.kind };
  const [range] = placed.anchor.ranges;
  return { kind: placed.kind, start: range?.start, words: range?.exact };
}

describe("placing an annotation of another tool", () => {
  test("is sure of words that stand there once", () => {
    expect(place({ exact: "1.9 million people" })).toMatchObject({
      kind: "sure",
      words: "1.9 million people",
    });
  });

  test("is sure of one of several by what stands around it", () => {
    const quote = { exact: "Fares rose by 12 per cent", prefix: "cent.\n", suffix: ", the mayor" };
    expect(place(quote)).toMatchObject({ kind: "sure", start: TEXT.lastIndexOf("Fares") });
  });

  test("is sure of the same words with other white space and quotation marks", () => {
    const quote = {
      exact: "carried  1.9 million\npeople last year, the most",
      prefix: "The ferry ",
      suffix: " since",
    };
    expect(place(quote)).toMatchObject({
      kind: "sure",
      words: "carried 1.9 million people last year, the most",
    });
  });

  test("doubts which of several is meant, and takes the nearest to where the tool had it", () => {
    const last = TEXT.lastIndexOf("Fares");
    expect(place({ exact: "Fares rose by 12 per cent" }, last - 3)).toMatchObject({
      kind: "doubtful",
      start: last,
    });
    expect(place({ exact: "Fares rose by 12 per cent" }, 0)).toMatchObject({
      kind: "doubtful",
      start: TEXT.indexOf("Fares"),
    });
  });

  test("doubts words that differ, and never calls them the same", () => {
    const quote = {
      exact: "carried 2.4 million people last year, the most",
      prefix: "The ferry ",
      suffix: " since it opened",
    };
    expect(place(quote).kind).toBe("doubtful");
  });

  test("finds nowhere what is not there", () => {
    expect(place({ exact: "The tunnel was dug in 1931" })).toEqual({ kind: "nowhere" });
  });
});
