import type { MailCutoffs } from "../database/notices/mail-queue";

/** What happens within this time goes into one e-mail. */
const GATHER_MS = 60_000;
const HOUR_MS = 3_600_000;
const OLDEST_MS = 48 * HOUR_MS;

/** What is due at a moment: what happened a minute ago or more, and not so long ago that nobody would care. */
export function mailCutoffs(now: Date, gatherMs = GATHER_MS): MailCutoffs {
  const time = now.getTime();
  return {
    atOnce: new Date(time - gatherMs),
    oldest: new Date(time - OLDEST_MS),
  };
}
