import { cache } from "react";
import type { WorkbenchData } from "@/components/open-article/workbench-data";
import { type ArticleAccess, type Caller, openArticle } from "@/lib/database/access";
import { readArticle } from "@/lib/database/articles/articles";
import { readReview } from "@/lib/database/ledger/read-review";
import { listMembers } from "@/lib/database/people/members";
import { actorNames } from "@/lib/database/people/names";
import { DatabaseUnavailable } from "@/lib/database/unavailable";
import type { ReviewState } from "@/lib/domain/claim";
import type { Failure } from "@/lib/domain/failure";
import type { Result } from "@/lib/domain/result";
import { EXPORT_FORMATS } from "@/lib/http/reports/export-formats";
import { type PackedReview, packReview } from "@/lib/ledger/review/packed-review";

/** Everything that the workbench of an article begins with; null when it is not there, or not the caller's to see. */
export const readWorkbench = cache(
  async (caller: Caller, slug: string, id: string): Promise<WorkbenchData | null> => {
    const opened = await openArticle(caller, id);
    if (!opened.ok) return nothing(opened.failure);
    return opened.value.slug === slug ? gather(opened.value) : null;
  },
);

async function gather(access: ArticleAccess): Promise<WorkbenchData> {
  const [article, review, members, names] = await Promise.all([
    readArticle(access),
    readReview(access),
    listMembers(access),
    actorNames(access),
  ]);
  const { revision, ...about } = unwrap(article);
  return {
    article: {
      id: about.id,
      title: about.title,
      byline: about.byline,
      publisher: about.publisher,
      sourceUrl: about.sourceUrl,
      publishedAt: about.publishedAt,
      language: about.language,
      direction: about.direction,
      words: revision.words,
      archivedAt: about.archivedAt,
      revisionId: revision.id,
      document: revision.document,
    },
    desk: { slug: access.slug, name: access.name, scale: access.scale, settings: access.settings },
    me: { id: access.actor, role: access.role },
    members: unwrap(members).map(({ userId, name }) => ({ userId, name })),
    names: new Map(unwrap(names)),
    review: packOnce(unwrap(review).state, revision.text),
    exports: EXPORT_FORMATS.map(({ format, label, isForDesk }) => ({ format, label, isForDesk })),
    now: new Date().toISOString(),
  };
}

/** A review that nothing happened to since is kept in memory as one value, and is sent to everybody who sees all of it. */
function packOnce(state: ReviewState, text: string): PackedReview {
  const known = packs.get(state) ?? packReview(state, text);
  packs.set(state, known);
  return known;
}

const packs = new WeakMap<ReviewState, PackedReview>();

/** After the gate only the database can still fail; app/error.tsx says so. */
function unwrap<T>(result: Result<T, Failure>): T {
  if (result.ok) return result.value;
  if (result.failure.kind === "unavailable") throw new DatabaseUnavailable(result.failure.detail);
  throw new Error(`Reading an article that was opened failed: ${result.failure.kind}.`);
}

function nothing(failure: Failure): null {
  if (failure.kind === "unavailable") throw new DatabaseUnavailable(failure.detail);
  return null;
}
