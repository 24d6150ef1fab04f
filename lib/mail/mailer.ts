import { createTransport } from "nodemailer";
import { environment } from "../env";
import { sendCheckpoints } from "./send-checkpoints";
import { sendDigests } from "./send-digests";
import type { MailOffice } from "./send-mail";

const EVERY_MS = 20_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Begins to mail what is due, every few seconds, if a mail server is set. Gives back how to stop. */
export function startMailer(): () => void {
  const office = mailOffice();
  if (office === null) return () => {};
  let timer: NodeJS.Timeout | undefined;
  let wait = EVERY_MS;
  const round = async (): Promise<void> => {
    wait = (await mailOnce(office)) ? EVERY_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    timer = setTimeout(() => void round(), wait);
    timer.unref();
  };
  timer = setTimeout(() => void round(), EVERY_MS);
  timer.unref();
  return () => clearTimeout(timer);
}

/** The mail server that the environment names, or null. */
export function mailOffice(): MailOffice | null {
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_SECRET, ASSAY_URL, NEXTAUTH_URL } = environment();
  const address = ASSAY_URL ?? NEXTAUTH_URL;
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return null;
  if (NEXTAUTH_SECRET === undefined || address === undefined)
    throw new Error("Set NEXTAUTH_SECRET and NEXTAUTH_URL: e-mails carry signed links to this address.");
  return {
    transport: createTransport({ url: SMTP_URL, ...PATIENCE }),
    from: MAIL_FROM,
    baseUrl: new URL(address).origin,
    secret: NEXTAUTH_SECRET,
  };
}

/** True when the round was done; a fault is logged and the next round is later. */
async function mailOnce(office: MailOffice): Promise<boolean> {
  try {
    const round = await sendDigests(office, new Date());
    if (!round.ok || round.value.isAway) return false;
    return !(await sendCheckpoints(office, new Date())).isAway;
  } catch (error) {
    console.error("E-mail: a round failed.", error instanceof Error ? error.message : "");
    return false;
  }
}
