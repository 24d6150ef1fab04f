import { createHmac, timingSafeEqual } from "node:crypto";
import type { ActorId } from "../domain/ids";

/** What an unsubscribe link carries: whose e-mails it ends, signed, so that nobody can end another's. It never expires. */
export function makeUnsubscribeKey(userId: ActorId, secret: string): string {
  return `${userId}.${sign(userId, secret)}`;
}

/** Whose key it is, or null when it was not made here. */
export function readUnsubscribeKey(key: string, secret: string): ActorId | null {
  const [userId = "", signature = ""] = key.split(".");
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(userId, secret))];
  return given.length === right.length && timingSafeEqual(given, right) ? (userId as ActorId) : null;
}

/** The purpose is part of what is signed: the same secret signs other things too. */
function sign(userId: string, secret: string): string {
  return createHmac("sha256", secret).update(`unsubscribe from e-mail: ${userId}`).digest("base64url");
}
