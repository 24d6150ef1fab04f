import { randomUUID } from "node:crypto";
import { bareHost } from "../../domain/allowed-host";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { OLDER_SECRET_MS, WEBHOOK_EVENTS, type WebhookEvent } from "../../domain/webhook";
import { environment } from "../../env";
import { loggedWebhook } from "../../ledger/desk/desk-shapes";
import { permit, type WorkspaceAccess } from "../access";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { changeDesk, type DeskChange, deskEvent } from "../desk/change-desk";
import { deskActor } from "../desk/desk-ledger";
import type { Prisma, Webhook } from "../generated/client";
import { readLogSize } from "../log/log-rows";
import { attempt } from "../unavailable";
import { parseUuid } from "../uuid";
import { webhookSecret } from "./webhook-secret";

/** An address that is told what happens on a desk, and how that goes. */
export type WebhookRecord = {
  readonly webhookId: string;
  readonly address: string;
  readonly events: readonly WebhookEvent[];
  readonly isPaused: boolean;
  readonly addedAt: string;
  /** Nothing arrived since; null: the last message did, or none was sent. */
  readonly failingSince: string | null;
  /** When and why it switched itself off, in words. */
  readonly off: { readonly at: string; readonly reason: string } | null;
  /** Until then the secret before signs too. */
  readonly olderSecretUntil: string | null;
};

export type NewSecret = { readonly secret: string };

/** What an owner may change of one. Switching one on that switched itself off is `isPaused: false`. */
export type WebhookChange = {
  readonly address?: string | undefined;
  readonly events?: readonly WebhookEvent[] | undefined;
  readonly isPaused?: boolean | undefined;
};

/** Each costs a request for everything that happens. */
const MOST_WEBHOOKS = 10;

/** In the order in which they were added. */
export async function listWebhooks(
  access: WorkspaceAccess,
): Promise<Result<readonly WebhookRecord[], Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  return attempt(async () => {
    const rows = await database().webhook.findMany({
      where: { workspaceId: access.workspaceId },
      orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    });
    return ok(rows.map(toRecord));
  });
}

/** It is told of what happens from now on. The secret is given out here and never again. */
export async function addWebhook(
  access: WorkspaceAccess,
  asked: { readonly address: string; readonly events: readonly WebhookEvent[] },
  clock: Clock = wallClock,
): Promise<Result<WebhookRecord & NewSecret, Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  const address = readAddress(asked.address);
  if (!address.ok) return fail(invalid("address", address.failure));
  const events = inOrder(asked.events);
  if (events.length === 0) return fail(invalid("events", NO_EVENT));
  const { workspaceId } = access;
  const id = randomUUID();
  const made = webhookSecret(id, 1);
  if (made === null) return fail(NO_SECRET);
  return changeDesk(
    deskActor(access),
    async (transaction, at) => {
      const there = await transaction.webhook.findMany({ where: { workspaceId }, select: { address: true } });
      if (there.some((each) => each.address === address.value)) return fail(invalid("address", THERE));
      if (there.length >= MOST_WEBHOOKS)
        return fail(invalid("address", `A desk has at most ${MOST_WEBHOOKS} webhooks. Remove one first.`));
      const position = await readLogSize(workspaceId, transaction);
      const row = await transaction.webhook.create({
        data: {
          ...{ id, workspaceId, address: address.value, events, addedAt: at, position },
          secretHash: made.hash,
        },
      });
      const event = deskEvent("webhook-added", logged(row));
      return ok({ value: { ...toRecord(row), secret: made.secret }, events: [event] });
    },
    clock,
  );
}

/** What happens while one is paused or off is never sent, and what waited then is given up when it is resumed. */
export async function changeWebhook(
  access: WorkspaceAccess,
  webhookId: string,
  change: WebhookChange,
): Promise<Result<WebhookRecord, Failure>> {
  const address = change.address === undefined ? undefined : readAddress(change.address);
  if (address?.ok === false) return fail(invalid("address", address.failure));
  const events = change.events === undefined ? undefined : inOrder(change.events);
  if (events?.length === 0) return fail(invalid("events", NO_EVENT));
  return changeOne(access, webhookId, async (transaction, before) => {
    const { id } = before;
    const { workspaceId } = access;
    const taken = address && { workspaceId, address: address.value, id: { not: id } };
    if (taken && (await transaction.webhook.count({ where: taken })) > 0)
      return fail(invalid("address", THERE));
    const isResumed = change.isPaused === false && (before.isPaused || before.offAt !== null);
    const position = isResumed ? await readLogSize(workspaceId, transaction) : before.position;
    const row = await transaction.webhook.update({
      where: { id },
      data: {
        ...(address && { address: address.value, failingSince: null }),
        ...(events && { events }),
        ...(change.isPaused !== undefined && { isPaused: change.isPaused }),
        ...(isResumed && { position, offAt: null, offReason: null, failingSince: null }),
      },
    });
    // A turn that somebody has at this moment says nothing any more.
    const givenUp = { state: "failed", nextTryAt: null, problem: GIVEN_UP, turn: { increment: 1 } };
    if (isResumed)
      await transaction.webhookDelivery.updateMany({
        where: { webhookId: id, state: "waiting" },
        data: givenUp,
      });
    return ok({ value: toRecord(row), events: changes(before, row) });
  });
}

