import type { z } from "zod";
import type { Caller } from "../database/access";
import { forgiveSignIn, trySignIn } from "../database/sign-in-limit";
import { checkPassword, findUser, renameUser, setPassword, type UserRecord } from "../database/users";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { onlyPeople } from "./only-people";
import { endSessions } from "./own-sessions";
import { type Me, readMe } from "./present-me";
import type { profileChangeSchema } from "./schemas/me-schema";

export type ProfileChange = z.output<typeof profileChangeSchema>;

/**
 * Changes one's own name or password. A new password asks for the present one, so that a left screen is no key, and
 * ends the other sessions: whoever knew the old one is out.
 */
export async function changeMe(caller: Caller, change: ProfileChange): Promise<Result<Me, Failure>> {
  const person = await findPerson(caller);
  if (!person.ok) return person;
  const { userId } = person.value;
  if (change.password !== undefined) {
    const changed = await changePassword(person.value, change.password, change.currentPassword);
    if (!changed.ok) return changed;
    const ended = await endSessions(caller, "others");
    if (!ended.ok) return ended;
  }
  if (change.name !== undefined) {
    const renamed = await renameUser(userId, change.name.trim());
    if (!renamed.ok) return renamed;
  }
  return readMe(caller);
}

async function findPerson(caller: Caller): Promise<Result<UserRecord, Failure>> {
  return caller.kind === "token" ? fail(onlyPeople) : findUser(caller.userId);
}

async function changePassword(
  user: UserRecord,
  password: string,
  current: string | undefined,
): Promise<Result<null, Failure>> {
  const proven = user.hasPassword ? await provePassword(user, current) : ok(null);
  return proven.ok ? setPassword(user.userId, password) : proven;
}

async function provePassword(user: UserRecord, current: string | undefined): Promise<Result<null, Failure>> {
  if (current === undefined) return fail(invalid("currentPassword", "Give the password that you have now."));
  const allowed = await trySignIn(user.email, profileOf(user));
  if (!allowed.ok) return allowed;
  const checked = await checkPassword(user.email, current);
  if (checked.ok) return forgiveSignIn(allowed.value);
  if (checked.failure.kind !== "unauthenticated") return checked;
  return fail(invalid("currentPassword", "This is not your password."));
}

/** Counted apart from the addresses that people sign in from, and for each person apart. */
const profileOf = ({ userId }: UserRecord): string => `profile:${userId}`;
