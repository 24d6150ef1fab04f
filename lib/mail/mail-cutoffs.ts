import type { MailCutoffs } from "../database/mail-queue";

/** What happens within this time goes into one e-mail. */
const GATHER_MS = 60_000;
/** When the daily e-mails go out, hours after midnight UTC. */
const DAILY_HOUR = 6;
const HOUR_MS = 3_600_000;
const OLDEST_MS = 48 * HOUR_MS;

/** What is due at a moment: what happened a minute ago or more, and for the daily mail what did by six this morning. */
export function mailCutoffs(now: Date, gatherMs = GATHER_MS): MailCutoffs {
  const time = now.getTime();
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), DAILY_HOUR);
  return {
    atOnce: new Date(time - gatherMs),
    daily: new Date(today <= time ? today : today - 24 * HOUR_MS),
    oldest: new Date(time - OLDEST_MS),
  };
}
