import { expect, test } from "vitest";
import { DEFAULT_SCALE } from "@/lib/domain/rating";
import { lookAlikes, withAdded, withLabel, withMoved, withRating } from "./changed-scale";

const ids = (scale: typeof DEFAULT_SCALE) => scale.map(({ id }) => id).join(" ");

test("moves a rating by one place and no further than the ends", () => {
  expect(ids(withMoved(DEFAULT_SCALE, "mixed", -1))).toMatch(/^true mixed mostly-true misleading/);
  expect(ids(withMoved(DEFAULT_SCALE, "mixed", 1))).toMatch(/^true mostly-true misleading mixed false/);
  expect(withMoved(DEFAULT_SCALE, "true", -1)).toBe(DEFAULT_SCALE);
  expect(withMoved(DEFAULT_SCALE, "opinion", 1)).toBe(DEFAULT_SCALE);
});

test("names a new rating after its label, apart from those there are", () => {
  expect(withAdded(DEFAULT_SCALE, "Très vague!").at(-1)).toMatchObject({
    id: "tres-vague",
    label: "Très vague!",
  });
  expect(withAdded(DEFAULT_SCALE, "Mostly true").at(-1)?.id).toBe("mostly-true-2");
  expect(withAdded(DEFAULT_SCALE, "سخرية").at(-1)?.id).toBe("rating");
});

test("keeps a rating's id when it is renamed", () => {
  expect(withRating(DEFAULT_SCALE, "false", { label: "Wrong" })[4]).toMatchObject({
    id: "false",
    label: "Wrong",
  });
});

test("finds two ratings that look the same", () => {
  expect(lookAlikes(DEFAULT_SCALE)).toBeNull();
  const same = withRating(DEFAULT_SCALE, "tick", {});
  expect(
    lookAlikes(withRating(same, "mostly-true", { mark: "circled-tick", colour: "#0b6e63" })),
  ).not.toBeNull();
});

test("keeps a rating's name in another language as written, until nothing is left of it", () => {
  expect(withLabel({}, "de", "Stimmt ")).toEqual({ de: "Stimmt " });
  expect(withLabel({ de: "Stimmt", fr: "Vrai" }, "de", " ")).toEqual({ fr: "Vrai" });
});
