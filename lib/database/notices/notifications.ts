import { z } from "zod";
import { type Failure, invalid } from "../../domain/failure";
import type { ActorId, ArticleId, WorkspaceId } from "../../domain/ids";
import {
  DEFAULT_NOTIFICATION_SETTINGS,
  MAIL_CHOICES,
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationSettings,
  type NotificationSettingsChange,
} from "../../domain/notification";
import { fail, ok, type Result } from "../../domain/result";
import { branded } from "../branded";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import type { Prisma } from "../generated/client";
import { attempt, attemptRead } from "../unavailable";
import { parseUuid } from "../uuid";

/** That an entry concerns somebody, and where it is. */
export type NotificationRecord = {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly articleId: ArticleId;
  readonly articleTitle: string;
  readonly workspace: { readonly slug: string; readonly name: string };
  readonly seq: number;
  readonly createdAt: string;
  readonly readAt: string | null;
};

export type NotificationPage = {
  readonly notifications: readonly NotificationRecord[];
  readonly nextCursor: string | null;
};

type PageWish = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

/** A person's notifications, newest first, from workspaces that they still belong to. */
export async function listNotifications(
  userId: ActorId,
  { cursor, limit = 20 }: PageWish = {},
): Promise<Result<NotificationPage, Failure>> {
  const after = cursor === undefined ? {} : afterCursor(cursor);
  if (after === null) return fail(invalid("cursor", "Give the nextCursor of the page before."));
  return attemptRead(async () => {
    const rows = await database().notification.findMany({
      where: { ...visibleTo(userId), ...after },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit + 1,
      include: PLACE,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      notifications: page.map(toRecord),
      nextCursor:
        last === undefined || rows.length <= limit ? null : `${last.createdAt.toISOString()}_${last.id}`,
    };
  });
}

/** The newest mentions of a person in one workspace. */
export async function listMentions(
  userId: ActorId,
  workspaceId: WorkspaceId,
): Promise<Result<readonly NotificationRecord[], Failure>> {
  return attemptRead(async () => {
    const rows = await database().notification.findMany({
      where: { userId, kind: "mentioned", article: { workspaceId, ...ofMember(userId) } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 20,
      include: PLACE,
    });
    return rows.map(toRecord);
  });
}

export async function countUnread(userId: ActorId): Promise<Result<number, Failure>> {
  return attemptRead(() => database().notification.count({ where: { ...visibleTo(userId), readAt: null } }));
}

/** Marks one's own notifications as read: those named, or all. Ids of others' do nothing. */
export async function markRead(
  userId: ActorId,
  ids: readonly string[] | "all",
  clock: Clock = wallClock,
): Promise<Result<null, Failure>> {
  const named = ids === "all" ? {} : { id: { in: ids.flatMap((id) => parseUuid(id) ?? []) } };
  return attemptRead(async () => {
    await database().notification.updateMany({
      where: { userId, readAt: null, ...named },
      data: { readAt: clock() },
    });
    return null;
  });
}

export async function readNotificationSettings(
  userId: ActorId,
): Promise<Result<NotificationSettings, Failure>> {
  return attemptRead(async () => {
    const row = await database().notificationSetting.findUnique({ where: { userId } });
    if (row === null) return DEFAULT_NOTIFICATION_SETTINGS;
    return toSettings(row);
  });
}

export async function changeNotificationSettings(
  userId: ActorId,
  { mail, muted, dailyHour, timeZone }: NotificationSettingsChange,
): Promise<Result<NotificationSettings, Failure>> {
  return attempt(async () => {
    if (timeZone !== undefined && !(await isKnownZone(timeZone)))
      return fail(invalid("timeZone", "There is no such time zone. Write one like Europe/Lisbon."));
    const fields = {
      ...{ mail, muted: [...new Set(muted)] },
      ...(dailyHour === undefined ? {} : { dailyHour }),
      ...(timeZone === undefined ? {} : { timeZone }),
    };
    const row = await database().notificationSetting.upsert({
      where: { userId },
      create: { userId, ...fields },
      update: fields,
    });
    return ok(toSettings(row));
  });
}

/** The database reckons with it, so it is the one to know it. */
async function isKnownZone(name: string): Promise<boolean> {
  const [found] = await database().$queryRaw<unknown[]>`SELECT FROM pg_timezone_names WHERE name = ${name}`;
  return found !== undefined;
}

function toSettings(row: SettingRow): NotificationSettings {
  const { mail, muted, dailyHour, timeZone } = row;
  return {
    mail: z.enum(MAIL_CHOICES).parse(mail),
    muted: z.array(z.enum(NOTIFICATION_KINDS)).parse(muted),
    dailyHour,
    timeZone,
  };
}

type SettingRow = Prisma.NotificationSettingGetPayload<object>;

/** What a record is read with. */
export const PLACE = {
  article: { select: { title: true, workspace: { select: { slug: true, name: true } } } },
} as const;

/** A row as a record. */
export function toRecord(row: NotificationRow): NotificationRecord {
  return {
    id: row.id,
    kind: z.enum(NOTIFICATION_KINDS).parse(row.kind),
    articleId: branded.other(row).articleId,
    articleTitle: row.article.title,
    workspace: row.article.workspace,
    seq: row.seq,
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}

type NotificationRow = Prisma.NotificationGetPayload<{ include: typeof PLACE }>;

function visibleTo(userId: ActorId) {
  return { userId, article: ofMember(userId) };
}

function ofMember(userId: ActorId) {
  return { workspace: { memberships: { some: { userId } } } };
}

function afterCursor(cursor: string): Prisma.NotificationWhereInput | null {
  const [at = "", id = ""] = cursor.split("_");
  const [createdAt, uuid] = [new Date(at), parseUuid(id)];
  if (uuid === null || Number.isNaN(createdAt.getTime())) return null;
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: uuid } }] };
}
