import { z } from "zod";
import { CLAIM_KINDS, CONFIDENCES, STANCES } from "../../domain/claim";
import type {
  ActorId,
  ClaimId,
  CommandId,
  CommentId,
  EvidenceId,
  RatingId,
  RevisionId,
} from "../../domain/ids";
import { DEFAULT_REQUIRED_VERDICTS, MOST_REQUIRED_VERDICTS, REVIEW_MODES } from "../../domain/review-mode";
import { calendarDay, plainText, someText, uuid, webAddress } from "./field";

const claimId = uuid.transform((id) => id as ClaimId);
const evidenceId = uuid.transform((id) => id as EvidenceId);
const commentId = uuid.transform((id) => id as CommentId);
const ratingId = plainText(64).transform((id) => id as RatingId);
const version = z.int("Send the version that you saw, a whole number.").min(1);
const offset = z.int("An offset is a whole number of UTF-16 units.").min(0);

const spans = z.strictObject({
  revisionId: uuid.transform((id) => id as RevisionId),
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

const description = {
  statement: plainText(2_000).nullable().optional(),
  claimant: plainText(300).nullable().optional(),
  claimedOn: calendarDay.nullable().optional(),
  kind: z.enum(CLAIM_KINDS).nullable().optional(),
};

const evidenceDetails = {
  title: plainText(500).nullable().optional(),
  publisher: plainText(300).nullable().optional(),
  author: plainText(300).nullable().optional(),
  publishedOn: calendarDay.nullable().optional(),
  excerpt: plainText(10_000).nullable().optional(),
  note: plainText(10_000).nullable().optional(),
};

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

const markdown = someText(20_000);
const reason = someText(2_000);

/** One strict schema a command; `shape` holds the fields beside commandId and type. */
function command<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({
    commandId: uuid.transform((id) => id as CommandId),
    type: z.literal(type),
    ...shape,
  });
}

/** What may be asked of an article, each with every field it takes (DESIGN: Commands). Unknown fields are refused. */
export const commandSchema = z.discriminatedUnion("type", [
  command("highlight-claim", { claimId, anchor, ...description }),
  command("describe-claim", { claimId, ...description, version }),
  command("move-claim", { claimId, anchor, version }),
  command("confirm-anchor", { claimId, version }),
  command("doubt-anchor", {
    claimId,
    anchor: spans.describe("The words of the present revision that are to be confirmed again"),
    version,
  }),
  command("unplace-claim", {
    claimId,
    anchor: spans.describe("Where the claim stood on an earlier revision; its quote is read there"),
    version,
  }),
  command("withdraw-claim", { claimId, reason: reason.optional(), version }),
  command("restore-claim", { claimId, reason: reason.optional(), version }),
  command("assign-claim", { claimId, userId: uuid.transform((id) => id as ActorId).nullable() }),
  command("give-verdict", {
    claimId,
    rating: ratingId,
    rationale: plainText(20_000),
    confidence: z.enum(CONFIDENCES).nullable().optional(),
    version: version.optional(),
  }),
  command("retract-verdict", { claimId, reason }),
  command("add-evidence", {
    claimId,
    evidenceId,
    url: webAddress,
    stance: z.enum(STANCES),
    ...evidenceDetails,
  }),
  command("revise-evidence", {
    claimId,
    evidenceId,
    url: webAddress.optional(),
    stance: z.enum(STANCES).optional(),
    ...evidenceDetails,
    version,
  }),
  command("remove-evidence", { claimId, evidenceId, reason, version }),
  command("settle-claim", {
    claimId,
    rating: ratingId,
    rationale: plainText(20_000),
    version,
    basis: plainText(64)
      .optional()
      .describe("The claim's `basis` that was looked at: refused as stale when another one stands"),
  }),
  command("reopen-claim", { claimId, reason }),
  command("return-claim", { claimId, reason, version }),
  command("take-back-return", { claimId }),
  command("set-review-mode", reviewModeFields),
  command("withdraw-edition", { number: z.int().min(1).describe("The edition's"), reason }),
  command("comment", {
    claimId: claimId.optional(),
    commentId,
    body: markdown,
    replyTo: commentId.optional(),
  }),
  command("edit-comment", { claimId: claimId.optional(), commentId, body: markdown }),
  command("remove-comment", { claimId: claimId.optional(), commentId }),
  command("resolve-thread", { claimId: claimId.optional(), commentId }),
  command("reopen-thread", { claimId: claimId.optional(), commentId }),
]);

export type Command = z.output<typeof commandSchema>;
/** A command as a client writes it, before ids are branded. */
export type CommandInput = z.input<typeof commandSchema>;
export type CommandType = Command["type"];

type Fields<Any extends { readonly type: CommandType }> = {
  readonly [Type in CommandType]: Omit<Extract<Any, { readonly type: Type }>, "type">;
};

/** The commands of the given types. */
export type CommandOf<Type extends CommandType> = {
  [Each in Type]: { readonly type: Each } & Fields<Command>[Each];
}[Type];

/** The same as a client writes them. */
export type CommandInputOf<Type extends CommandType> = {
  [Each in Type]: { readonly type: Each } & Fields<CommandInput>[Each];
}[Type];

/** The body of POST …/commands: one command, or a list applied all or none. */
export const commandsSchema = z.union([commandSchema, z.array(commandSchema).min(1).max(1_000)]);
