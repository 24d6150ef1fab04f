import type { ArticleAccess } from "../../database/access";
import { readHistory } from "../../database/articles/article-history";
import { readArticle, readRevision } from "../../database/articles/articles";
import { readLedger, readReview } from "../../database/ledger/read-review";
import { newestCheckpoint } from "../../database/log/sign-log";
import { actorNames } from "../../database/people/names";
import { readImprint } from "../../database/reports/imprints";
import { attemptRead } from "../../database/unavailable";
import type { Failure } from "../../domain/failure";
import { ok, type Result } from "../../domain/result";
import { aboutArticle } from "../../ledger/review/about-article";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import type { ReportArticle, ReportInput } from "../../report/report";
import { reportImprint } from "../../report/report-imprint";

/** From which moment, and where and when the report is made. Without `at`: the review as it is now. */
export type GatherSettings = {
  readonly at: number | undefined;
  readonly baseUrl: string;
  readonly now: Date;
  /** Whether the article is to be put up again from the report; where anything is withheld, it cannot be. */
  readonly withHistory?: boolean;
};

/** Reads all that a report of an article is made of. */
export async function gatherReport(
  access: ArticleAccess,
  { at, baseUrl, now, withHistory = false }: GatherSettings,
): Promise<Result<ReportInput, Failure>> {
  const review = await readReview(access, at);
  if (!review.ok) return review;
  const { state, head } = review.value;
  const article = await readArticle(access);
  if (!article.ok) return article;
  const revision = await readRevision(access, state.revisionId);
  if (!revision.ok) return revision;
  const entries = await readLedger(access, head.seq);
  if (!entries.ok) return entries;
  const names = await actorNames(access);
  if (!names.ok) return names;
  const imprint = await readImprint(access);
  if (!imprint.ok) return imprint;
  const checkpoint = await attemptRead(() => newestCheckpoint(access.workspaceId));
  if (!checkpoint.ok) return checkpoint;
  const history = withHistory ? await readHistory(access, entries.value, names.value) : ok(undefined);
  if (!history.ok) return history;
  const { slug, name, scale } = access;
  // As it was called then. What is said of an article is never withheld.
  const { details } = aboutArticle({ details: article.value, archivedAt: null }, entries.value);
  return ok({
    article: {
      ...article.value,
      ...details,
      revision: revision.value,
      ...originalOf(revision.value.id, entries.value),
    },
    state,
    head,
    entries: entries.value,
    scale,
    reader: { actor: access.actor, role: access.role },
    names: names.value,
    workspace: { slug, name },
    imprint: reportImprint(imprint.value),
    generatedAt: now.toISOString(),
    baseUrl,
    checkpoint: checkpoint.value?.note ?? null,
    history: history.value,
  });
}

/** What a text was read from, as the entry says that brought it. */
function originalOf(revisionId: string, entries: readonly ShownEntry[]): Pick<ReportArticle, "original"> {
  for (const entry of entries) {
    if (entry.type !== "article-added" && entry.type !== "article-revised") continue;
    const { revision, original } = entry.data ?? {};
    if (revision?.id === revisionId) return original === undefined ? {} : { original };
  }
  return {};
}
