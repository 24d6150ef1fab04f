import type { Anchor } from "../../domain/anchor";
import { assertNever } from "../../domain/assert-never";
import type { Claim, ClaimDescription, ReviewState } from "../../domain/claim";
import { isSameMode, reviewMode } from "../../domain/review-mode";
import { refuseClosed } from "../kinds/claim-gate";
import { inverseOnComment } from "../kinds/inverse-on-comment";
import { evidenceBack, verdictBack } from "../kinds/inverse-on-judgement";
import { refuseTooFewVerdicts } from "../kinds/review-mode";
import { basisOf } from "../review/basis";
import { type CommandDraft, UNDONE } from "../shapes/command-draft";
import type { EntryOf } from "../shapes/ledger-entry";
import { type FoldableEntry, isWithheldEntry } from "../shapes/shown-entry";

/**
 * The command that takes back what its author's entry did. `before` is the review just before the entry, `now` the present one.
 * Null when it cannot be taken back: somebody changed the same thing since, the claim is closed, or it is withheld. No
 * command takes back a published edition, which others may have read, or its withdrawal; nor a new text, for which the earlier one is put
 * in as a newer; nor, for an editor, the removal of somebody else's comment, whose words are not theirs to say. A comment
 * or evidence that was removed comes back as a new one, so it takes a fresh id, `newId`; without one the answer is null.
 */
export function inverseCommand(
  entry: FoldableEntry,
  before: ReviewState,
  now: ReviewState,
  newId?: string,
): CommandDraft | null {
  if (isWithheldEntry(entry)) return null;
  switch (entry.type) {
    case "article-added":
    case "article-revised":
    case "report-published":
    case "edition-withdrawn":
      return null;
    case "review-mode-set":
      return modeBack(entry, before, now);
    case "commented":
    case "comment-edited":
    case "comment-removed":
    case "thread-resolved":
    case "thread-reopened":
      return inverseOnComment(entry, before, now, newId);
    case "claim-highlighted":
    case "claim-described":
    case "claim-moved":
    case "anchor-confirmed":
    case "anchor-doubted":
    case "claim-unplaced":
    case "claim-withdrawn":
    case "claim-restored":
    case "claim-assigned":
    case "verdict-given":
    case "verdict-retracted":
    case "evidence-added":
    case "evidence-revised":
    case "evidence-removed":
    case "claim-settled":
    case "claim-reopened":
    case "claim-returned":
    case "return-taken-back":
      return inverseOnClaim(entry, before, now, newId);
    default:
      return assertNever(entry);
  }
}

function modeBack(
  { data }: EntryOf<"review-mode-set">,
  before: ReviewState,
  now: ReviewState,
): CommandDraft | null {
  if (!isSameMode(now.mode, reviewMode(data)) || isSameMode(before.mode, now.mode)) return null;
  if (before.mode.kind === "open") return { type: "set-review-mode", mode: "open" };
  const { kind, ...settings } = before.mode;
  return { type: "set-review-mode", mode: kind, ...settings };
}

type OnClaim = EntryOf<
  | "claim-highlighted"
  | "claim-described"
  | "claim-moved"
  | "anchor-confirmed"
  | "anchor-doubted"
  | "claim-unplaced"
  | "claim-withdrawn"
  | "claim-restored"
  | "claim-assigned"
  | "verdict-given"
  | "verdict-retracted"
  | "evidence-added"
  | "evidence-revised"
  | "evidence-removed"
  | "claim-settled"
  | "claim-reopened"
  | "claim-returned"
  | "return-taken-back"
>;

function inverseOnClaim(
  entry: OnClaim,
  before: ReviewState,
  now: ReviewState,
  newId: string | undefined,
): CommandDraft | null {
  const { claimId } = entry.data;
  const present = now.claims.get(claimId);
  if (present === undefined) return null;
  const { version } = present;
  if (entry.type === "claim-withdrawn") {
    return present.isWithdrawn ? { type: "restore-claim", claimId, version } : null;
  }
  if (entry.type === "claim-settled") {
    const { rating, rationale } = entry.data;
    const { ruling } = present;
    const stillStands =
      ruling?.by === entry.actor && ruling.rating === rating && ruling.rationale === rationale;
    return stillStands && !present.isWithdrawn ? { type: "reopen-claim", claimId, reason: UNDONE } : null;
  }
  if (refuseClosed(present) !== null) return null;
  if (entry.type === "claim-highlighted") return { type: "withdraw-claim", claimId, version };
  const earlier = before.claims.get(claimId);
  return earlier === undefined ? null : inverseOnOpenClaim(entry, earlier, present, now, newId);
}

