import { openWorkspaceAsOperator } from "../../lib/database/access";
import { newestCheckpoint } from "../../lib/database/log/sign-log";
import { listSlugs } from "../../lib/database/people/workspaces";
import { type CommandLine, orExplain, readTyped, UsageError } from "../command-line";

export const command: CommandLine = {
  usage: "log checkpoint [--desk SLUG]",
  what: "Prints the newest signed checkpoint of a desk's log. Keep it elsewhere: `ledger verify --checkpoint FILE` takes it.",
  async run(args) {
    const slug = readTyped(args, ["desk"], 0).options["desk"] ?? (await onlyDesk());
    const { workspaceId } = orExplain(await openWorkspaceAsOperator(slug), `Desk ${slug}`);
    const newest = await newestCheckpoint(workspaceId);
    if (newest === null)
      throw new UsageError(`The log of ${slug} has no checkpoint yet: Assay signs it while it runs.`);
    process.stdout.write(newest.note);
    return 0;
  },
};

async function onlyDesk(): Promise<string> {
  const [slug, ...others] = await listSlugs();
  if (slug === undefined) throw new UsageError("There is no desk yet.");
  if (others.length > 0) throw new UsageError(`Say --desk, one of ${[slug, ...others].join(", ")}.`);
  return slug;
}
