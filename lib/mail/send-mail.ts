import type { Transporter } from "nodemailer";
import { isDemoAddress } from "../domain/demo-address";

/** A mail server, and what the e-mails of this installation need to know of it. */
export type MailOffice = {
  readonly transport: Pick<Transporter, "sendMail">;
  readonly from: string;
  readonly baseUrl: string;
  /** Signs unsubscribe links. */
  readonly secret: string;
  readonly gatherMs?: number;
};

/**
 * `away`: certainly not sent, and may be tried again. `refused`: the server will never take it for this address.
 * `unsure`: the connection broke when the server had it already; it is not sent again, so that nobody gets it twice.
 */
export type MailOutcome = "sent" | "away" | "refused" | "unsure";

/** One e-mail. `id` makes its Message-ID; `headers` are those beside the usual ones; `attachments` are texts. */
export type Mail = {
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { readonly filename: string; readonly content: string }[];
};

/**
 * Hands one e-mail to the mail server; one to an address of the demo desk goes nowhere. Says in the log what went
 * wrong, without the address or any secret.
 */
export async function sendMail(
  { transport, from, baseUrl }: Pick<MailOffice, "transport" | "from" | "baseUrl">,
  { id, headers, to, attachments = [], ...mail }: Mail,
): Promise<MailOutcome> {
  if (isDemoAddress(to.address)) return "refused";
  try {
    await transport.sendMail({
      ...mail,
      from,
      to: { ...to },
      attachments: [...attachments],
      messageId: `<${id}@${new URL(baseUrl).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated", ...headers },
    });
    return "sent";
  } catch (error) {
    const outcome = outcomeOf(error);
    console.error(`E-mail: one was not sent (${codeOf(error)}, ${outcome}).`);
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

type TestAnswer =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly failure: string };

/** Sends an e-mail to try the mail server with, and gives back what the server answered, for whoever set it up. */
export async function sendTestMail(
  { transport, from, baseUrl }: Pick<MailOffice, "transport" | "from" | "baseUrl">,
  address: string,
): Promise<TestAnswer> {
  if (isDemoAddress(address)) return { ok: false, failure: "Nobody reads the addresses of the demo desk." };
  const text = `This installation can send e-mail: ${baseUrl}\n`;
  try {
    const sent: { readonly response?: unknown } = await transport.sendMail({
      ...{ from, to: address, subject: "Assay can send e-mail", text },
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return { ok: true, value: String(sent.response ?? "nothing") };
  } catch (error) {
    return { ok: false, failure: error instanceof Error ? error.message : String(error) };
  }
}