function inverseOnOpenClaim(
  entry: Exclude<OnClaim, EntryOf<"claim-withdrawn" | "claim-settled" | "claim-highlighted">>,
  earlier: Claim,
  present: Claim,
  now: ReviewState,
  newId: string | undefined,
): CommandDraft | null {
  const { claimId, version } = present;
  switch (entry.type) {
    case "claim-described":
      return describedBack(entry, earlier, present);
    case "anchor-confirmed":
      return doubtAgain(earlier, present, now);
    case "claim-moved":
    case "anchor-doubted":
    case "claim-unplaced":
      return movedBack(entry, earlier, present, now);
    case "claim-restored":
      return { type: "withdraw-claim", claimId, version };
    case "claim-assigned":
      if (present.assigneeId !== entry.data.userId) return null;
      return { type: "assign-claim", claimId, userId: earlier.assigneeId };
    case "verdict-given":
    case "verdict-retracted":
      return verdictBack(entry, earlier, present);
    case "evidence-added":
    case "evidence-revised":
    case "evidence-removed":
      return evidenceBack(entry, earlier, present, newId);
    case "claim-reopened": {
      if (earlier.ruling === null || refuseTooFewVerdicts(now, present) !== null) return null;
      const { rating, rationale } = earlier.ruling;
      return { type: "settle-claim", claimId, rating, rationale, version, basis: basisOf(present) };
    }
    case "claim-returned":
    case "return-taken-back":
      return returnBack(entry, earlier, present);
    default:
      return assertNever(entry);
  }
}

/** Whatever stood before is put back: no return, or the reason of an earlier one. */
function returnBack(
  entry: EntryOf<"claim-returned" | "return-taken-back">,
  earlier: Claim,
  { claimId, version, returned }: Claim,
): CommandDraft | null {
  const stands = entry.type === "claim-returned" ? entry.at : undefined;
  if (returned?.at !== stands) return null;
  if (earlier.returned === null) return { type: "take-back-return", claimId };
  return { type: "return-claim", claimId, reason: earlier.returned.reason, version };
}

function describedBack(
  { data }: EntryOf<"claim-described">,
  earlier: Claim,
  present: Claim,
): CommandDraft | null {
  const fields: readonly (keyof ClaimDescription)[] = ["statement", "claimant", "claimedOn", "kind"];
  const changed = fields.filter((field) => data[field] !== undefined);
  if (changed.some((field) => present[field] !== data[field])) return null;
  const old = Object.fromEntries(changed.map((field) => [field, earlier[field]]));
  return { type: "describe-claim", claimId: present.claimId, version: present.version, ...old };
}

function movedBack(
  { data }: EntryOf<"claim-moved" | "anchor-doubted" | "claim-unplaced">,
  earlier: Claim,
  present: Claim,
  now: ReviewState,
): CommandDraft | null {
  if (!sameSpans(present.anchor, data.anchor)) return null;
  const { claimId, version } = present;
  const { revisionId } = earlier.anchor;
  const ranges = earlier.anchor.ranges.map(({ start, end }) => ({ start, end }));
  const anchor = { revisionId, ranges };
  const isSameText = revisionId === now.revisionId;
  if (earlier.placement === "lost")
    return isSameText ? null : { type: "unplace-claim", claimId, version, anchor };
  if (!isSameText) return null;
  if (earlier.placement === "changed") return { type: "doubt-anchor", claimId, version, anchor };
  return sameSpans(earlier.anchor, present.anchor) && present.placement === "changed"
    ? { type: "confirm-anchor", claimId, version }
    : { type: "move-claim", claimId, version, anchor };
}

/** The place that was confirmed is to be confirmed again, unless the claim is elsewhere or in doubt by now. */
function doubtAgain(earlier: Claim, present: Claim, now: ReviewState): CommandDraft | null {
  const { claimId, version, placement } = present;
  const { revisionId, ranges } = earlier.anchor;
  const isThere = placement === "kept" && revisionId === now.revisionId;
  if (!isThere || !sameSpans(present.anchor, earlier.anchor)) return null;
  const anchor = { revisionId, ranges: ranges.map(({ start, end }) => ({ start, end })) };
  return { type: "doubt-anchor", claimId, version, anchor };
}

function sameSpans(a: Anchor, b: Anchor): boolean {
  if (a.revisionId !== b.revisionId || a.ranges.length !== b.ranges.length) return false;
  return a.ranges.every(
    (range, at) => range.start === b.ranges[at]?.start && range.end === b.ranges[at]?.end,
  );
}
