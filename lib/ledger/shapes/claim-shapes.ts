import { z } from "zod";
import { CLAIM_KINDS } from "../../domain/claim";
import { asked, commandShape, type TypeOf } from "./command-shape";
import { type DataOf, eventShape, kept, keptAnchor } from "./event-shape";
import { calendarDay, plainText } from "./field";

const { claimId, optionalText } = kept;

const description = {
  statement: optionalText,
  claimant: optionalText,
  claimedOn: optionalText,
  kind: z.enum(CLAIM_KINDS).nullable(),
};

/** What can happen to a claim, and to where it stands in the text. */
export const claimEventShapes = [
  eventShape("claim-highlighted", { claimId, anchor: keptAnchor, ...description }),
  eventShape("claim-described", { claimId, ...z.object(description).partial().shape }),
  eventShape("claim-moved", { claimId, anchor: keptAnchor }),
  eventShape("anchor-confirmed", { claimId }),
  /** The claim's place was confirmed or chosen by mistake: it stands on these words again, and somebody is to confirm them. */
  eventShape("anchor-doubted", { claimId, anchor: keptAnchor }),
  /** The claim has no place in the present text; the anchor is on the earlier revision that had its words. */
  eventShape("claim-unplaced", { claimId, anchor: keptAnchor }),
  eventShape("claim-withdrawn", { claimId, reason: optionalText }),
  eventShape("claim-restored", { claimId, reason: optionalText }),
  eventShape("claim-assigned", { claimId, userId: kept.actorId.nullable() }),
] as const;

const offset = z.int("An offset is a whole number of UTF-16 units.").min(0);

const spans = z.strictObject({
  revisionId: asked.revisionId,
  ranges: z
    .array(z.strictObject({ start: offset, end: offset }))
    .min(1)
    .max(50),
});

const anchor = z.union([
  spans,
  z.strictObject({
    quote: z.strictObject({
      exact: plainText(20_000).min(1, "Quote at least one character."),
      prefix: plainText(1_000).optional(),
      suffix: plainText(1_000).optional(),
    }),
  }),
]);

const newDescription = {
  statement: plainText(2_000).nullable().optional(),
  claimant: plainText(300).nullable().optional(),
  claimedOn: calendarDay.nullable().optional(),
  kind: z.enum(CLAIM_KINDS).nullable().optional(),
};

/** What may be asked of a claim, and of where it stands. */
export const claimCommandShapes = [
  commandShape("highlight-claim", { claimId: asked.claimId, anchor, ...newDescription }),
  commandShape("describe-claim", { claimId: asked.claimId, ...newDescription, version: asked.version }),
  commandShape("move-claim", { claimId: asked.claimId, anchor, version: asked.version }),
  commandShape("confirm-anchor", { claimId: asked.claimId, version: asked.version }),
  commandShape("doubt-anchor", {
    claimId: asked.claimId,
    anchor: spans.describe("The words of the present revision that are to be confirmed again"),
    version: asked.version,
  }),
  commandShape("unplace-claim", {
    claimId: asked.claimId,
    anchor: spans.describe("Where the claim stood on an earlier revision; its quote is read there"),
    version: asked.version,
  }),
  commandShape("withdraw-claim", {
    claimId: asked.claimId,
    reason: asked.reason.optional(),
    version: asked.version,
  }),
  commandShape("restore-claim", {
    claimId: asked.claimId,
    reason: asked.reason.optional(),
    version: asked.version,
  }),
  commandShape("assign-claim", {
    claimId: asked.claimId,
    userId: asked.actorId.nullable(),
  }),
] as const;

type OfClaims = DataOf<typeof claimEventShapes>;
type PlaceEvent = "claim-moved" | "anchor-confirmed" | "anchor-doubted" | "claim-unplaced";
export type PlaceEvents = Pick<OfClaims, PlaceEvent>;
export type ClaimEvents = Omit<OfClaims, PlaceEvent>;
export type PlaceCommand = "move-claim" | "confirm-anchor" | "doubt-anchor" | "unplace-claim";
export type ClaimCommand = Exclude<TypeOf<typeof claimCommandShapes>, PlaceCommand>;
