import { addMemberAsOperator } from "../../lib/database/people/members";
import { type CommandLine, needed, neededRole, neededWord, orExplain, readTyped } from "../command-line";

export const command: CommandLine = {
  usage: "member set EMAIL --workspace SLUG --role owner|editor|reviewer|viewer",
  what: "Makes someone who has an account a member of a workspace, or changes their role.",
  async run(args) {
    const typed = readTyped(args, ["workspace", "role"]);
    const email = neededWord(typed, 0, "the e-mail address");
    orExplain(await addMemberAsOperator(needed(typed, "workspace"), email, neededRole(typed)), email);
    return 0;
  },
};
