import { type Anchor, anchorQuote, type Placement } from "../../domain/anchor";
import type { Claim, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { anchorFromOffsets } from "../../text/anchor-from-offsets";
import { anchorFromQuote } from "../../text/match-quote";
import type { PlaceCommand, PlaceEvents } from "../shapes/claim-shapes";
import type { CommandOf } from "../shapes/command";
import type { CommandDraft } from "../shapes/command-draft";
import type { EntryOf } from "../shapes/ledger-entry";
import { findClaim, refuseClosed, refuseVersion } from "./claim-gate";
import { alone, type CommandKinds, nothing, theClaim } from "./command-kind";
import type { DecideContext, Decision } from "./decide-context";
import {
  CHANGED_SOMETHING,
  type Claims,
  claimBefore,
  type EventKinds,
  ifOpen,
  nobody,
  type Scene,
  type Telling,
  whole,
} from "./event-kind";
import { bumped, onClaim } from "./growing-review";
import { quoteWords } from "./quote-words";

/** What can happen to where a claim stands in the text. */
export const placeEvents = {
  "claim-moved": {
    fold: onClaim((claim, { data }: EntryOf<"claim-moved">) => standsAt(claim, data.anchor, "kept")),
    describe: describeMove,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: ifOpen(moveBack),
  },
  "anchor-confirmed": {
    fold: onClaim((claim) => standsAt(claim, claim.anchor, "kept")),
    describe: (entry, telling) => {
      const before = claimBefore(entry, telling);
      const words = before === undefined ? "these words" : anchorWords(before.anchor);
      return `${telling.who} confirmed that the claim is now on ${words}.`;
    },
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: ifOpen(doubtAgain),
  },
  "anchor-doubted": {
    fold: onClaim((claim, { data }: EntryOf<"anchor-doubted">) => standsAt(claim, data.anchor, "changed")),
    describe: ({ data }, { who }) =>
      `${who} took back where the claim stands: ${anchorWords(data.anchor)} is to be confirmed again.`,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: ifOpen(moveBack),
  },
  "claim-unplaced": {
    fold: onClaim((claim, { data }: EntryOf<"claim-unplaced">) => standsAt(claim, data.anchor, "lost")),
    describe: ({ data }, { who }) =>
      `${who} put the claim back in the tray: ${anchorWords(data.anchor)} is not in the text.`,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: ifOpen(moveBack),
  },
} satisfies EventKinds<PlaceEvents>;

/** What may be asked of where a claim stands. */
export const placeCommands = {
  "move-claim": { decide: decideMove, sees: theClaim, join: alone },
  "confirm-anchor": { decide: decideConfirm, sees: theClaim, join: alone },
  "doubt-anchor": { decide: decideDoubt, sees: theClaim, join: alone },
  "unplace-claim": { decide: decideUnplace, sees: nothing, join: alone },
} satisfies CommandKinds<PlaceCommand>;

/** The claim on a newer revision. A claim that was kept is at the same version: nobody has to look again. */
export function placeClaim(claim: Claim, placement: Placement, anchor: Anchor): Claim {
  return placement === "kept" ? { ...claim, anchor, placement } : standsAt(claim, anchor, placement);
}

function standsAt(claim: Claim, anchor: Anchor, placement: Placement): Claim {
  return { ...claim, ...bumped(claim, ["anchor"]), anchor, placement };
}

/** The words that an anchor marks, in quotation marks. */
export function anchorWords(anchor: Anchor): string {
  return quoteWords(anchorQuote(anchor));
}

function describeMove(entry: EntryOf<"claim-moved">, telling: Telling): string {
  const before = claimBefore(entry, telling);
  const to = anchorWords(entry.data.anchor);
  if (before === undefined) return `${telling.who} moved the claim to ${to}.`;
  return `${telling.who} moved the claim from ${anchorWords(before.anchor)} to ${to}.`;
}

function moveBack(
  { data }: EntryOf<"claim-moved" | "anchor-doubted" | "claim-unplaced">,
  { earlier, present }: Claims,
  { now }: Scene,
): CommandDraft | null {
  if (!isSamePlace(present.anchor, data.anchor)) return null;
  const { claimId, version } = present;
  const { revisionId } = earlier.anchor;
  const ranges = earlier.anchor.ranges.map(({ start, end }) => ({ start, end }));
  const anchor = { revisionId, ranges };
  const isSameText = revisionId === now.revisionId;
  if (earlier.placement === "lost")
    return isSameText ? null : { type: "unplace-claim", claimId, version, anchor };
  if (!isSameText) return null;
  if (earlier.placement === "changed") return { type: "doubt-anchor", claimId, version, anchor };
  return isSamePlace(earlier.anchor, present.anchor) && present.placement === "changed"
    ? { type: "confirm-anchor", claimId, version }
    : { type: "move-claim", claimId, version, anchor };
}

/** The place that was confirmed is to be confirmed again, unless the claim is elsewhere or in doubt by now. */
function doubtAgain(
  _: EntryOf<"anchor-confirmed">,
  { earlier, present }: Claims,
  { now }: Scene,
): CommandDraft | null {
  const { claimId, version, placement } = present;
  const { revisionId, ranges } = earlier.anchor;
  const isThere = placement === "kept" && revisionId === now.revisionId;
  if (!isThere || !isSamePlace(present.anchor, earlier.anchor)) return null;
  const anchor = { revisionId, ranges: ranges.map(({ start, end }) => ({ start, end })) };
  return { type: "doubt-anchor", claimId, version, anchor };
}

/** Other words of the current revision. The same words again change nothing. */
function decideMove(state: ReviewState, command: CommandOf<"move-claim">, context: DecideContext): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  const anchor = readAnchor(command.anchor, context);
  if (!anchor.ok) return anchor;
  if (sitsAt(found.value, anchor.value)) return ok([]);
  return ok([{ type: "claim-moved", data: { claimId: command.claimId, anchor: anchorData(anchor.value) } }]);
}

