import type { ReviewState } from "../../domain/claim";
import type { ActorId, ArticleId, ClaimId } from "../../domain/ids";
import { NAMELESS_TYPES, namelessClaims } from "../../ledger/readers/hide-names";
import type { Voices } from "../../ledger/readers/pseudonym";
import { type ReaderView, readerView } from "../../ledger/readers/reader-view";
import type { ArticleAccess } from "../access";
import { database } from "../client";

/** What the caller may see, by a review of the article that was loaded after what is to be shown. */
export async function viewFor(access: ArticleAccess, now: ReviewState): Promise<ReaderView> {
  const isNameless = namelessClaims(now, access).size > 0;
  return readerView(now, access, isNameless ? await findVoices([access.articleId]) : undefined);
}

/** Who spoke on the claims of these articles: what pseudonyms are made from. */
export async function findVoices(articleIds: readonly ArticleId[]): Promise<Voices> {
  if (articleIds.length === 0) return new Map();
  const rows = await database().$queryRaw<{ claim_id: ClaimId; actor_id: ActorId }[]>`
    SELECT data->>'claimId' AS claim_id, actor_id FROM ledger_entry
    WHERE article_id = ANY(${[...articleIds]}::uuid[]) AND type = ANY(${[...NAMELESS_TYPES]})
      AND data->>'claimId' IS NOT NULL
    GROUP BY 1, 2 ORDER BY min(seq)`;
  const voices = new Map<ClaimId, ActorId[]>();
  for (const { claim_id, actor_id } of rows)
    voices.set(claim_id, [...(voices.get(claim_id) ?? []), actor_id]);
  return voices;
}
