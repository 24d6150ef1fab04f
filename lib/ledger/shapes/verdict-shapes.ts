import { z } from "zod";
import { CONFIDENCES } from "../../domain/claim";
import { asked, commandShape, type TypeOf } from "./command-shape";
import { type DataOf, eventShape, kept } from "./event-shape";
import { plainText } from "./field";

/** What can happen to a reviewer's judgement of a claim. */
export const verdictEventShapes = [
  eventShape("verdict-given", {
    claimId: kept.claimId,
    rating: kept.rating,
    rationale: kept.text,
    confidence: z.enum(CONFIDENCES).nullable(),
  }),
  eventShape("verdict-retracted", { claimId: kept.claimId, reason: kept.text }),
] as const;

/** What may be asked of one's own. */
export const verdictCommandShapes = [
  commandShape("give-verdict", {
    claimId: asked.claimId,
    rating: asked.rating,
    rationale: plainText(20_000),
    confidence: z.enum(CONFIDENCES).nullable().optional(),
    version: asked.version.optional(),
  }),
  commandShape("retract-verdict", { claimId: asked.claimId, reason: asked.reason }),
] as const;

export type VerdictEvents = DataOf<typeof verdictEventShapes>;
export type VerdictCommand = TypeOf<typeof verdictCommandShapes>;
