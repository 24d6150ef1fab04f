import { endSessionsAsOperator } from "../../lib/database/people/sessions";
import { findUserByEmail } from "../../lib/database/people/users";
import { type CommandLine, neededWord, orExplain, readTyped } from "../command-line";

export const command: CommandLine = {
  usage: "user sign-out EMAIL",
  what: "Ends every session of someone, as when a computer of theirs is lost.",
  async run(args) {
    const email = neededWord(readTyped(args, []), 0, "the e-mail address");
    const user = orExplain(await findUserByEmail(email), email);
    orExplain(await endSessionsAsOperator(user.userId), email);
    console.log(`${user.email} is signed out everywhere.`);
    return 0;
  },
};
