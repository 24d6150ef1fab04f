import { openWorkspaceAsOperator } from "../../lib/database/access";
import { issueToken } from "../../lib/database/people/tokens";
import { type CommandLine, needed, neededRole, orExplain, readTyped } from "../command-line";

export const command: CommandLine = {
  usage: "token issue --workspace SLUG --role owner|editor|reviewer|viewer --name NAME",
  what: "Makes an API token and prints it: it is not kept and cannot be shown again.",
  async run(args) {
    const typed = readTyped(args, ["workspace", "role", "name"], 0);
    const slug = needed(typed, "workspace");
    const access = orExplain(await openWorkspaceAsOperator(slug), `Workspace ${slug}`);
    const token = { name: needed(typed, "name"), role: neededRole(typed) };
    console.log(orExplain(await issueToken(access, token), token.name).secret);
    return 0;
  },
};
