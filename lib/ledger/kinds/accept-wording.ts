import type { Claim, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import type { RevisionId } from "../../domain/ids";
import { isRedacted } from "../../domain/redaction";
import { fail, ok } from "../../domain/result";
import type { Suggestion } from "../../domain/suggestion";
import { type EditedStretch, placeOverEdit } from "../../text/place-over-edit";
import { quoteRange } from "../../text/quote-range";
import type { CommandOf } from "../shapes/command";
import { staleClaim } from "./claim-gate";
import type { DecideContext, Decision, RewordedText } from "./decide-context";
import { anchorData } from "./place";
import { quoteWords } from "./quote-words";
import { findPending, joinsNeighbours, ownWords } from "./suggestion-gate";

/**
 * An editor takes suggested words over: a new text that differs in them alone, every claim on it, this one on its new
 * words and confirmed there. Refused as stale when the words that it was to replace are no longer the claim's.
 */
export function decideAccept(
  state: ReviewState,
  command: CommandOf<"accept-wording">,
  { revision: before, rewordedTexts }: DecideContext,
): Decision {
  const found = findPending(state, command);
  if (!found.ok) return found;
  const { claim, suggestion } = found.value;
  const refusal = refuseRemoved(suggestion) ?? refuseSettled(claim) ?? refuseOtherWords(claim, suggestion);
  if (refusal !== null) return fail(refusal);
  const words = ownWords(claim);
  if (!words.ok) return words;
  // In a browser: what comes of it is the server's to say.
  if (rewordedTexts === null) return ok([]);
  if (joinsNeighbours(before.text, words.value, suggestion.text)) return fail(RUNS_ON);
  const after = rewordedTexts.get(command.suggestionId);
  if (after === undefined || !fits(after, state.revisionId, words.value))
    return fail(staleClaim(claim, "The text changed in this moment. Nothing was changed: accept it again."));
  const { claimId, suggestionId } = command;
  return ok([
    { type: "wording-accepted", data: { claimId, suggestionId } },
    {
      type: "article-revised",
      data: {
        revision: { ...after.revision, number: state.revisionNumber + 1 },
        reason: `Suggested wording: ${quoteWords(suggestion.text)} for ${quoteWords(suggestion.replaces.exact)}`,
        placements: placements(state, before, after, claim, suggestion),
      },
    },
    { type: "anchor-confirmed", data: { claimId } },
  ]);
}

function refuseRemoved({ text }: Suggestion): Failure | null {
  if (!isRedacted(text)) return null;
  return invalid("suggestionId", "Its words were removed by order of law: there is nothing to take over.");
}

function refuseSettled({ ruling }: Claim): Failure | null {
  if (ruling === null) return null;
  const message =
    "This claim is settled on its present words. Reopen the claim first, then settle it on the new ones.";
  return invalid("claimId", message);
}

/** What it was to replace is remembered by its words: a claim that only stands elsewhere by now has them still. */
function refuseOtherWords(claim: Claim, { replaces }: Suggestion): Failure | null {
  const isSame = claim.anchor.ranges.length === 1 && claim.anchor.ranges[0]?.exact === replaces.exact;
  if (isSame) return null;
  return staleClaim(
    claim,
    `The claim’s words are no longer ${quoteWords(replaces.exact)}, which this wording replaces. Nothing was changed: decline it, or suggest it anew for the present words.`,
  );
}

const RUNS_ON = invalid(
  "suggestionId",
  "The wording would run into the character beside it as the text is now. Decline it, and suggest it anew with whole characters at its ends.",
);

function fits({ from, start, end }: RewordedText, revisionId: RevisionId, words: EditedStretch): boolean {
  return from === revisionId && start === words.start && end === words.end;
}

/** A claim that was lost before stays so: these words are no place for it. */
function placements(
  state: ReviewState,
  before: DecideContext["revision"],
  { start, end, revision: { id }, text }: RewordedText,
  reworded: Claim,
  suggestion: Suggestion,
) {
  const others = [...state.claims.values()].filter(
    (claim) => claim !== reworded && claim.placement !== "lost",
  );
  const anchors = others.map(({ anchor }) => anchor);
  const found = placeOverEdit(before, { id, text }, { start, end }, anchors);
  const placed = new Map(others.map(({ claimId }, at) => [claimId, found[at]] as const));
  const words = quoteRange(text, start, start + suggestion.text.length);
  placed.set(reworded.claimId, { placement: "changed", anchor: { revisionId: id, ranges: [words] } });
  return [...state.claims.values()].map(({ claimId, anchor, placement: was }) => {
    const { placement, anchor: place } = placed.get(claimId) ?? { placement: was, anchor };
    // A change that nobody confirmed yet stays one, though its words stood still since.
    const isUnconfirmed = was === "changed" && placement !== "lost";
    return {
      claimId,
      placement: isUnconfirmed ? ("changed" as const) : placement,
      anchor: anchorData(place),
    };
  });
}
