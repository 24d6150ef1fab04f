import { createHash } from "node:crypto";
import type { z } from "zod";
import { allowLink } from "../../database/people/sign-in-limit";
import { issueSignInLink, LINK_MINUTES } from "../../database/people/sign-in-links";
import { findUserByEmail } from "../../database/people/users";
import { isDemoAddress } from "../../domain/demo-address";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { mailOffice } from "../../mail/mailer";
import type { MailOffice } from "../../mail/send-mail";
import { sendMail } from "../../mail/send-mail";
import { writeSignInMail } from "../../mail/write-sign-in-mail";
import { logFault } from "../answers/log-fault";
import type { signInLinkSchema } from "../schemas/me-schema";
import { safeNext } from "./safe-next";

type Wish = z.output<typeof signInLinkSchema>;

/**
 * Has a link mailed that signs in once, if somebody here has this address. Whether that is so nobody is told, by the
 * answer or by how long it takes: the mail is written after it.
 */
export async function mailSignInLink(
  wish: Wish,
  address: string,
  office: MailOffice | null = mailOffice(),
): Promise<Result<undefined, Failure>> {
  if (office === null) return fail(invalid("email", "This installation has no mail server."));
  const allowed = await allowLink(wish.email, address);
  if (!allowed.ok) return allowed;
  void writeTo(office, wish).catch((error: unknown) => logFault("a link to sign in", error));
  return ok(undefined);
}

async function writeTo(office: MailOffice, { email, next }: Wish): Promise<void> {
  const user = await findUserByEmail(email);
  if (!user.ok || isDemoAddress(user.value.email)) return;
  const secret = await issueSignInLink(user.value.userId);
  if (!secret.ok) return;
  const { name, email: known } = user.value;
  // What follows # is sent to no server, and stands in no log.
  const url = `${office.baseUrl}/sign-in/link?next=${encodeURIComponent(safeNext(next))}#${secret.value}`;
  await sendMail(office, {
    ...writeSignInMail({ name, url, minutes: LINK_MINUTES }),
    id: createHash("sha256").update(secret.value).digest("hex").slice(0, 32),
    to: { name, address: known },
  });
}
