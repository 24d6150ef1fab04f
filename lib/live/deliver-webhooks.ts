import {
  type DeliveryOutcome,
  type DeliveryTurn,
  noteDelivery,
  takeDeliveryTurns,
} from "../database/webhooks/delivery-turns";
import { writeMessage } from "../database/webhooks/write-message";
import type { FetchFailure } from "../fetch/fetch-failure";
import { safeFetch } from "../fetch/safe-fetch";
import { sayFailure } from "./ask-outside";
import { signWebhook } from "./sign-webhook";

/** What tests have otherwise: the time, the fetcher, how long an answer is waited for. */
export type Delivering = {
  readonly now?: () => Date;
  readonly fetcher?: typeof safeFetch;
  readonly waitMs?: number;
  /** Webhooks that are not asked now: what they got before is under way. */
  readonly busy?: readonly string[];
};

const WAIT_MS = 15_000;
const MOST_BYTES = 1_024;

/**
 * Sends what is due, and gives back for each webhook when that is done, so that one that is slow keeps no other waiting.
 * None of it throws for what a receiver or the network does.
 */
export async function deliverWebhooks({
  now = () => new Date(),
  fetcher = safeFetch,
  waitMs = WAIT_MS,
  busy = [],
}: Delivering = {}): Promise<ReadonlyMap<string, Promise<void>>> {
  const turns = await takeDeliveryTurns(now(), busy);
  const byWebhook = new Map<string, DeliveryTurn[]>();
  for (const turn of turns) byWebhook.set(turn.webhookId, [...(byWebhook.get(turn.webhookId) ?? []), turn]);
  const deliver = async (turn: DeliveryTurn) =>
    noteDelivery(turn, await send(turn, { now, fetcher, waitMs }), now());
  return new Map(
    [...byWebhook].map(([webhookId, each]) => [
      webhookId,
      Promise.all(each.map(deliver)).then(() => undefined),
    ]),
  );
}

async function send(
  { deliveryId, address, secrets }: DeliveryTurn,
  { now, fetcher, waitMs }: Required<Omit<Delivering, "busy">>,
): Promise<DeliveryOutcome> {
  if (secrets.length === 0) return { ...NOTHING, kind: "failed", problem: UNSIGNED };
  const body = await writeMessage(deliveryId);
  const signed = signWebhook({ id: deliveryId, sentAt: now(), body }, secrets);
  const begun = performance.now();
  const answer = await fetcher(address, {
    ...{ method: "POST", body, headers: { "Content-Type": "application/json", ...signed } },
    ...{ maxRedirects: 0, maxBytes: MOST_BYTES, isCut: true, anyStatus: true },
    ...{ idleMs: waitMs, answerMs: waitMs },
  });
  const tookMs = Math.round(performance.now() - begun);
  if (!answer.ok) return ofFailure(answer.failure, tookMs, waitMs);
  const { status, bytes, headers } = answer.value;
  // What Postgres cannot keep of it is shown as what it is: no character.
  const text = new TextDecoder().decode(bytes).replaceAll("\u0000", "\ufffd");
  const said = { status, tookMs, answer: text, retryAfterMs: 0 };
  if (status >= 200 && status <= 299) return { ...said, kind: "delivered", problem: null };
  const kind = status === 410 ? "gone" : "failed";
  const retryAfterMs = readRetryAfter(headers["retry-after"] ?? "", now());
  return { ...said, kind, problem: `It answered ${status}.`, retryAfterMs };
}

/** In ms from now, of seconds or of a date (RFC 9110, 10.2.3); 0 where it says nothing that can be read. */
function readRetryAfter(said: string, now: Date): number {
  if (/^\d{1,9}$/.test(said.trim())) return Number(said) * 1_000;
  const at = /^[A-Za-z]{3,9},? /.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}

const NOTHING = { status: null, tookMs: null, answer: null, retryAfterMs: 0 } as const;
const UNSIGNED =
  "It could not be signed: the installation’s own secret (NEXTAUTH_SECRET) is another one now. Make a new secret.";

function ofFailure(failure: FetchFailure, tookMs: number, waitMs: number): DeliveryOutcome {
  const said = { ...NOTHING, status: failure.status, tookMs, problem: sayOfReceiver(failure, waitMs) };
  const isOurs = failure.kind === "off" || failure.kind === "asked-too-often";
  return { ...said, kind: isOurs ? "postponed" : "failed" };
}

/** As of every service; of one that moved also how it said so. */
const sayOfReceiver = ({ kind, status }: FetchFailure, waitMs: number): string =>
  kind === "too-many-redirects"
    ? `It sends one to another address (${status}). Give that one.`
    : sayFailure(kind, waitMs);
