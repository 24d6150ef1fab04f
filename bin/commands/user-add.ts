import { randomBytes } from "node:crypto";
import { createUser } from "../../lib/database/people/users";
import { type CommandLine, needed, neededWord, orExplain, readTyped } from "../command-line";

export const command: CommandLine = {
  usage: "user add EMAIL --name NAME [--password PASSWORD]",
  what: "Adds a person. Without a password one is made up and printed.",
  async run(args) {
    const typed = readTyped(args, ["name", "password"]);
    const email = neededWord(typed, 0, "the e-mail address");
    const password = typed.options["password"] ?? randomBytes(15).toString("base64url");
    orExplain(await createUser({ email, name: needed(typed, "name"), password }), email);
    if (typed.options["password"] === undefined) console.log(password);
    return 0;
  },
};
