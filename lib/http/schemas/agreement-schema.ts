import { z } from "zod";
import { id, named } from "./wire-schema";

const interval = z.strictObject({
  low: z.number().nullable(),
  high: z.number().nullable(),
  undefinedBecause: z.enum(["no-value", "too-few-claims", "unstable"]).nullable(),
});

/** A number or the reason why there is none: exactly one of `value` and `undefinedBecause` is null. */
const measureSchema = named(
  "AgreementMeasure",
  z.strictObject({
    value: z.number().nullable(),
    undefinedBecause: z
      .enum(["nothing-shared", "one-rating"])
      .nullable()
      .describe("No claim was judged by two; or everybody gave one and the same rating"),
    interval: interval.describe("95 %, percentile bootstrap over claims"),
  }),
);

const person = z.strictObject({ id, name: z.string() });

const pairSchema = named(
  "PairAgreement",
  z.strictObject({
    reviewers: z.tuple([person, person]),
    claims: z.int().describe("Claims that both judged"),
    ordinalClaims: z.int().describe("Of those, claims that both gave a rating with a value"),
    percent: measureSchema.describe("Share of claims on which the two agree, 0 to 1"),
    kappa: measureSchema.describe("Cohen's κ"),
    kappaLinear: measureSchema.describe("Cohen's κ, linear weights, on ratings with a value"),
    kappaQuadratic: measureSchema.describe("Cohen's κ, quadratic weights, on ratings with a value"),
    matrix: z.strictObject({
      ratings: z.array(z.string()).describe("In the order of the scale"),
      counts: z.array(z.array(z.int())).describe("Rows: the first reviewer; columns: the second"),
    }),
  }),
);

export const agreementSchema = named(
  "Agreement",
  z.strictObject({
    claims: z.int().describe("Claims with two verdicts or more that the caller may see"),
    verdicts: z.int().describe("Verdicts on those"),
    ordinalClaims: z.int().describe("Claims with two verdicts or more whose rating has a value"),
    percent: measureSchema.describe("Mean share of pairs of verdicts that agree, 0 to 1"),
    fleissKappa: measureSchema.describe("Fleiss' κ"),
    alphaNominal: measureSchema.describe("Krippendorff's α, nominal"),
    alphaOrdinal: measureSchema.describe("Krippendorff's α, ordinal, on ratings with a value"),
    pairs: z.array(pairSchema),
    unpairedClaims: z
      .int()
      .describe(
        "Of the claims, those that stand in no pair: names are hidden from the caller until they are settled",
      ),
  }),
);

export const agreementQuerySchema = z.strictObject({
  format: z.enum(["json", "csv"]).optional().describe("csv: one row a measure, then the confusion matrices"),
});
