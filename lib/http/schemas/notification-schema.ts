import { z } from "zod";
import { MAIL_CHOICES, NOTIFICATION_KINDS } from "../../domain/notification";
import { plainText } from "../../ledger/shapes/field";
import { id, instant, named, queryLimit } from "./wire-schema";

const kind = z.enum(NOTIFICATION_KINDS);

export const notificationQuerySchema = z.strictObject({
  cursor: plainText(100).optional().describe("The nextCursor of the page before"),
  limit: queryLimit(50).optional().describe("1 to 50, else 20"),
});

export const notificationSchema = named(
  "Notification",
  z.strictObject({
    notificationId: id,
    kind,
    at: instant,
    readAt: instant.nullable(),
    workspace: z.strictObject({ slug: z.string(), name: z.string() }),
    articleId: id,
    articleTitle: z.string(),
    seq: z.int().describe("The ledger entry that it is about"),
    claimId: id.nullable(),
    commentId: id.nullable(),
    by: z.strictObject({ id, name: z.string() }),
    text: z.string().describe("What happened, made from the entry as one may see it now"),
    excerpt: z.string().nullable().describe("What was written, if it still stands"),
    subject: z.string().nullable().describe("The claim; null for the article"),
    path: z.string().describe("The page that it leads to"),
  }),
);

export const notificationPageSchema = named(
  "NotificationPage",
  z.strictObject({
    notifications: z.array(notificationSchema).describe("Newest first"),
    unread: z.int(),
    nextCursor: z.string().nullable(),
  }),
);

export const unreadSchema = named("Unread", z.strictObject({ unread: z.int() }));

export const readingSchema = named(
  "NotificationsRead",
  z.union([
    z.strictObject({ ids: z.array(plainText(36)).min(1).max(500) }),
    z.strictObject({ all: z.literal(true) }),
  ]),
);

const dailyHour = z
  .int()
  .min(0)
  .max(23)
  .describe("When the daily e-mail goes out: at this full hour in `timeZone`");
const timeZone = plainText(64).describe("An IANA time zone, as in Europe/Lisbon");

/** What is left out of hour and zone stays as it is. */
export const settingsChangeSchema = named(
  "NotificationSettingsChange",
  z.strictObject({
    mail: z.enum(MAIL_CHOICES),
    muted: z.array(kind).max(NOTIFICATION_KINDS.length),
    dailyHour: dailyHour.optional(),
    timeZone: timeZone.optional(),
  }),
);

export const notificationSettingsSchema = named(
  "NotificationSettings",
  z.strictObject({
    mail: z.enum(MAIL_CHOICES),
    muted: z.array(kind).max(NOTIFICATION_KINDS.length).describe("Kinds that one does not want to hear of"),
    dailyHour,
    timeZone,
  }),
);
