import { mailOffice } from "../../lib/mail/mailer";
import { sendCheckpoints } from "../../lib/mail/send-checkpoints";
import { sendDigests } from "../../lib/mail/send-digests";
import { type CommandLine, orExplain, UsageError } from "../command-line";

export const command: CommandLine = {
  usage: "mail send",
  what: "Mails what is due now, once, as a running installation does every few seconds; says how many went out.",
  async run() {
    const office = mailOffice();
    if (office === null) throw new UsageError("No mail server is set. Set SMTP_URL and MAIL_FROM.");
    const digests = orExplain(await sendDigests(office, new Date()), "E-mail");
    const checkpoints = digests.isAway ? NOTHING : await sendCheckpoints(office, new Date());
    const sent = digests.sent + checkpoints.sent;
    const isAway = digests.isAway || checkpoints.isAway;
    console.log(sent === 1 ? "1 e-mail was sent." : `${sent} e-mails were sent.`);
    if (!isAway) return 0;
    console.error("The mail server does not take mail now. What is left is due again next time.");
    return 1;
  },
};

const NOTHING = { sent: 0, isAway: false };
