import { assertNever } from "../domain/assert-never";
import type { Confidence, Stance } from "../domain/claim";
import type { ClaimChange } from "../ledger/review/changes-between";
import type { Words } from "../words/words";
import type { ReportComment, ReportEdition, ReportEvidence } from "./report";
import { writtenDate } from "./report-date";

type Said = { readonly rating: string; readonly name: string; readonly date: string };

/** Who gave which rating, how sure and when: `by` as in "False by Ada", `line` as in "False, by Ada". */
export function verdictLine(
  shape: "by" | "line",
  said: Said,
  confidence: Confidence | null,
  { say }: Words,
): string {
  return confidence === null
    ? say(`verdict.${shape}`, said)
    : say(`verdict.${shape}Confident`, { ...said, confidence: say(`confidence.${confidence}`) });
}

/** Who wrote a comment and when; `date` says a date as its place needs it. */
export function commentLine(
  { at, editedAt, replyTo }: ReportComment,
  { say, name, date }: Pick<Words, "say"> & { readonly name: string; readonly date: (at: string) => string },
): string {
  const shape = replyTo === null ? "said" : "replied";
  return editedAt === null
    ? say(`comment.${shape}`, { name, date: date(at) })
    : say(`comment.${shape}Edited`, { name, date: date(at), edited: date(editedAt) });
}

/** As in "Fact check · edition 2 · update". */
export function editionTitle({ kind, number }: ReportEdition, { say }: Words): string {
  if (kind === "fact-check") return say("edition.title", { number });
  return say("edition.titleOfKind", { number, kind: say(`editionKindInLine.${kind}`) });
}

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

/**
 * What changed in a claim since an edition, as readers are told in the report's language (the screen says it with
 * lib/ledger/review/describe-change.ts). `ratingName` says a rating by its id, null: that there was no ruling. What it gives
 * stands in the sentence as it is.
 */
export function changeInWords(
  change: ClaimChange,
  ratingName: (rating: string | null) => string,
  words: Words,
): string {
  const { say } = words;
  switch (change.kind) {
    case "added":
      return change.rating === null
        ? say("change.added")
        : say("change.addedRuled", { rating: ratingName(change.rating) });
    case "withdrawn":
      return say("change.withdrawn");
    case "described":
      return say("change.described");
    case "ruled":
      return say("change.ruled", { from: ratingName(change.from), to: ratingName(change.to) });
    case "reasoned":
      return say("change.reasoned");
    case "evidence":
      return evidenceWords(change, words);
    default:
      return assertNever(change);
  }
}

function evidenceWords(
  { added, removed, revised }: Extract<ClaimChange, { kind: "evidence" }>,
  { say, number, list }: Words,
): string {
  const parts = [
    added === 0 ? "" : say("change.evidenceAdded", { count: number(added) }),
    removed === 0 ? "" : say("change.evidenceRemoved", { count: number(removed) }),
    revised === 0 ? "" : say("change.evidenceRevised", { count: number(revised) }),
  ].filter((part) => part !== "");
  return say("change.evidence", { parts: list(parts) });
}
