import { assertNever } from "../../domain/assert-never";
import type { EventType } from "../shapes/event";
import type { WithheldEntry } from "../shapes/shown-entry";

/** A sentence for an entry that says no more of it than the reader may know. */
export function describeWithheld({ type }: Pick<WithheldEntry, "type">, who: string): string {
  return `${who} ${deed(type)}. The rest is withheld for now.`;
}

function deed(type: EventType): string {
  switch (type) {
    case "verdict-given":
      return "gave a verdict or changed it";
    case "verdict-retracted":
      return "retracted a verdict";
    case "commented":
      return "commented on a claim";
    case "comment-edited":
      return "edited a comment";
    case "comment-removed":
      return "removed a comment";
    case "thread-resolved":
      return "resolved a thread";
    case "thread-reopened":
      return "reopened a thread";
    case "evidence-added":
      return "added evidence";
    case "evidence-revised":
      return "revised evidence";
    case "evidence-removed":
      return "removed evidence";
    case "claim-returned":
      return "returned a claim";
    case "return-taken-back":
      return "took a return back";
    case "claim-settled":
    case "claim-reopened":
    case "article-added":
    case "article-revised":
    case "review-mode-set":
    case "report-published":
    case "edition-withdrawn":
    case "claim-highlighted":
    case "claim-described":
    case "claim-moved":
    case "anchor-confirmed":
    case "anchor-doubted":
    case "claim-unplaced":
    case "claim-withdrawn":
    case "claim-restored":
    case "claim-assigned":
      return "changed something";
    default:
      return assertNever(type);
  }
}
