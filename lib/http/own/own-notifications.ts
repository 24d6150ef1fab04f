import type { z } from "zod";
import type { Caller } from "../../database/access";
import {
  changeNotificationSettings,
  countUnread,
  listNotifications,
  markRead,
  readNotificationSettings,
} from "../../database/notices/notifications";
import { type ToldNotification, tellNotifications } from "../../database/notices/tell-notifications";
import { findUser } from "../../database/people/users";
import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import type { NotificationSettings } from "../../domain/notification";
import { placePath } from "../../domain/place-path";
import { fail, ok, type Result } from "../../domain/result";
import { readUnsubscribeKey } from "../../mail/unsubscribe-key";
import type {
  notificationPageSchema,
  readingSchema,
  settingsChangeSchema,
} from "../schemas/notification-schema";
import { sessionSecret } from "../sign-in/session-cookie";

type Page = z.input<typeof notificationPageSchema>;
type Wish = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

/** A page of the caller's notifications, in words. */
export async function readOwnNotifications(caller: Caller, wish: Wish): Promise<Result<Page, Failure>> {
  return asPerson(caller, async (userId) => {
    const page = await listNotifications(userId, wish);
    if (!page.ok) return page;
    const [told, unread] = await Promise.all([
      tellNotifications(userId, page.value.notifications),
      countUnread(userId),
    ]);
    if (!told.ok) return told;
    if (!unread.ok) return unread;
    const { nextCursor } = page.value;
    return ok({ notifications: told.value.map(presentNotification), unread: unread.value, nextCursor });
  });
}

/** How many the caller has not read. */
export async function countOwnUnread(caller: Caller): Promise<Result<{ unread: number }, Failure>> {
  return asPerson(caller, async (userId) => {
    const unread = await countUnread(userId);
    return unread.ok ? ok({ unread: unread.value }) : unread;
  });
}

/** Marks some or all as read, and says how many are left. */
export async function readOwn(
  caller: Caller,
  wish: z.output<typeof readingSchema>,
): Promise<Result<{ unread: number }, Failure>> {
  return asPerson(caller, async (userId) => {
    const marked = await markRead(userId, "all" in wish ? "all" : wish.ids);
    return marked.ok ? countOwnUnread(caller) : marked;
  });
}

export async function readOwnSettings(caller: Caller): Promise<Result<NotificationSettings, Failure>> {
  return asPerson(caller, readNotificationSettings);
}

export async function changeOwnSettings(
  caller: Caller,
  settings: z.output<typeof settingsChangeSchema>,
): Promise<Result<NotificationSettings, Failure>> {
  return asPerson(caller, (userId) => changeNotificationSettings(userId, settings));
}

async function asPerson<T>(
  caller: Caller,
  act: (userId: ActorId) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  if (caller.kind === "user") return act(caller.userId);
  return fail({ kind: "forbidden", detail: "An API token has no notifications: it is nobody to be told." });
}

/** A notification as other programs see it. */
export function presentNotification(told: ToldNotification): Page["notifications"][number] {
  const { id, createdAt, workspace, articleId, claimId, commentId, ...rest } = told;
  return {
    notificationId: id,
    kind: rest.kind,
    at: createdAt,
    readAt: rest.readAt,
    workspace: { slug: workspace.slug, name: workspace.name },
    articleId,
    articleTitle: rest.articleTitle,
    seq: rest.seq,
    claimId,
    commentId,
    by: { ...rest.by },
    text: rest.text,
    excerpt: rest.excerpt,
    subject: rest.subject,
    path: placePath({ slug: workspace.slug, articleId, claimId, commentId }),
  };
}

/** Ends a person's e-mails by the key of a link that one of them carried. Doing so twice changes nothing. */
export async function unsubscribe(key: string): Promise<Result<undefined, Failure>> {
  const userId = readUnsubscribeKey(key, sessionSecret());
  const user = userId === null ? fail<Failure>({ kind: "not-found" }) : await findUser(userId);
  if (!user.ok) return user;
  const settings = await readNotificationSettings(user.value.userId);
  if (!settings.ok) return settings;
  const kept = await changeNotificationSettings(user.value.userId, { ...settings.value, mail: "off" });
  return kept.ok ? ok(undefined) : kept;
}
