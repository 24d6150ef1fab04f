import { z } from "zod";
import { articleEventShapes } from "./article-shapes";
import { claimEventShapes } from "./claim-shapes";
import { commentEventShapes } from "./comment-shapes";
import { editionEventShapes } from "./edition-shapes";
import { evidenceEventShapes } from "./evidence-shapes";
import { redactionEventShapes } from "./redaction-shapes";
import { reviewModeEventShapes } from "./review-mode-shapes";
import { rulingEventShapes } from "./ruling-shapes";
import { verdictEventShapes } from "./verdict-shapes";
import { wordingEventShapes } from "./wording-shapes";

/**
 * What can have happened to a review. Each event carries all that is needed to fold it without looking anything
 * up; changes carry only the fields that changed. One schema a kind, one closed union.
 */
export const eventSchema = z.discriminatedUnion("type", [
  ...articleEventShapes,
  ...reviewModeEventShapes,
  ...claimEventShapes,
  ...verdictEventShapes,
  ...evidenceEventShapes,
  ...rulingEventShapes,
  ...commentEventShapes,
  ...wordingEventShapes,
  ...editionEventShapes,
  ...redactionEventShapes,
]);

export type ReviewEvent = z.output<typeof eventSchema>;
export type EventType = ReviewEvent["type"];

/** The data of each kind. */
export type EventData = {
  readonly [Type in EventType]: Extract<ReviewEvent, { readonly type: Type }>["data"];
};
