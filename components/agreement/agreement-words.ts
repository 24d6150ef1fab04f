import type { PresentedMeasure } from "@/lib/http/agreement/present-agreement";

/** A measure as people read it: its name, what it says, and whether it is a share or lies between −1 and 1. */
export type MeasureWords = {
  readonly name: string;
  readonly meaning: string;
  readonly span: "share" | "beyond-chance";
};

export const PERCENT: MeasureWords = {
  name: "Percent agreement",
  meaning: "How often two verdicts on a claim are the same",
  span: "share",
};
export const FLEISS: MeasureWords = {
  name: "Fleiss’ κ",
  meaning: "The same, beyond what chance would give",
  span: "beyond-chance",
};
export const ALPHA_NOMINAL: MeasureWords = {
  name: "Krippendorff’s α, nominal",
  meaning: "Beyond chance, with verdicts missing; every difference counts the same",
  span: "beyond-chance",
};
export const ALPHA_ORDINAL: MeasureWords = {
  name: "Krippendorff’s α, ordinal",
  meaning: "Beyond chance; a near miss counts for less than a far one",
  span: "beyond-chance",
};
export const KAPPA: MeasureWords = {
  name: "Cohen’s κ",
  meaning: "Beyond what chance would give these two",
  span: "beyond-chance",
};
export const KAPPA_LINEAR: MeasureWords = {
  name: "Cohen’s κ, linear",
  meaning: "Differences count by their steps",
  span: "beyond-chance",
};
export const KAPPA_QUADRATIC: MeasureWords = {
  name: "Cohen’s κ, quadratic",
  meaning: "Differences count by their steps, squared",
  span: "beyond-chance",
};

/** A share as a percentage, anything else with two decimals and a real minus sign. */
export function showValue(value: number, span: MeasureWords["span"]): string {
  if (span === "share") return `${Math.round(value * 100)} %`;
  const rounded = value.toFixed(2);
  return rounded === "-0.00" ? "0.00" : rounded.replace("-", "−");
}

/** The value, or in words why there is none. */
export function measureText(
  { value, undefinedBecause }: PresentedMeasure,
  span: MeasureWords["span"],
): string {
  if (value !== null) return showValue(value, span);
  return undefinedBecause === "one-rating"
    ? "Undefined: only one rating was given"
    : "Undefined: no claim to compare";
}

/** The interval, or in words why there is none. Empty where the value itself is missing. */
export function intervalText({ interval }: PresentedMeasure, span: MeasureWords["span"]): string {
  const { low, high, undefinedBecause } = interval;
  if (low !== null && high !== null) return `${showValue(low, span)} to ${showValue(high, span)}`;
  if (undefinedBecause === "too-few-claims") return "Too few claims";
  return undefinedBecause === "unstable" ? "Too little variety" : "";
}
