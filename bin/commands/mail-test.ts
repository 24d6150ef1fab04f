import { mailOffice } from "../../lib/mail/mailer";
import { sendTestMail } from "../../lib/mail/send-mail";
import { type CommandLine, neededWord, readTyped, UsageError } from "../command-line";

export const command: CommandLine = {
  usage: "mail test ADDRESS",
  what: "Sends one e-mail to ADDRESS, to try SMTP_URL and MAIL_FROM; says what the mail server answered.",
  async run(args) {
    const address = neededWord(readTyped(args, []), 0, "the e-mail address");
    const office = mailOffice();
    if (office === null) throw new UsageError("No mail server is set. Set SMTP_URL and MAIL_FROM.");
    const answer = await sendTestMail(office, address);
    if (answer.ok) console.log(`Sent to ${address}. The mail server said: ${answer.value}`);
    else console.error(`Not sent. ${answer.failure}`);
    return answer.ok ? 0 : 1;
  },
};
