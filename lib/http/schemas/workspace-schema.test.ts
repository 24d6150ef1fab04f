import { describe, expect, it } from "vitest";
import { DEFAULT_SCALE, type Rating } from "../../domain/rating";
import { scaleSchema } from "./workspace-schema";

const complaints = (ratings: readonly Rating[]) =>
  scaleSchema
    .safeParse({ ratings })
    .error?.issues.map(({ path, message }) => ({ path: path.join("."), message }));

describe("a scale that a desk wants", () => {
  it("is taken when every two ratings look different", () => {
    expect(complaints(DEFAULT_SCALE)).toBeUndefined();
  });

  it("may use a mark twice in two colours, and a colour twice with two marks", () => {
    const [first, second, ...rest] = DEFAULT_SCALE;
    if (first === undefined || second === undefined) throw new Error("The default scale has ratings.");
    expect(complaints([first, { ...second, mark: first.mark }, ...rest])).toBeUndefined();
    expect(complaints([first, { ...second, colour: first.colour }, ...rest])).toBeUndefined();
  });

  it("may call each rating in each language, and no two the same in one", () => {
    const labels = (ids: Readonly<Record<string, string>>) =>
      DEFAULT_SCALE.map((rating) => {
        const de = ids[rating.id];
        return de === undefined ? rating : { ...rating, labels: { de } };
      });
    expect(complaints(labels({ true: "Stimmt", false: "Stimmt nicht" }))).toBeUndefined();
    expect(complaints(labels({ true: "Stimmt", false: "stimmt " }))).toEqual([
      { path: "ratings.4.labels.de", message: expect.stringContaining("“True”") },
    ]);
    expect(complaints(labels({ true: " " }))).toEqual([
      expect.objectContaining({ path: "ratings.0.labels.de" }),
    ]);
  });

  it("is refused in a language that reports are not written in", () => {
    const scale = DEFAULT_SCALE.map((rating) => ({ ...rating, labels: { tlh: "Qapla’" } }));
    expect(complaints(scale)?.[0]?.path).toBe("ratings.0.labels");
  });

  it("is refused when two ratings have the same mark in the same colour, and says which", () => {
    const twins = DEFAULT_SCALE.map((rating) =>
      rating.id === "mixed" ? { ...rating, mark: "circled-tick" as const, colour: "#0b6e63" } : rating,
    );
    expect(complaints(twins)).toEqual([
      { path: "ratings.2.mark", message: "It looks like “True”: give it another mark or another colour." },
    ]);
  });
});
