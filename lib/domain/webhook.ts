/** What a webhook can be told of, as messages name it. */
export const WEBHOOK_EVENTS = [
  "claim.settled",
  "report.published",
  "report.corrected",
  "report.withdrawn",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** The type of a message: an event, or a test that an owner asked for. */
export const WEBHOOK_MESSAGES = [...WEBHOOK_EVENTS, "webhook.test"] as const;
export type WebhookMessage = (typeof WEBHOOK_MESSAGES)[number];

export const DELIVERY_STATES = ["waiting", "delivered", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed try the next one comes; together a little over a day. */
const WAITS_MS: readonly number[] = [
  ...[5 * SECOND, 5 * MINUTE, 30 * MINUTE],
  ...[2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR],
];

/** A webhook to which every try failed for so long is switched off. */
export const FAILING_MS = 5 * 24 * HOUR;

/** After so long without a try, longer than between any two of one message, what failed before says nothing any more. */
export const QUIET_MS = 24 * HOUR;

/** A receiver may ask to be tried that much later, and no later (`Retry-After`). */
const LATEST_MS = 10 * HOUR;

/** For how long a replaced secret signs beside the new one. */
export const OLDER_SECRET_MS = 24 * HOUR;

/** Deliveries are kept so long. */
export const KEPT_DAYS = 30;

/**
 * How many ms after the `tries`-th failed try the next one comes, up to a tenth more or less by `chance` (0 to 1), so that
 * what failed together is not tried together; not before the `askedMs` that the receiver asked for, within a bound; null: that
 * was the last.
 */
export function waitAfter(tries: number, chance: number, askedMs = 0): number | null {
  const wait = WAITS_MS[tries - 1];
  if (wait === undefined) return null;
  return Math.max(Math.round(wait * (0.9 + 0.2 * chance)), Math.min(askedMs, LATEST_MS));
}