/** A person accepts the words that a claim was found on after they changed. */
function decideConfirm(state: ReviewState, command: CommandOf<"confirm-anchor">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  if (found.value.placement !== "changed") {
    return fail(invalid("claimId", "There is nothing to confirm: the words of this claim did not change."));
  }
  return ok([{ type: "anchor-confirmed", data: { claimId: command.claimId } }]);
}

/** Takes a confirmation back: the claim waits again on these words of the present text until somebody confirms them. */
function decideDoubt(
  state: ReviewState,
  command: CommandOf<"doubt-anchor">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  const anchor = readAnchor(command.anchor, context);
  if (!anchor.ok) return anchor;
  if (found.value.placement === "changed" && isSamePlace(found.value.anchor, anchor.value)) return ok([]);
  return ok([
    { type: "anchor-doubted", data: { claimId: command.claimId, anchor: anchorData(anchor.value) } },
  ]);
}

/**
 * Puts a claim back in the tray, with the words that it had on an earlier revision, as after a place that was wrong.
 * Refuses an anchor on the present text, or on a text that is not known here.
 */
function decideUnplace(
  state: ReviewState,
  command: CommandOf<"unplace-claim">,
  { earlierTexts }: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  const { revisionId, ranges } = command.anchor;
  const text = revisionId === state.revisionId ? undefined : earlierTexts.get(revisionId);
  if (text === undefined)
    return fail(invalid("anchor.revisionId", "This is not an earlier text of the article."));
  const anchor = anchorFromOffsets({ id: revisionId, text }, ranges);
  if (!anchor.ok) return anchor;
  const isThere = found.value.placement === "lost" && isSamePlace(found.value.anchor, anchor.value);
  if (isThere) return ok([]);
  const data = { claimId: command.claimId, anchor: anchorData(anchor.value) };
  return ok([{ type: "claim-unplaced", data }]);
}

/** The anchor that a command means, on the present text. */
export function readAnchor(
  input: CommandOf<"move-claim">["anchor"],
  { revision }: DecideContext,
): Result<Anchor, Failure> {
  if ("quote" in input) return anchorFromQuote(revision, input.quote);
  if (input.revisionId !== revision.id) {
    return fail(invalid("anchor.revisionId", "This is not the current text of the article. Load it again."));
  }
  return anchorFromOffsets(revision, input.ranges);
}

/** An anchor as an event keeps it. */
export function anchorData(anchor: Anchor) {
  return { revisionId: anchor.revisionId, ranges: anchor.ranges.map((range) => ({ ...range })) };
}

function sitsAt(claim: Claim, anchor: Anchor): boolean {
  const isSure = claim.placement === "kept" || claim.placement === "moved";
  return isSure && isSamePlace(claim.anchor, anchor);
}

function isSamePlace(a: Anchor, b: Anchor): boolean {
  return a.revisionId === b.revisionId && spans(a) === spans(b);
}

function spans(anchor: Anchor): string {
  return anchor.ranges.map((range) => `${range.start}-${range.end}`).join(",");
}
