import type { z } from "zod";
import type { Caller } from "../../database/access";
import { isFreshByLink } from "../../database/people/sessions";
import { forgiveSignIn, trySignIn } from "../../database/people/sign-in-limit";
import {
  checkPassword,
  findUser,
  renameUser,
  setPassword,
  type UserRecord,
} from "../../database/people/users";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { profileChangeSchema } from "../schemas/me-schema";
import { endSessions, onlyPeople } from "./own-sessions";
import { type Me, readMe } from "./present-me";

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
    const changed = await changePassword(caller, person.value, {
      next: change.password,
      current: change.currentPassword,
    });
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
  caller: Caller,
  user: UserRecord,
  { next, current }: { readonly next: string; readonly current: string | undefined },
): Promise<Result<null, Failure>> {
  const proven = await prove(caller, user, current);
  return proven.ok ? setPassword(user.userId, next) : proven;
}

/** Who forgot the password has a link mailed: it is the proof, for a while. */
async function prove(
  caller: Caller,
  user: UserRecord,
  current: string | undefined,
): Promise<Result<null, Failure>> {
  if (!user.hasPassword) return ok(null);
  const isByLink = caller.kind === "user" ? await isFreshByLink(caller.sessionId) : ok(false);
  if (!isByLink.ok) return isByLink;
  return isByLink.value ? ok(null) : provePassword(user, current);
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