/** A new secret. The one before signs beside it for a day; one from before that ends at once. */
export async function replaceWebhookSecret(
  access: WorkspaceAccess,
  webhookId: string,
  clock: Clock = wallClock,
): Promise<Result<WebhookRecord & NewSecret, Failure>> {
  return changeOne(
    access,
    webhookId,
    async (transaction, { id, address, secretNumber }, at) => {
      const made = webhookSecret(id, secretNumber + 1);
      if (made === null) return fail(NO_SECRET);
      const olderSecretUntil = new Date(at.getTime() + OLDER_SECRET_MS);
      const data = { secretNumber: secretNumber + 1, secretHash: made.hash, olderSecretUntil };
      const row = await transaction.webhook.update({ where: { id }, data });
      const event = deskEvent("webhook-secret-made", { webhookId: id, host: hostOf(address) });
      return ok({ value: { ...toRecord(row), secret: made.secret }, events: [event] });
    },
    clock,
  );
}

/** Nothing more is sent to it, and what was is forgotten. */
export async function removeWebhook(
  access: WorkspaceAccess,
  webhookId: string,
): Promise<Result<null, Failure>> {
  return changeOne(access, webhookId, async (transaction, { id, address }) => {
    await transaction.webhook.delete({ where: { id } });
    return ok({
      value: null,
      events: [deskEvent("webhook-removed", { webhookId: id, host: hostOf(address) })],
    });
  });
}

async function changeOne<T>(
  access: WorkspaceAccess,
  webhookId: string,
  change: (
    transaction: Prisma.TransactionClient,
    row: Webhook,
    at: Date,
  ) => Promise<Result<DeskChange<T>, Failure>>,
  clock: Clock = wallClock,
): Promise<Result<T, Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  const id = parseUuid(webhookId);
  if (id === null) return fail({ kind: "not-found" });
  return changeDesk(
    deskActor(access),
    async (transaction, at) => {
      const row = await transaction.webhook.findFirst({ where: { id, workspaceId: access.workspaceId } });
      return row === null ? fail({ kind: "not-found" }) : change(transaction, row, at);
    },
    clock,
  );
}

function changes(before: Webhook, after: Webhook): DeskChange<unknown>["events"] {
  const said = { before: logged(before), after: logged(after) };
  const isOther =
    before.address !== after.address || JSON.stringify(said.before) !== JSON.stringify(said.after);
  const isBack = before.offAt !== null && after.offAt === null;
  const named = { webhookId: after.id, host: said.after.host };
  return [
    ...(isOther ? [deskEvent("webhook-changed", said)] : []),
    ...(isBack ? [deskEvent("webhook-switched-on", named)] : []),
  ];
}

const GIVEN_UP = "The webhook was off when this was due. Send it again if it still matters.";
const THERE = "This address is in the list already.";
const NO_EVENT = "Choose at least one event.";
const NO_SECRET: Failure = {
  kind: "unavailable",
  detail: "This installation cannot sign messages. Whoever runs it sets NEXTAUTH_SECRET.",
};
const ADDRESS_ADVICE = "Give the address that takes messages, beginning with https://.";

/** Fails with a sentence. Whether it leads into a private network is found when it is asked. */
function readAddress(written: string): Result<string, string> {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : null;
  if (url === null || url.hash !== "") return fail(ADDRESS_ADVICE);
  if (url.username !== "" || url.password !== "")
    return fail("Leave the name and the password out of the address: messages are signed instead.");
  const [host, port] = [bareHost(url.hostname), Number(url.port || 80)];
  const isAllowed = environment().ASSAY_FETCH_ALLOW.some(
    (each) => each.host === host && (each.port ?? port) === port,
  );
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isAllowed)) return fail(ADDRESS_ADVICE);
  return ok(url.href);
}

const logged = ({ id, ...row }: Webhook) => loggedWebhook({ webhookId: id, ...row });

const hostOf = (address: string): string => new URL(address).host;

const inOrder = (events: readonly string[]): WebhookEvent[] =>
  WEBHOOK_EVENTS.filter((each) => events.includes(each));

function toRecord(row: Webhook): WebhookRecord {
  const { id, address, events, isPaused, addedAt, failingSince, offAt, offReason, olderSecretUntil } = row;
  return {
    webhookId: id,
    ...{ address, events: inOrder(events), isPaused, addedAt: addedAt.toISOString() },
    failingSince: failingSince?.toISOString() ?? null,
    off: offAt === null ? null : { at: offAt.toISOString(), reason: offReason ?? "" },
    olderSecretUntil: olderSecretUntil?.toISOString() ?? null,
  };
}
