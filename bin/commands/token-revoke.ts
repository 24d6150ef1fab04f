import { openWorkspaceAsOperator, type WorkspaceAccess } from "../../lib/database/access";
import { listTokens, revokeToken } from "../../lib/database/people/tokens";
import { type CommandLine, needed, neededWord, orExplain, readTyped, UsageError } from "../command-line";

export const command: CommandLine = {
  usage: "token revoke NAME|ID --workspace SLUG",
  what: "Ends an API token at once. What it did stays in the ledger, under its name.",
  async run(args) {
    const typed = readTyped(args, ["workspace"]);
    const slug = needed(typed, "workspace");
    const access = orExplain(await openWorkspaceAsOperator(slug), `Workspace ${slug}`);
    const tokenId = await findToken(access, neededWord(typed, 0, "the token's name or id"));
    orExplain(await revokeToken(access, tokenId), tokenId);
    return 0;
  },
};

async function findToken(access: WorkspaceAccess, asked: string): Promise<string> {
  const tokens = orExplain(await listTokens(access), "Tokens");
  const found = tokens.filter(
    (token) => token.tokenId === asked || (token.name === asked && token.revokedAt === null),
  );
  const [token] = found;
  if (token === undefined) throw new UsageError(`There is no token ${asked} in ${access.slug}.`);
  if (found.length === 1) return token.tokenId;
  const ids = found.map((each) => each.tokenId).join("\n  ");
  throw new UsageError(`${found.length} tokens have the name ${asked}. Give one of their ids:\n  ${ids}`);
}
