import { changeNotificationSettings, readNotificationSettings } from "../../database/notices/notifications";
import { findUser } from "../../database/people/users";
import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { readUnsubscribeKey } from "../../mail/unsubscribe-key";
import { sessionSecret } from "../sign-in/session-secret";

/** Ends a person's e-mails by the key of a link that one of them carried. Doing so twice changes nothing. */
export async function unsubscribe(key: string): Promise<Result<undefined, Failure>> {
  const userId = readUnsubscribeKey(key, sessionSecret());
  const user = userId === null ? fail<Failure>({ kind: "not-found" }) : await findUser(userId);
  if (!user.ok) return user;
  const settings = await readNotificationSettings(user.value.userId);
  if (!settings.ok) return settings;
  const kept = await changeNotificationSettings(user.value.userId, { ...settings.value, mail: "off" });
  return kept.ok ? ok(undefined) : kept;
}
