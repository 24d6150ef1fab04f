import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { attempt } from "../unavailable";
import { normaliseEmail } from "./users";

const WINDOW_MS = 15 * 60 * 1000;
const MOST_PER_ACCOUNT = 10;
const MOST_PER_ADDRESS = 50;

/** A sign-in that was let through to its password, counted as failed until it is forgiven. */
export type SignInTry = { readonly email: string; readonly ids: readonly bigint[] };

/**
 * Lets a sign-in through to its password, unless its account or its network address saw too many failed ones of
 * late, in whatever process. It is counted before the password is looked at and asked about again afterwards, so
 * that many at once find no more open than one after the other. What is refused at the first look is not counted.
 */
export async function trySignIn(
  email: string,
  address: string,
  clock: Clock = wallClock,
): Promise<Result<SignInTry, Failure>> {
  const at = clock();
  const keys = [accountKey(email), addressKey(address)] as const;
  return attempt(async () => {
    const before = await longestWait(keys, at, 0);
    if (before > 0) return tooMany(before);
    const ids = await count(keys, at);
    const after = await longestWait(keys, at, 1);
    return after > 0 ? tooMany(after) : ok({ email, ids });
  });
}

const MOST_LINKS_PER_ACCOUNT = 5;

/**
 * Lets somebody have a link mailed, unless too many were asked for of late, for this address or from this network
 * address. It is the same for an address that nobody has, and counted apart from passwords.
 */
export async function allowLink(
  email: string,
  address: string,
  clock: Clock = wallClock,
): Promise<Result<null, Failure>> {
  const at = clock();
  const [account, network] = [`link:${normaliseEmail(email)}`, `link-address:${address}`] as const;
  return attempt(async () => {
    await count([account, network], at);
    const waits = await Promise.all([
      waitMs(account, MOST_LINKS_PER_ACCOUNT + 1, at),
      waitMs(network, MOST_PER_ADDRESS + 1, at),
    ]);
    const wait = Math.max(...waits);
    return wait > 0 ? tooMany(wait) : ok(null);
  });
}

/** After a right password the account's count begins anew, and this try no longer counts for the address. */
export async function forgiveSignIn({ email, ids }: SignInTry): Promise<Result<null, Failure>> {
  return attempt(async () => {
    await database().signInAttempt.deleteMany({
      where: { OR: [{ key: accountKey(email) }, { id: { in: [...ids] } }] },
    });
    return ok(null);
  });
}

/** Counts a try under each key; tries that are older than the window are forgotten. */
async function count(keys: readonly string[], at: Date): Promise<readonly bigint[]> {
  const [tries] = await database().$transaction([
    database().signInAttempt.createManyAndReturn({ data: keys.map((key) => ({ key, at })) }),
    database().signInAttempt.deleteMany({ where: { at: { lt: new Date(at.getTime() - WINDOW_MS) } } }),
  ]);
  return tries.map(({ id }) => id);
}

async function longestWait(
  [account, address]: readonly [string, string],
  now: Date,
  own: 0 | 1,
): Promise<number> {
  const waits = await Promise.all([
    waitMs(account, MOST_PER_ACCOUNT + own, now),
    waitMs(address, MOST_PER_ADDRESS + own, now),
  ]);
  return Math.max(...waits);
}

function tooMany(wait: number): { readonly ok: false; readonly failure: Failure } {
  const minutes = Math.ceil(wait / 60_000);
  return fail({
    kind: "too-many-attempts",
    detail: `Too many attempts to sign in. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    retryAfterSeconds: Math.ceil(wait / 1000),
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
