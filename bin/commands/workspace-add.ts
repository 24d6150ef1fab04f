import { findUserByEmail } from "../../lib/database/people/users";
import { createWorkspace } from "../../lib/database/people/workspaces";
import { type CommandLine, needed, neededWord, orExplain, readTyped } from "../command-line";

export const command: CommandLine = {
  usage: "workspace add SLUG --name NAME --owner EMAIL",
  what: "Makes a workspace with the default rating scale and its first owner.",
  async run(args) {
    const typed = readTyped(args, ["name", "owner"]);
    const slug = neededWord(typed, 0, "the workspace's name in addresses, as in city-desk");
    const email = needed(typed, "owner");
    const owner = orExplain(await findUserByEmail(email), email);
    orExplain(await createWorkspace({ slug, name: needed(typed, "name"), ownerId: owner.userId }), slug);
    return 0;
  },
};
