import { z } from "zod";
import { CLAIM_STATUSES } from "../../domain/claim";
import { WORK_KINDS } from "../../domain/work-kind";
import { plainText } from "../../ledger/shapes/field";
import { notificationSchema } from "./notification-schema";
import { id, instant, named, queryLimit } from "./wire-schema";

const count = z.number().int().nonnegative();

const waitingClaimSchema = named(
  "WaitingClaim",
  z.strictObject({
    articleId: id,
    articleTitle: z.string(),
    claimId: id,
    statement: z.string().nullable(),
    quote: z.string(),
    status: z.enum(CLAIM_STATUSES),
    path: z.string().describe("The page that it leads to"),
    articleActiveAt: instant.describe("When something was last done on the article"),
    articleWaiting: count.describe("How many of the article's claims wait, for the reason asked for"),
    seq: count.describe("The ledger entry that marked it"),
  }),
);

const claims = z.array(waitingClaimSchema);

export const workQuerySchema = z.strictObject({
  of: z.enum(WORK_KINDS).optional().describe("Claims that wait for one reason alone"),
  cursor: plainText(500).optional().describe("`nextCursor` of the page before"),
  limit: queryLimit(500).optional().describe("1 to 500, else 500: how many different claims"),
});

/** What waits for a person. Settled and withdrawn claims do not wait. */
export const workSchema = named(
  "Work",
  z.strictObject({
    assigned: claims,
    secondReads: claims.describe(
      "Judged by one other; in an independent review, every claim that one has not judged",
    ),
    disputes: claims.describe("Judged by oneself and by others, differently"),
    mentions: z.array(notificationSchema).describe("Newest first; on the first page alone"),
    counts: z
      .strictObject({ claims: count, articles: count, assigned: count, secondReads: count, disputes: count })
      .describe("How many different claims wait in all, in how many articles, and for each reason"),
    nextCursor: z.string().nullable(),
  }),
);
