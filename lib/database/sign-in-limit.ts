import type { Failure } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { database } from "./client";
import { type Clock, wallClock } from "./clock";
import { attempt } from "./unavailable";
import { normaliseEmail } from "./users";

const WINDOW_MS = 15 * 60 * 1000;
const MOST_PER_ACCOUNT = 10;
const MOST_PER_ADDRESS = 50;

/** Refuses when an account, or a network address, saw too many failed sign-ins of late, in whatever process. */
export async function checkSignInLimit(
  email: string,
  address: string,
  clock: Clock = wallClock,
): Promise<Result<null, Failure>> {
  const now = clock();
  return attempt(async () => {
    const waits = await Promise.all([
      waitMs(accountKey(email), MOST_PER_ACCOUNT, now),
      waitMs(addressKey(address), MOST_PER_ADDRESS, now),
    ]);
    const wait = Math.max(...waits);
    if (wait === 0) return ok(null);
    const minutes = Math.ceil(wait / 60_000);
    return fail({
      kind: "too-many-attempts",
      detail: `Too many failed sign-ins. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
      retryAfterSeconds: Math.ceil(wait / 1000),
    });
  });
}

/** Counts a failed sign-in for the account, whether or not it exists, and for the address; old ones are forgotten. */
export async function recordFailedSignIn(
  email: string,
  address: string,
  clock: Clock = wallClock,
): Promise<Result<null, Failure>> {
  const at = clock();
  return attempt(async () => {
    await database().$transaction([
      database().signInAttempt.createMany({
        data: [
          { key: accountKey(email), at },
          { key: addressKey(address), at },
        ],
      }),
      database().signInAttempt.deleteMany({ where: { at: { lt: new Date(at.getTime() - WINDOW_MS) } } }),
    ]);
    return ok(null);
  });
}

/** After a right password the account's count begins anew; the address's does not. */
export async function clearFailedSignIns(email: string): Promise<Result<null, Failure>> {
  return attempt(async () => {
    await database().signInAttempt.deleteMany({ where: { key: accountKey(email) } });
    return ok(null);
  });
}

const accountKey = (email: string) => `account:${normaliseEmail(email)}`;
const addressKey = (address: string) => `address:${address}`;

/** How long until fewer than `most` attempts lie within the window; 0 when that is so now. */
async function waitMs(key: string, most: number, now: Date): Promise<number> {
  const from = new Date(now.getTime() - WINDOW_MS);
  const recent = await database().signInAttempt.findMany({
    where: { key, at: { gt: from } },
    orderBy: { at: "desc" },
    take: most,
  });
  const deciding = recent[most - 1];
  return deciding === undefined ? 0 : deciding.at.getTime() - from.getTime();
}
