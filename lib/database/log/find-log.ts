import type { ArticleId } from "../../domain/ids";
import { readSettings } from "../../domain/workspace-settings";
import { branded } from "../branded";
import { database } from "../client";
import type { LogOf } from "./log-key";

/** The log that a published article's entries are in; null where the desk keeps it to its members. */
export async function findPublicLog(
  articleId: string,
): Promise<(LogOf & { readonly articleId: ArticleId }) | null> {
  const { id, workspace } = await database().article.findUniqueOrThrow({
    where: { id: articleId },
    select: { id: true, workspace: { select: { id: true, slug: true, settings: true } } },
  });
  if (!readSettings(workspace.settings).hasPublicLog) return null;
  const { id: workspaceId, slug } = branded.workspace(workspace);
  return { workspaceId, slug, articleId: branded.article({ id }).id };
}

/** Every desk's log, for the command line only, which runs on the installation's own machine. */
export async function listLogs(): Promise<readonly LogOf[]> {
  const rows = await database().workspace.findMany({
    select: { id: true, slug: true },
    orderBy: { slug: "asc" },
  });
  return rows.map(branded.workspace).map(({ id, slug }) => ({ workspaceId: id, slug }));
}
