import type { TakenMail } from "../database/mail-queue";
import type { MailOffice } from "./send-digests";
import type { Digest } from "./write-digest";

/**
 * `away`: certainly not sent, and may be tried again. `refused`: the server will never take it for this address.
 * `unsure`: the connection broke when the server had it already; it is not sent again, so that nobody gets it twice.
 */
export type MailOutcome = "sent" | "away" | "refused" | "unsure";

/** Hands one e-mail to the mail server. Says in the log what went wrong, without the address or any secret. */
export async function sendMail(
  { transport, from, baseUrl }: MailOffice,
  to: TakenMail,
  mail: Digest & { readonly oneClickUrl: string },
): Promise<MailOutcome> {
  const [first] = to.records;
  try {
    await transport.sendMail({
      from,
      to: { name: to.name, address: to.email },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${first?.id ?? "digest"}@${new URL(baseUrl).hostname}>`,
      headers: {
        "Auto-Submitted": "auto-generated",
        // RFC 8058: a mail program may POST to this address without asking anybody to sign in.
        "List-Unsubscribe": `<${mail.oneClickUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
    });
    return "sent";
  } catch (error) {
    const outcome = outcomeOf(error);
    console.error(`E-mail: a digest was not sent (${codeOf(error)}, ${outcome}).`);
    return outcome;
  }
}

type SmtpError = { readonly code?: unknown; readonly command?: unknown; readonly responseCode?: unknown };

function outcomeOf(error: unknown): MailOutcome {
  const { command, responseCode } = Object(error) as SmtpError;
  const isAnswered = typeof responseCode === "number";
  if (command === "DATA" && !isAnswered) return "unsure";
  const isAboutThisMail = command === "RCPT TO" || command === "DATA";
  return isAboutThisMail && isAnswered && responseCode >= 500 ? "refused" : "away";
}

function codeOf(error: unknown): string {
  const { code, responseCode } = Object(error) as SmtpError;
  return [code, responseCode].filter((part) => part !== undefined).join(" ") || "unknown";
}
