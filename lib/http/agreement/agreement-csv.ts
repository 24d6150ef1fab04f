import { findRating, type RatingScale } from "../../domain/rating";
import { spreadsheetCsv } from "../../report/text/spreadsheet-csv";
import type { PresentedAgreement, PresentedMeasure, PresentedPair } from "./present-agreement";

/** Agreement as one long table: a row a measure, then a row for each cell of each confusion matrix. */
export function agreementCsv(agreement: PresentedAgreement, scale: RatingScale): string {
  const { claims, ordinalClaims, percent, fleissKappa, alphaNominal, alphaOrdinal, pairs, unpairedClaims } =
    agreement;
  const ofAll = (name: string, count: number, measure: PresentedMeasure) =>
    measureRow(["", ""], name, count, measure);
  return spreadsheetCsv([
    COLUMNS,
    ofAll("percent", claims, percent),
    ofAll("fleiss_kappa", claims, fleissKappa),
    ofAll("krippendorff_alpha_nominal", claims, alphaNominal),
    ofAll("krippendorff_alpha_ordinal", ordinalClaims, alphaOrdinal),
    ...(unpairedClaims === 0 ? [] : [leftOutRow(unpairedClaims)]),
    ...pairs.flatMap(pairRows),
    ...pairs.flatMap((pair) => matrixRows(pair, scale)),
  ]);
}

const COLUMNS = [
  "first_reviewer",
  "second_reviewer",
  "measure",
  "claims",
  "value",
  "undefined_because",
  "interval_95_low",
  "interval_95_high",
  "interval_undefined_because",
  "first_rating",
  "second_rating",
];

type Row = readonly (string | number | null)[];

/** How many claims no pair counts, since names are hidden on them. */
const leftOutRow = (claims: number): Row => [
  "",
  "",
  "claims_in_no_pair",
  claims,
  ...Array<null>(7).fill(null),
];

function pairRows(pair: PresentedPair): readonly Row[] {
  const { claims, ordinalClaims, percent, kappa, kappaLinear, kappaQuadratic } = pair;
  const names = namesOf(pair);
  return [
    measureRow(names, "percent", claims, percent),
    measureRow(names, "cohen_kappa", claims, kappa),
    measureRow(names, "cohen_kappa_linear", ordinalClaims, kappaLinear),
    measureRow(names, "cohen_kappa_quadratic", ordinalClaims, kappaQuadratic),
  ];
}

function matrixRows(pair: PresentedPair, scale: RatingScale): readonly Row[] {
  const { ratings, counts } = pair.matrix;
  const label = (at: number) => findRating(scale, ratings[at] ?? "")?.label ?? ratings[at] ?? "";
  return counts.flatMap((row, first) =>
    row.map((count, second): Row => {
      const nothing = [null, null, null, null];
      return [...namesOf(pair), "confusion", pair.claims, count, ...nothing, label(first), label(second)];
    }),
  );
}

function measureRow(names: readonly string[], name: string, claims: number, measure: PresentedMeasure): Row {
  const { value, undefinedBecause, interval } = measure;
  return [
    ...names,
    name,
    claims,
    value,
    undefinedBecause,
    interval.low,
    interval.high,
    interval.undefinedBecause,
    null,
    null,
  ];
}

const namesOf = ({ reviewers }: PresentedPair): readonly string[] => reviewers.map(({ name }) => name);
