import type { ArticleId, RevisionId } from "../../domain/ids";
import type { Command } from "../../ledger/shapes/command";
import { branded } from "../branded";
import { database } from "../client";

/** The texts of the article's revisions that commands put claims back on; read only when a command does. */
export async function earlierTexts(
  articleId: ArticleId,
  commands: readonly Command[],
): Promise<ReadonlyMap<RevisionId, string>> {
  const ids = commands.flatMap((command) =>
    command.type === "unplace-claim" ? [command.anchor.revisionId] : [],
  );
  if (ids.length === 0) return new Map();
  const rows = await database().revision.findMany({
    where: { articleId, id: { in: ids } },
    select: { id: true, text: true },
  });
  return new Map(rows.map(branded.revision).map(({ id, text }) => [id, text]));
}
