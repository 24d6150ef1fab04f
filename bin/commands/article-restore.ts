import { readFileSync } from "node:fs";
import { openWorkspaceAsOperator } from "../../lib/database/access";
import { archiveSchema, restoreArticle } from "../../lib/database/articles/restore-article";
import { verifyLedger } from "../../lib/database/ledger/verify-ledger";
import { type CommandLine, needed, neededWord, orExplain, readTyped, UsageError } from "../command-line";

export const command: CommandLine = {
  usage: "article restore FILE.json --workspace SLUG",
  what: "Puts an article up again from its complete JSON export: the same review, history and hashes. It must not be there.",
  async run(args) {
    const typed = readTyped(args, ["workspace"]);
    const file = neededWord(typed, 0, "the file");
    const slug = needed(typed, "workspace");
    const access = orExplain(await openWorkspaceAsOperator(slug), `Workspace ${slug}`);
    const id = orExplain(await restoreArticle(access, readArchive(file)), file);
    const check = await verifyLedger(id);
    if (!check.ok)
      throw new Error(`Entry ${check.seq} of the restored article does not hold: ${check.reason}`);
    console.log(`${id}: ${check.entries} entries hold, the last is ${check.head.hash}.`);
    return 0;
  },
};

function readArchive(file: string) {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const archive = archiveSchema.safeParse(json);
  if (archive.success) return archive.data.history;
  const [issue] = archive.error.issues;
  throw new UsageError(
    issue?.path[0] === "history" && issue.path.length === 1
      ? `${file} has no history. Export it as JSON, now and not an edition, as somebody who sees everything.`
      : `${file} is no complete JSON export: ${issue?.path.join(".")}: ${issue?.message}`,
  );
}
