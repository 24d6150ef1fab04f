import { FAILING_MS, QUIET_MS, waitAfter } from "../../domain/webhook";
import { database } from "../client";
import { webhookSecret } from "./webhook-secret";

/** A delivery whose turn it is. */
export type DeliveryTurn = {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly address: string;
  readonly turn: number;
  /** What it is signed with; none where it cannot be signed any more. */
  readonly secrets: readonly string[];
};

/** What came of a try. */
export type DeliveryOutcome = {
  /** Delivered; not, and to be tried again; not, and the receiver wants no more; nobody was asked, so that it counts as no try. */
  readonly kind: "delivered" | "failed" | "gone" | "postponed";
  readonly status: number | null;
  readonly tookMs: number | null;
  /** Why it was not delivered, in words. */
  readonly problem: string | null;
  /** How the answer begins. */
  readonly answer: string | null;
  /** How many ms it asked to wait before it is tried again; 0: it did not say. */
  readonly retryAfterMs: number;
};

/** To one webhook at once. */
const AT_ONCE = 4;
/** Of all webhooks. */
const MOST_TURNS = 100;
/** Nobody else takes it meanwhile; whoever took it and died is followed by another after this. */
const TURN_MS = 60_000;
const POSTPONED_MS = 5_000;

/** Takes deliveries that are due, a few of each webhook but those that are busy. */
export async function takeDeliveryTurns(
  now: Date,
  busy: readonly string[] = [],
): Promise<readonly DeliveryTurn[]> {
  const taken = await database().$queryRaw<readonly TakenTurn[]>`
    WITH due AS (
      SELECT next.id, webhook.address, webhook.secret_number, webhook.secret_hash, webhook.older_secret_until
      FROM webhook CROSS JOIN LATERAL (
        SELECT id FROM webhook_delivery WHERE webhook_id = webhook.id AND next_try_at <= ${now}
        ORDER BY next_try_at, at, seq LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
      ) AS next
      WHERE NOT webhook.is_paused AND webhook.off_at IS NULL AND webhook.id <> ALL(${[...busy]}::uuid[])
      LIMIT ${MOST_TURNS}
    )
    UPDATE webhook_delivery AS delivery
    SET next_try_at = ${new Date(now.getTime() + TURN_MS)}, turn = delivery.turn + 1
    FROM due WHERE delivery.id = due.id
    RETURNING delivery.id AS "deliveryId", delivery.webhook_id AS "webhookId", delivery.turn, due.address,
      due.secret_number AS "secretNumber", due.secret_hash AS "secretHash", due.older_secret_until AS "olderSecretUntil"`;
  return taken.map(({ secretNumber, secretHash, olderSecretUntil, ...turn }) => {
    const present = webhookSecret(turn.webhookId, secretNumber);
    if (present?.hash !== secretHash) return { ...turn, secrets: [] };
    const isBoth = olderSecretUntil !== null && olderSecretUntil > now;
    const older = isBoth ? webhookSecret(turn.webhookId, secretNumber - 1) : null;
    return { ...turn, secrets: [present.secret, ...(older === null ? [] : [older.secret])] };
  });
}

type TakenTurn = {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly address: string;
  readonly turn: number;
  readonly secretNumber: number;
  readonly secretHash: string;
  readonly olderSecretUntil: Date | null;
};

/** Keeps what came of a turn, and what follows for the delivery and its webhook. `chance`, 0 to 1, spreads the next try. */
export async function noteDelivery(
  { deliveryId, webhookId, turn }: DeliveryTurn,
  { kind, status, tookMs, problem, answer, retryAfterMs }: DeliveryOutcome,
  now: Date,
  chance = Math.random(),
): Promise<void> {
  await database().$transaction(async (transaction) => {
    // Whoever was slower than their turn has nothing to say: another has it.
    await transaction.$queryRaw`SELECT 1 FROM webhook_delivery WHERE id = ${deliveryId}::uuid FOR UPDATE`;
    const found = await transaction.webhookDelivery.findFirst({ where: { id: deliveryId, turn } });
    if (found === null) return;
    if (kind === "postponed") {
      const nextTryAt = new Date(now.getTime() + POSTPONED_MS);
      await transaction.webhookDelivery.updateMany({ where: { id: deliveryId, turn }, data: { nextTryAt } });
      return;
    }
    const tries = found.tries + 1;
    // A test is looked at by whoever asked for it: it is tried once.
    const isAgain = kind === "failed" && found.type !== "webhook.test";
    const waitMs = isAgain ? waitAfter(tries, chance, retryAfterMs) : null;
    // A receiver may echo what it was sent: where that was removed by order of law meanwhile, the answer goes, too.
    const last = {
      tries,
      lastTryAt: now,
      status,
      tookMs,
      problem,
      answer: found.body === null ? null : answer,
    };
    const next =
      waitMs === null
        ? { state: kind === "delivered" ? "delivered" : "failed", nextTryAt: null }
        : { nextTryAt: new Date(now.getTime() + waitMs) };
    const earlier = await transaction.webhookDelivery.aggregate({
      where: { webhookId },
      _max: { lastTryAt: true },
    });
    const noted = await transaction.webhookDelivery.updateMany({
      where: { id: deliveryId, turn },
      data: { ...last, ...next },
    });
    if (noted.count === 0) return;
    if (kind === "delivered") {
      const data = { failingSince: null };
      await transaction.webhook.updateMany({ where: { id: webhookId, failingSince: { not: null } }, data });
      return;
    }
    // Five days of tries that fail, not of silence: after a quiet day it begins anew.
    const tried = earlier._max.lastTryAt;
    const isQuiet = tried === null || now.getTime() - tried.getTime() > QUIET_MS;
    await transaction.webhook.updateMany({
      where: { id: webhookId, ...(isQuiet ? {} : { failingSince: null }) },
      data: { failingSince: now },
    });
    const tooLong = { lt: new Date(now.getTime() - FAILING_MS) };
    await transaction.webhook.updateMany({
      where: { id: webhookId, offAt: null, ...(kind === "gone" ? {} : { failingSince: tooLong }) },
      data: { offAt: now, offReason: kind === "gone" ? GONE : FAILING },
    });
  });
}

const GONE = "The receiver answered that it wants no more messages (410 Gone).";
const FAILING = "Every try failed there for five days.";
