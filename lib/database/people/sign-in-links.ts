import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { attempt } from "../unavailable";
import { hashSecret, makeSecret } from "./secret";

/** How long a mailed link signs in. */
export const LINK_MINUTES = 15;

/** Makes the secret of a link that signs a person in once. Only its hash is kept. */
export async function issueSignInLink(
  userId: ActorId,
  clock: Clock = wallClock,
): Promise<Result<string, Failure>> {
  const { secret, hash } = makeSecret("");
  const now = clock();
  const expiresAt = new Date(now.getTime() + LINK_MINUTES * 60_000);
  return attempt(async () => {
    await database().signInLink.deleteMany({ where: { expiresAt: { lt: now } } });
    await database().signInLink.create({ data: { secretHash: hash, userId, expiresAt } });
    return ok(secret);
  });
}

/** Who a link signs in, once: it and every other link of the person are gone. Used, too old and unknown are the same. */
export async function spendSignInLink(
  secret: string,
  clock: Clock = wallClock,
): Promise<Result<ActorId, Failure>> {
  return attempt(async () => {
    const [used] = await database().$queryRaw<{ user_id: ActorId }[]>`
      DELETE FROM sign_in_link WHERE secret_hash = ${hashSecret(secret)} AND expires_at > ${clock()}
      RETURNING user_id`;
    if (used === undefined) return fail({ kind: "unauthenticated" });
    await database().signInLink.deleteMany({ where: { userId: used.user_id } });
    return ok(used.user_id);
  });
}
