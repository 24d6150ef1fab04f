import { putBack, type TakenMail, takeMail } from "../database/notices/mail-queue";
import { tellNotifications } from "../database/notices/tell-notifications";
import type { Failure } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { mailCutoffs } from "./mail-cutoffs";
import { type MailOffice, type MailOutcome, sendMail } from "./send-mail";
import { makeUnsubscribeKey } from "./unsubscribe-key";
import { writeDigest } from "./write-digest";

/** What a round did. `isAway`: the mail server did not take mail; what was taken is put back for the next round. */
export type MailRound = { readonly sent: number; readonly isAway: boolean };

/** Mails everything that is due at `now`, one e-mail a person. Any number of processes may do so at once. */
export async function sendDigests(office: MailOffice, now: Date): Promise<Result<MailRound, Failure>> {
  for (let sent = 0; ; ) {
    const taken = await takeMail(mailCutoffs(now, office.gatherMs), now);
    if (!taken.ok) return taken;
    if (taken.value === null) return ok({ sent, isAway: false });
    const outcome = await mailOne(office, taken.value);
    if (!outcome.ok) return outcome;
    if (outcome.value === "away") return ok({ sent, isAway: true });
    if (outcome.value === "sent") sent += 1;
  }
}

async function mailOne(
  office: MailOffice,
  taken: TakenMail,
): Promise<Result<MailOutcome | "nothing", Failure>> {
  const told = await tellNotifications(taken.userId, taken.records);
  if (!told.ok) {
    await putBack(taken.records);
    return fail(told.failure);
  }
  if (told.value.length === 0) return ok("nothing");
  const { baseUrl, secret } = office;
  const key = encodeURIComponent(makeUnsubscribeKey(taken.userId, secret));
  const { name, email, records } = taken;
  const outcome = await sendMail(office, {
    ...writeDigest(told.value, { name, baseUrl, unsubscribeUrl: `${baseUrl}/unsubscribe/${key}` }),
    id: records[0]?.id ?? "digest",
    to: { name, address: email },
    headers: {
      // RFC 8058: a mail program may POST to this address without asking anybody to sign in.
      "List-Unsubscribe": `<${baseUrl}/api/v1/unsubscribe/${key}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  });
  if (outcome !== "away") return ok(outcome);
  const returned = await putBack(taken.records);
  return returned.ok ? ok(outcome) : returned;
}
