import { findUserByEmail } from "../../database/people/users";
import type { ActorId } from "../../domain/ids";

/**
 * The user that an identity from elsewhere may act as: the one whose e-mail address the other side says it has
 * verified. An address that nobody verified proves nothing, and an unknown one gets no account.
 */
export async function findUserOfIdentity(profile: unknown): Promise<ActorId | null> {
  const email = verifiedEmail(profile);
  if (email === null) return null;
  const user = await findUserByEmail(email);
  return user.ok ? user.value.userId : null;
}

/** The e-mail address of an OpenID profile, only when `email_verified` is true. */
export function verifiedEmail(profile: unknown): string | null {
  if (typeof profile !== "object" || profile === null) return null;
  const email: unknown = Reflect.get(profile, "email");
  const isVerified: unknown = Reflect.get(profile, "email_verified");
  return typeof email === "string" && isVerified === true ? email.toLowerCase() : null;
}
