import { z } from "zod";
import { CLAIM_STATUSES } from "../../domain/claim";
import { notificationSchema } from "./notification-schema";
import { id, named } from "./wire-schema";

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
  }),
);

const claims = z.array(waitingClaimSchema);

/** What waits for a person. Settled and withdrawn claims do not wait. */
export const workSchema = named(
  "Work",
  z.strictObject({
    assigned: claims,
    secondReads: claims.describe(
      "Judged by one other; in an independent review, every claim that one has not judged",
    ),
    disputes: claims.describe("Judged by oneself and by others, differently"),
    mentions: z.array(notificationSchema).describe("Newest first"),
  }),
);
