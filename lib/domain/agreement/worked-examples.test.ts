import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { cohenKappa } from "./cohen-kappa";
import type { Estimate } from "./estimate";
import { fleissKappa } from "./fleiss-kappa";
import { type AlphaMetric, krippendorffAlpha } from "./krippendorff-alpha";
import { type CategoryCounts, type Tally, tally } from "./tally";

/** Published examples, kept outside the project. */
const FILE = path.resolve(process.cwd(), "../shared/testdata/agreement/worked-examples.json");

const cell = z.union([z.number(), z.string()]).nullable();
const examplesSchema = z.object({
  krippendorff: z.array(
    z.object({
      name: z.string(),
      data: z.array(z.array(cell)).optional(),
      triples: z.array(z.tuple([z.string(), z.string(), z.string()])).optional(),
      expected: z.record(z.string(), z.number()),
      expectedPrecise: z.record(z.string(), z.number()).default({}),
      computedHere: z.record(z.string(), z.number()).default({}),
      tolerance: z.number(),
    }),
  ),
  fleiss: z.array(
    z.object({
      name: z.string(),
      counts: z.array(z.array(z.number())).optional(),
      data: z.array(z.array(z.number())).optional(),
      expected: z.number().nullable(),
      tolerance: z.number().default(1e-12),
    }),
  ),
  cohen: z.array(
    z.object({
      name: z.string(),
      table: z.array(z.array(z.number())).optional(),
      rater2: z.array(z.number()).optional(),
      rater3: z.array(z.number()).optional(),
      expected: z.number(),
      expectedLinearWeighted: z.number().optional(),
      expectedLinear: z.number().optional(),
      expectedQuadratic: z.number().optional(),
      tolerance: z.number(),
    }),
  ),
});

/** Figures that the measures' own publications give, so that they are compared with on every machine. */
const PUBLISHED = examplesSchema.parse({
  krippendorff: [
    {
      name: "four observers, twelve units (Krippendorff 2011, Computing Krippendorff's alpha-reliability)",
      data: [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
        [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
      ],
      expected: { nominal: 0.743, ordinal: 0.815, interval: 0.849, ratio: 0.797 },
      tolerance: 0.0005,
    },
  ],
  fleiss: [
    {
      name: "fourteen raters, ten subjects, five categories (Fleiss' kappa, Wikipedia)",
      counts: [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
      ],
      expected: 0.21,
      tolerance: 0.0005,
    },
  ],
  cohen: [
    {
      name: "two readers of fifty proposals (Cohen's kappa, Wikipedia)",
      table: [
        [20, 5],
        [10, 15],
      ],
      expected: 0.4,
      tolerance: 1e-12,
    },
  ],
});

describe("the measures' own published figures", () => compare(PUBLISHED));

describe.skipIf(!existsSync(FILE))("worked examples of others (skipped without ../shared/testdata)", () => {
  if (!existsSync(FILE)) return;
  const file: unknown = JSON.parse(readFileSync(FILE, "utf8"));
  compare(examplesSchema.parse(file));

  test("give no statistic that is not compared here", () => {
    const given = new Set(statisticsIn(file));
    // Randolph's κ and the asymptotic error are measures that Assay does not have.
    for (const other of ["expectedRandolph", "ase", "ci95"]) given.delete(other);
    expect([...given].sort()).toEqual([...COMPARED].sort());
  });
});

/** Computes every example, and compares with what it says comes out. */
function compare(examples: z.output<typeof examplesSchema>): void {
  test.each(examples.krippendorff)("Krippendorff's α: $name", (example) => {
    const units = example.data === undefined ? byThing(example.triples ?? []) : columns(example.data);
    const { tallies, categories } = countUnits(units);
    const alpha = (kind: string) => numberOf(krippendorffAlpha(tallies, metricOf(kind, categories)));
    for (const [kind, value] of Object.entries(example.expected)) {
      expect(Math.abs(alpha(kind) - value)).toBeLessThanOrEqual(example.tolerance);
    }
    for (const [kind, value] of Object.entries(example.computedHere))
      expect(alpha(kind)).toBeCloseTo(value, 6);
    for (const [kind, value] of Object.entries(example.expectedPrecise)) {
      expect(alpha(kind)).toBeCloseTo(value, 12);
    }
  });

  test.each(examples.fleiss)("Fleiss' κ: $name", (example) => {
    const counted =
      example.counts?.map((item) => ({ item, times: 1 })) ?? countUnits(example.data ?? []).tallies;
    const kappa = fleissKappa(counted);
    if (example.expected === null) expect(kappa).toEqual({ kind: "undefined", reason: "one-rating" });
    else expect(Math.abs(numberOf(kappa) - example.expected)).toBeLessThanOrEqual(example.tolerance);
  });

  test.each(examples.cohen)("Cohen's κ: $name", (example) => {
    const table = example.table ?? crossed(example.rater2 ?? [], example.rater3 ?? []);
    const close = (weighting: Parameters<typeof cohenKappa>[1], value: number | undefined) => {
      if (value === undefined) return;
      expect(Math.abs(numberOf(cohenKappa(table, weighting)) - value)).toBeLessThanOrEqual(example.tolerance);
    };
    close("none", example.expected);
    close("linear", example.expectedLinearWeighted ?? example.expectedLinear);
    close("quadratic", example.expectedQuadratic);
  });
}

const COMPARED = [
  ...["expected", "expectedPrecise", "computedHere"],
  ...["expectedLinear", "expectedLinearWeighted", "expectedQuadratic"],
];
const NO_STATISTICS = new Set([
  ...["name", "source", "note", "tolerance", "rowsAreCoders", "rowsAreSubjects"],
  ...["data", "triples", "counts", "table", "rater2", "rater3"],
]);

/** The names of all that examples say besides their data. */
function statisticsIn(file: unknown): readonly string[] {
  const lists = Object.values(Object(file)).filter((each) => Array.isArray(each));
  return lists.flat().flatMap((each) => Object.keys(Object(each)).filter((key) => !NO_STATISTICS.has(key)));
}

type Cell = z.output<typeof cell>;

/** Rows are raters: a unit is a column. */
function columns(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? null));
}

function byThing(triples: readonly (readonly [string, string, string])[]): readonly (readonly Cell[])[] {
  const things = [...new Set(triples.map(([, thing]) => thing))];
  return things.map((each) => triples.flatMap(([, thing, said]) => (thing === each ? [said] : [])));
}

function countUnits(units: readonly (readonly Cell[])[]) {
  const given = units.flat().filter((each) => each !== null);
  const categories = [...new Set(given)].sort((a, b) => (a < b ? -1 : 1));
  const counts = units.map((unit) => categories.map((each) => unit.filter((said) => said === each).length));
  const tallies: readonly Tally<CategoryCounts>[] = tally(counts, String);
  return { tallies, categories };
}

function metricOf(kind: string, categories: readonly (string | number)[]): AlphaMetric {
  if (kind === "nominal" || kind === "ordinal") return { kind };
  if (kind === "interval" || kind === "ratio") return { kind, values: categories.map(Number) };
  throw new Error(`There is no metric ${kind}.`);
}

/** Over the categories that either rater used, in order, as R's irr does. */
function crossed(one: readonly number[], other: readonly number[]): readonly (readonly number[])[] {
  const used = [...new Set([...one, ...other])].sort((a, b) => a - b);
  return used.map((row) =>
    used.map((column) => one.filter((each, at) => each === row && other[at] === column).length),
  );
}

function numberOf(estimate: Estimate): number {
  if (estimate.kind === "undefined") throw new Error(`Undefined: ${estimate.reason}`);
  return estimate.value;
}
