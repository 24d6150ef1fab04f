import { z } from "zod";
import { asked } from "../../ledger/shapes/command-shape";
import { uuid } from "../../ledger/shapes/field";
import { id, named, queryLimit } from "./wire-schema";

const MOST_BEATS = 2_147_483_647;

const offset = z.int().min(0).max(MOST_BEATS);
const span = z
  .strictObject({ start: offset, end: offset })
  .refine(({ start, end }) => start <= end, {
    path: ["end"],
    message: "Give an end that is not before the start.",
  })
  .describe("UTF-16 offsets of the revision's text");

const tabId = uuid.describe("Made by the tab when it opens");

/** A sign of life: what somebody does in one tab. */
export const presenceSchema = named(
  "Presence",
  z.strictObject({
    tabId,
    beat: z.int().min(1).max(MOST_BEATS).describe("Grows with every sign of the tab"),
    revisionId: asked.revisionId,
    attention: z.enum(["focused", "visible", "away"]),
    window: span.nullable().default(null),
    selection: span.nullable().default(null),
    openClaimId: asked.claimId.nullable().default(null),
    writing: z
      .strictObject({ kind: z.enum(["verdict", "comment"]), claimId: asked.claimId.nullable() })
      .nullable()
      .default(null),
  }),
);

/** Which tab was left. */
export const leavingSchema = z.strictObject({ tabId, beat: queryLimit(MOST_BEATS) });

/** The data of the feed's event `presence`. */
export const peopleSchema = named(
  "PeopleHere",
  z.strictObject({
    people: z.array(
      z.strictObject({
        userId: id,
        name: z.string(),
        isAway: z.boolean(),
        revisionId: id,
        window: span.nullable(),
        selection: span.nullable(),
        openClaimId: id.nullable(),
        writing: z.strictObject({ kind: z.enum(["verdict", "comment"]), claimId: id.nullable() }).nullable(),
      }),
    ),
  }),
);
