import type { Failure } from "../../domain/failure";
import type { ActorId, ArticleId } from "../../domain/ids";
import { findRating } from "../../domain/rating";
import { ok, type Result } from "../../domain/result";
import { describeNotification, type NotificationWords } from "../../ledger/events/describe-notification";
import type { EventNames } from "../../ledger/kinds/event-kind";
import { pseudonymName } from "../../ledger/readers/pseudonym";
import { openArticle } from "../access";
import { branded } from "../branded";
import { readEvents, readReview } from "../ledger/read-review";
import { actorNames } from "../people/names";
import type { NotificationRecord } from "./notifications";

/** A notification with its words, and who acted. */
export type ToldNotification = NotificationRecord &
  NotificationWords & { readonly by: { readonly id: ActorId; readonly name: string } };

/**
 * Puts notifications into words, from the entries as that person may see them now. Those of an article that they
 * cannot open any more are left out.
 */
export async function tellNotifications(
  userId: ActorId,
  records: readonly NotificationRecord[],
): Promise<Result<readonly ToldNotification[], Failure>> {
  const told = new Map<string, ToldNotification>();
  for (const articleId of new Set(records.map((record) => record.articleId))) {
    const here = records.filter((record) => record.articleId === articleId);
    const some = await tellOfArticle(userId, articleId, here);
    if (!some.ok && some.failure.kind !== "not-found") return some;
    if (some.ok) for (const each of some.value) told.set(each.id, each);
  }
  return ok(records.flatMap((record) => told.get(record.id) ?? []));
}

async function tellOfArticle(
  userId: ActorId,
  articleId: ArticleId,
  records: readonly NotificationRecord[],
): Promise<Result<readonly ToldNotification[], Failure>> {
  const access = await openArticle({ kind: "user", userId, sessionId: "" }, articleId);
  if (!access.ok) return access;
  const [review, names] = await Promise.all([readReview(access.value), actorNames(access.value)]);
  if (!review.ok) return review;
  if (!names.ok) return names;
  const say: EventNames = {
    actor: (id) => names.value.get(branded.actor({ id }).id) ?? pseudonymName(id) ?? "Someone",
    rating: (id) => findRating(access.value.scale, id)?.label ?? id,
  };
  const { state } = review.value;
  const told: ToldNotification[] = [];
  for (const record of records) {
    const events = await readEvents(access.value, record.seq - 1, 1);
    if (!events.ok) return events;
    const [entry] = events.value;
    if (entry === undefined) continue;
    const words = describeNotification({ userId, kind: record.kind }, entry, state, say);
    told.push({ ...record, ...words, by: { id: entry.actor, name: say.actor(entry.actor) } });
  }
  return ok(told);
}
