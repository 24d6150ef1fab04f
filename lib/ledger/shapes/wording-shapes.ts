import { z } from "zod";
import { asked, commandShape, type TypeOf } from "./command-shape";
import { type DataOf, eventShape, kept } from "./event-shape";
import { plainText, someText } from "./field";

const { claimId, suggestionId, text, optionalText } = kept;

/** What can happen to other words that are suggested for a claim's own. An accepted one comes with the `article-revised` that it makes. */
export const wordingEventShapes = [
  eventShape("wording-suggested", {
    claimId,
    suggestionId,
    /** The words of the article that it is to replace, with what stood around them. */
    replaces: z.strictObject({ exact: text, prefix: text, suffix: text }),
    text,
    note: optionalText,
  }),
  eventShape("wording-taken-back", { claimId, suggestionId }),
  eventShape("wording-accepted", { claimId, suggestionId }),
  eventShape("wording-declined", { claimId, suggestionId, reason: optionalText }),
  /** A declined one waits for an editor again. */
  eventShape("wording-reopened", { claimId, suggestionId }),
] as const;

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/u;

const suggestion = { claimId: asked.claimId, suggestionId: asked.suggestionId };

/** What may be asked of suggested wording. */
export const wordingCommandShapes = [
  commandShape("suggest-wording", {
    ...suggestion,
    text: someText(5_000)
      .refine((value) => !LINE_BREAK.test(value), "Write it without a line break: it stays in its paragraph.")
      .describe("The new words, plain text within one paragraph"),
    note: plainText(2_000).nullable().optional().describe("Why, plain text; the article's author is told it"),
  }),
  commandShape("take-back-wording", suggestion),
  commandShape("accept-wording", suggestion),
  commandShape("decline-wording", { ...suggestion, reason: asked.reason.optional() }),
  commandShape("reopen-wording", suggestion),
] as const;

export type WordingEvents = DataOf<typeof wordingEventShapes>;
export type WordingCommand = TypeOf<typeof wordingCommandShapes>;
