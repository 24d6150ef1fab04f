import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 random bits, and the hash that is kept of it. */
export function makeSecret(prefix: string): { readonly secret: string; readonly hash: string } {
  const secret = `${prefix}${randomBytes(32).toString("base64url")}`;
  return { secret, hash: hashSecret(secret) };
}

/** SHA-256 in hex: enough for a secret that nobody can guess, and fast enough for every request. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
