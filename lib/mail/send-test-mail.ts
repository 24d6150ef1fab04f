import { isDemoAddress } from "../domain/demo-address";
import type { MailOffice } from "./send-mail";

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
