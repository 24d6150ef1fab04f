import { removeNameAsOperator } from "../../lib/database/people/remove-name";
import { type CommandLine, neededWord, orExplain, readTyped } from "../command-line";

export const command: CommandLine = {
  usage: "person remove-name EMAIL",
  what: "Makes somebody who left a pseudonym everywhere but in published editions. It cannot be taken back.",
  async run(args) {
    const email = neededWord(readTyped(args, []), 0, "the e-mail address");
    const { name } = orExplain(await removeNameAsOperator(email), email);
    console.log(`They are ${name} from here on. Editions that are published keep the name that they had.`);
    return 0;
  },
};
