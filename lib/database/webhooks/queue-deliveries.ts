import { KEPT_DAYS } from "../../domain/webhook";
import { database } from "../client";

/** Leaves of a desk's log that are looked at in one go. */
const AT_ONCE = 5_000;

/**
 * Queues a delivery for each entry that the desks' logs took since the last time and that a webhook is told of. What was
 * queued and how far a webhook got are one statement: nothing is queued twice, and nothing is left out. Gives back how many
 * webhooks got further. What an article that was put up again says of the time before a webhook was added is no news to it.
 */
export async function queueDeliveries(now: Date): Promise<number> {
  return database().$executeRaw`
    WITH turn AS (
      SELECT webhook.id, webhook.workspace_id, webhook.events, webhook.added_at, webhook.position,
        least(webhook.position + ${AT_ONCE}::int, log.size) AS up_to
      FROM webhook CROSS JOIN LATERAL (
        SELECT max(index) + 1 AS size FROM log_leaf WHERE workspace_id = webhook.workspace_id
      ) AS log
      WHERE NOT webhook.is_paused AND webhook.off_at IS NULL AND webhook.position < log.size
      FOR UPDATE OF webhook SKIP LOCKED
    ), found AS (
      SELECT turn.id, turn.events, entry.article_id, entry.seq, entry.at, CASE
          WHEN entry.type = 'claim-settled' THEN 'claim.settled'
          WHEN entry.type = 'edition-withdrawn' THEN 'report.withdrawn'
          WHEN (entry.data->>'number')::int > 1 AND coalesce(entry.data->>'kind', 'correction') = 'correction'
            THEN 'report.corrected'
          ELSE 'report.published' END AS type
      FROM turn JOIN log_leaf AS leaf ON leaf.workspace_id = turn.workspace_id
        AND leaf.index >= turn.position AND leaf.index < turn.up_to
      JOIN ledger_entry AS entry ON entry.article_id = leaf.article_id AND entry.seq = leaf.seq
      WHERE entry.type IN ('claim-settled', 'report-published', 'edition-withdrawn') AND entry.redacted_by IS NULL
        AND entry.at >= turn.added_at - interval '1 minute'
    ), queued AS (
      INSERT INTO webhook_delivery (id, webhook_id, type, article_id, seq, at, queued_at, next_try_at)
      SELECT gen_random_uuid(), id, type, article_id, seq, at, ${now}, ${now} FROM found WHERE type = ANY(events)
      ON CONFLICT (webhook_id, article_id, seq) DO NOTHING
    )
    UPDATE webhook SET position = turn.up_to FROM turn WHERE webhook.id = turn.id AND webhook.position < turn.up_to`;
}

/** What was queued long ago is kept no longer. */
export async function forgetDeliveries(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await database().webhookDelivery.deleteMany({
    where: { queuedAt: { lt: before }, state: { not: "waiting" } },
  });
}
