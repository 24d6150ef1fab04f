import type { Failure } from "../domain/failure";
import { ok, type Result } from "../domain/result";
import { database } from "./client";
import { attempt } from "./unavailable";

/** Tells every process that listens to a channel, in one round trip. Each payload has less than 8000 bytes. */
export async function sendNotices(
  channel: string,
  payloads: readonly string[],
): Promise<Result<null, Failure>> {
  return attempt(async () => {
    await database()
      .$executeRaw`SELECT pg_notify(${channel}, payload) FROM unnest(${[...payloads]}::text[]) payload`;
    return ok(null);
  });
}
