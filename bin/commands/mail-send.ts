import { mailOffice } from "../../lib/mail/mailer";
import { sendDigests } from "../../lib/mail/send-digests";
import { type CommandLine, orExplain, UsageError } from "../command-line";

export const command: CommandLine = {
  usage: "mail send",
  what: "Mails what is due now, once, as a running installation does every few seconds; says how many went out.",
  async run() {
    const office = mailOffice();
    if (office === null) throw new UsageError("No mail server is set. Set SMTP_URL and MAIL_FROM.");
    const { sent, isAway } = orExplain(await sendDigests(office, new Date()), "E-mail");
    console.log(sent === 1 ? "1 e-mail was sent." : `${sent} e-mails were sent.`);
    if (!isAway) return 0;
    console.error("The mail server does not take mail now. What is left is due again next time.");
    return 1;
  },
};
