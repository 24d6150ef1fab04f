import { z } from "zod";
import { DEFAULT_REQUIRED_VERDICTS, MOST_REQUIRED_VERDICTS, REVIEW_MODES } from "../../domain/review-mode";
import { commandShape, type TypeOf } from "./command-shape";
import { type DataOf, eventShape } from "./event-shape";

/** What can happen to how the article is reviewed. */
export const reviewModeEventShapes = [
  eventShape("review-mode-set", {
    mode: z.enum(REVIEW_MODES),
    requiredVerdicts: z.int(),
    hidesNames: z.boolean(),
  }),
] as const;

/** How an article is reviewed: asked for by command, or with a new article. */
export const reviewModeFields = {
  mode: z.enum(REVIEW_MODES),
  requiredVerdicts: z
    .int()
    .min(1)
    .max(MOST_REQUIRED_VERDICTS)
    .default(DEFAULT_REQUIRED_VERDICTS)
    .describe("How many must judge a claim before it is settled; counts in independent mode"),
  hidesNames: z
    .boolean()
    .default(false)
    .describe("Whether who settles sees pseudonyms until then; counts in independent mode"),
};

/** What may be asked of it. */
export const reviewModeCommandShapes = [commandShape("set-review-mode", reviewModeFields)] as const;

export type ReviewModeEvents = DataOf<typeof reviewModeEventShapes>;
export type ReviewModeCommand = TypeOf<typeof reviewModeCommandShapes>;
