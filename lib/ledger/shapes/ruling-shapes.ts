import { asked, commandShape, type TypeOf } from "./command-shape";
import { type DataOf, eventShape, kept } from "./event-shape";
import { plainText } from "./field";

/** What can happen to the desk's judgement of a claim. */
export const rulingEventShapes = [
  eventShape("claim-settled", { claimId: kept.claimId, rating: kept.rating, rationale: kept.text }),
  eventShape("claim-reopened", { claimId: kept.claimId, reason: kept.text }),
  eventShape("claim-returned", { claimId: kept.claimId, reason: kept.text }),
  eventShape("return-taken-back", { claimId: kept.claimId }),
] as const;

/** What may be asked of it. */
export const rulingCommandShapes = [
  commandShape("settle-claim", {
    claimId: asked.claimId,
    rating: asked.rating,
    rationale: plainText(20_000),
    version: asked.version,
    basis: plainText(64)
      .optional()
      .describe("The claim's `basis` that was looked at: refused as stale when another one stands"),
  }),
  commandShape("reopen-claim", { claimId: asked.claimId, reason: asked.reason }),
  commandShape("return-claim", { claimId: asked.claimId, reason: asked.reason, version: asked.version }),
  commandShape("take-back-return", { claimId: asked.claimId }),
] as const;

export type RulingEvents = DataOf<typeof rulingEventShapes>;
export type RulingCommand = TypeOf<typeof rulingCommandShapes>;
