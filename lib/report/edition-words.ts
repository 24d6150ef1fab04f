import type { EditionKind } from "../domain/edition";
import type { ReportEdition } from "./report";

/** What an edition is, as it stands before its number. */
export const KIND_WORDS: Readonly<Record<EditionKind, string>> = {
  "fact-check": "Fact check",
  correction: "Correction",
  update: "Update",
  clarification: "Clarification",
};

/** As in "Fact check · edition 2 · update". */
export function editionTitle({ kind, number }: ReportEdition): string {
  const what = kind === "fact-check" ? "" : ` · ${KIND_WORDS[kind].toLowerCase()}`;
  return `Fact check · edition ${number}${what}`;
}
