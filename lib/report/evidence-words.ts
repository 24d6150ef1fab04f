import type { Stance } from "../domain/claim";
import type { ReportEvidence } from "./report";
import { writtenDate } from "./report-date";

/** What a piece of evidence does to the claim, as its first word. */
export function stanceLabel(stance: Stance | null): string {
  return stance === null ? "Stance withheld" : STANCE_LABELS[stance];
}

const STANCE_LABELS: Readonly<Record<Stance, string>> = {
  supports: "Supports",
  refutes: "Refutes",
  context: "Context",
};

/** Who wrote and published a source and when, as far as it is known. */
export function sourceDetails({ author, publisher, publishedOn }: ReportEvidence): readonly string[] {
  const details = [author, publisher, publishedOn === null ? null : writtenDate(publishedOn)];
  return details.flatMap((detail) => (detail === null || detail === "" ? [] : [detail]));
}
