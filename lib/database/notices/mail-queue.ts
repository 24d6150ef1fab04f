import { DEMO_PATTERN } from "../../domain/demo-address";
import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import { branded } from "../branded";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { attemptRead } from "../unavailable";
import { type NotificationRecord, PLACE, toRecord } from "./notifications";

/** Until when a notification must have been made to be mailed now, by what its person chose. */
export type MailCutoffs = {
  readonly atOnce: Date;
  /** What is older is left to the screen: a mail server that was away for long shall not flood anybody. */
  readonly oldest: Date;
};

/** All that is to be mailed to one person now. Nobody else will mail these. */
export type TakenMail = {
  readonly userId: ActorId;
  readonly name: string;
  readonly email: string;
  readonly records: readonly NotificationRecord[];
};

/**
 * Takes what is due for one person, unread and not yet mailed, and marks it as mailed in the same statement: of
 * several processes one gets it. Null when nothing is due.
 */
export async function takeMail(cutoffs: MailCutoffs, now: Date): Promise<Result<TakenMail | null, Failure>> {
  return attemptRead(async () => {
    const taken = await database().$queryRaw<{ id: string }[]>`
      WITH person AS (
        SELECT notification.user_id FROM notification
        JOIN article ON article.id = notification.article_id
        JOIN membership ON membership.workspace_id = article.workspace_id
          AND membership.user_id = notification.user_id
        LEFT JOIN notification_setting AS setting ON setting.user_id = notification.user_id
        JOIN app_user ON app_user.id = notification.user_id AND app_user.email NOT LIKE ${DEMO_PATTERN}
        WHERE mailed_at IS NULL AND read_at IS NULL AND notification.created_at > ${cutoffs.oldest}
          AND notification.created_at <= CASE coalesce(setting.mail, 'at-once')
            WHEN 'at-once' THEN ${cutoffs.atOnce}::timestamptz
            WHEN 'daily' THEN ${dailySql(now)}
          END
        ORDER BY notification.created_at LIMIT 1
        FOR UPDATE OF notification SKIP LOCKED
      ), due AS (
        SELECT id FROM notification
        WHERE user_id = (SELECT user_id FROM person) AND mailed_at IS NULL AND read_at IS NULL
          AND created_at > ${cutoffs.oldest}
        FOR UPDATE SKIP LOCKED
      )
      UPDATE notification SET mailed_at = ${now} WHERE id IN (SELECT id FROM due) RETURNING id`;
    return taken.length === 0 ? null : readTaken(taken.map(({ id }) => id));
  });
}

/** The last time before `now` that it was the person's hour where they are. */
function dailySql(now: Date): Prisma.Sql {
  const there = Prisma.sql`(${now}::timestamptz AT TIME ZONE setting.time_zone)`;
  const today = Prisma.sql`(date_trunc('day', ${there}) + setting.daily_hour * interval '1 hour')`;
  return Prisma.sql`(CASE WHEN ${today} <= ${there} THEN ${today} ELSE ${today} - interval '1 day' END)
    AT TIME ZONE setting.time_zone`;
}

/** Puts back what could not be mailed, to be taken again later. */
export async function putBack(records: readonly NotificationRecord[]): Promise<Result<null, Failure>> {
  return attemptRead(async () => {
    const ids = records.map(({ id }) => id);
    await database().notification.updateMany({ where: { id: { in: ids } }, data: { mailedAt: null } });
    return null;
  });
}

async function readTaken(ids: readonly string[]): Promise<TakenMail> {
  const rows = await database().notification.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ createdAt: "asc" }, { seq: "asc" }],
    include: { ...PLACE, user: { include: { actor: true } } },
  });
  const user = rows[0]?.user;
  if (user === undefined) throw new Error("Notifications that were taken to be mailed are gone.");
  return {
    userId: branded.actor(user).id,
    name: user.actor.name,
    email: user.email,
    records: rows.map(toRecord),
  };
}
