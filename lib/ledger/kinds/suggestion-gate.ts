import type { AnchorRange } from "../../domain/anchor";
import type { Claim, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import type { ClaimId, SuggestionId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { Suggestion } from "../../domain/suggestion";
import { isGraphemeBoundary } from "../../text/grapheme";
import { findClaim, refuseWithdrawn } from "./claim-gate";

type Found = Result<{ readonly claim: Claim; readonly suggestion: Suggestion }, Failure>;
type Asked = { readonly claimId: ClaimId; readonly suggestionId: SuggestionId };

/** The suggestion on a claim that is not withdrawn, or `not-found`. */
export function findSuggestion(state: ReviewState, { claimId, suggestionId }: Asked): Found {
  const found = findClaim(state, claimId);
  if (!found.ok) return found;
  const claim = found.value;
  const suggestion = claim.suggestions.find((each) => each.suggestionId === suggestionId);
  if (suggestion === undefined) return fail({ kind: "not-found" });
  const refusal = refuseWithdrawn(claim);
  return refusal === null ? ok({ claim, suggestion }) : fail(refusal);
}

/** The same for one that still waits for an editor. */
export function findPending(state: ReviewState, asked: Asked): Found {
  const found = findSuggestion(state, asked);
  if (!found.ok || found.value.suggestion.outcome === null) return found;
  return fail(invalid("suggestionId", ENDED[found.value.suggestion.outcome.end]));
}

const ENDED = {
  accepted: "This wording is accepted already.",
  declined: "This wording is declined already. Take that back first.",
  "taken-back": "This wording was taken back by who suggested it.",
};

/** The one stretch of a paragraph that a claim stands on for sure; or why there is no such stretch. */
export function ownWords({ anchor, placement }: Claim): Result<AnchorRange, Failure> {
  if (placement === "lost")
    return fail(invalid("claimId", "The claim’s words are not in the present text. Place the claim first."));
  if (placement === "changed")
    return fail(invalid("claimId", "The claim’s words changed. Confirm where the claim stands first."));
  const [range, ...more] = anchor.ranges;
  if (range === undefined || more.length > 0)
    return fail(
      invalid(
        "claimId",
        "The claim is on several stretches of the text. Move it to one of them, then suggest wording.",
      ),
    );
  if (range.exact.includes("\n"))
    return fail(
      invalid(
        "claimId",
        "The claim goes over more than one line. Move it to words of one line, then suggest wording.",
      ),
    );
  return ok(range);
}

/** Whether a character of the new words would become one with its neighbour (Unicode UAX #29). */
export function joinsNeighbours(text: string, { start, end }: AnchorRange, words: string): boolean {
  const after = `${text.slice(0, start)}${words}${text.slice(end)}`;
  return !isGraphemeBoundary(after, start) || !isGraphemeBoundary(after, start + words.length);
}
