import type { Stance } from "../domain/claim";
import type { Words } from "../words/words";
import type { ReportEvidence } from "./report";
import { writtenDate } from "./report-date";

/** What a piece of evidence does to the claim, as its first word. */
export function stanceLabel(stance: Stance | null, { say }: Words): string {
  return say(`stance.${stance ?? "withheld"}`);
}

/** Who wrote and published a source and when, as far as it is known. */
export function sourceDetails(
  { author, publisher, publishedOn }: ReportEvidence,
  words: Words,
): readonly string[] {
  const details = [author, publisher, publishedOn === null ? null : writtenDate(publishedOn, words)];
  return details.flatMap((detail) => (detail === null || detail === "" ? [] : [detail]));
}
