import { randomUUID } from "node:crypto";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { DeliveryState, WebhookMessage } from "../../domain/webhook";
import { permit, type WorkspaceAccess } from "../access";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import type { Webhook, WebhookDelivery } from "../generated/client";
import { attempt } from "../unavailable";
import { parseUuid } from "../uuid";

/** A message to a webhook, and what came of it. */
export type DeliveryRecord = {
  /** The message's `webhook-id`. */
  readonly deliveryId: string;
  readonly type: WebhookMessage;
  readonly articleId: string | null;
  readonly at: string;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly lastTryAt: string | null;
  readonly nextTryAt: string | null;
  /** What the last try was answered. */
  readonly status: number | null;
  readonly tookMs: number | null;
  readonly problem: string | null;
};

/** With what was sent (null: nothing yet, or removed by order of law) and how the answer begins. */
export type WholeDelivery = DeliveryRecord & { readonly body: string | null; readonly answer: string | null };

/** The newest first, `limit` of them. */
export async function listDeliveries(
  access: WorkspaceAccess,
  webhookId: string,
  limit: number,
): Promise<Result<readonly DeliveryRecord[], Failure>> {
  return withWebhook(access, webhookId, async ({ id }) => {
    const rows = await database().webhookDelivery.findMany({
      where: { webhookId: id },
      orderBy: [{ queuedAt: "desc" }, { id: "asc" }],
      omit: { body: true, answer: true },
      take: limit,
    });
    return ok(rows.map(toRecord));
  });
}

export async function readDelivery(
  access: WorkspaceAccess,
  webhookId: string,
  deliveryId: string,
): Promise<Result<WholeDelivery, Failure>> {
  return withDelivery(access, webhookId, deliveryId, async (row) => ok(toWhole(row)));
}

/** Sends a message again, now, under the same `webhook-id`: receivers that had it can tell. */
export async function redeliver(
  access: WorkspaceAccess,
  webhookId: string,
  deliveryId: string,
  clock: Clock = wallClock,
): Promise<Result<WholeDelivery, Failure>> {
  return withDelivery(access, webhookId, deliveryId, async ({ id }, webhook) => {
    if (isOff(webhook)) return fail(invalid("", RESUME));
    const next = { state: "waiting", tries: 0, nextTryAt: clock() };
    // A turn that somebody has at this moment says nothing any more.
    const row = await database().webhookDelivery.update({
      where: { id },
      data: { ...next, turn: { increment: 1 } },
    });
    return ok(toWhole(row));
  });
}

/** Queues a message that says nothing but that it is a test. */
export async function testWebhook(
  access: WorkspaceAccess,
  webhookId: string,
  clock: Clock = wallClock,
): Promise<Result<DeliveryRecord, Failure>> {
  return withWebhook(access, webhookId, async (webhook) => {
    if (isOff(webhook)) return fail(invalid("", RESUME));
    const now = clock();
    const waiting = await database().webhookDelivery.count({
      where: { webhookId: webhook.id, type: "webhook.test", state: "waiting" },
    });
    if (waiting >= MOST_TESTS) return fail(invalid("", "Tests are waiting already. See what comes of them."));
    const made = { id: randomUUID(), webhookId: webhook.id, type: "webhook.test" };
    const row = await database().webhookDelivery.create({
      data: { ...made, at: now, queuedAt: now, nextTryAt: now },
    });
    return ok(toRecord(row));
  });
}

const MOST_TESTS = 5;
const RESUME = "This webhook is off. Resume it first.";

const isOff = ({ isPaused, offAt }: Webhook): boolean => isPaused || offAt !== null;

async function withWebhook<T>(
  access: WorkspaceAccess,
  webhookId: string,
  act: (webhook: Webhook) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  const id = parseUuid(webhookId);
  if (id === null) return fail({ kind: "not-found" });
  return attempt(async () => {
    const { workspaceId } = access;
    const webhook = await database().webhook.findFirst({ where: { id, workspaceId } });
    return webhook === null ? fail({ kind: "not-found" }) : act(webhook);
  });
}

async function withDelivery<T>(
  access: WorkspaceAccess,
  webhookId: string,
  deliveryId: string,
  act: (row: WebhookDelivery, webhook: Webhook) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  return withWebhook(access, webhookId, async (webhook) => {
    const id = parseUuid(deliveryId);
    if (id === null) return fail({ kind: "not-found" });
    const row = await database().webhookDelivery.findFirst({ where: { id, webhookId: webhook.id } });
    return row === null ? fail({ kind: "not-found" }) : act(row, webhook);
  });
}

function toRecord(row: Omit<WebhookDelivery, "body" | "answer">): DeliveryRecord {
  const { id, type, articleId, at, state, tries, lastTryAt, nextTryAt, status, tookMs, problem } = row;
  return {
    ...{ deliveryId: id, articleId, at: at.toISOString(), tries, status, tookMs, problem },
    ...{ type: type as WebhookMessage, state: state as DeliveryState },
    ...{ lastTryAt: lastTryAt?.toISOString() ?? null, nextTryAt: nextTryAt?.toISOString() ?? null },
  };
}

const toWhole = (row: WebhookDelivery): WholeDelivery => ({
  ...toRecord(row),
  body: row.body,
  answer: row.answer,
});
