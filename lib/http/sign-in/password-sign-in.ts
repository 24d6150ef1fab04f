import { z } from "zod";
import { forgiveSignIn, trySignIn } from "../../database/people/sign-in-limit";
import { checkPassword, type UserRecord } from "../../database/people/users";
import type { Failure } from "../../domain/failure";
import { fail, type Result } from "../../domain/result";

const credentials = z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(1_000) });

/** Signs in by e-mail and password; counts tries per account and per address before it looks at the password. */
export async function signInByPassword(
  input: unknown,
  address: string,
): Promise<Result<UserRecord, Failure>> {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) return fail({ kind: "unauthenticated" });
  const { email, password } = parsed.data;
  if (!isStorable(email)) return fail({ kind: "unauthenticated" });
  const allowed = await trySignIn(email, address);
  if (!allowed.ok) return allowed;
  const user = await checkPassword(email, password);
  if (user.ok) await forgiveSignIn(allowed.value);
  return user;
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");
