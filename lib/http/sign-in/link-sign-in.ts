import { z } from "zod";
import { spendSignInLink } from "../../database/people/sign-in-links";
import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, type Result } from "../../domain/result";

const credentials = z.object({ link: z.string().min(1).max(200) });

/** Whether somebody signs in with the secret of a mailed link rather than with a password. */
export function isByLink(input: unknown): boolean {
  return credentials.safeParse(input).success;
}

/** Signs in by a mailed link, once. Nobody guesses 256 random bits, so tries are not counted. */
export async function signInByLink(input: unknown): Promise<Result<ActorId, Failure>> {
  const parsed = credentials.safeParse(input);
  return parsed.success ? spendSignInLink(parsed.data.link) : fail({ kind: "unauthenticated" });
}
