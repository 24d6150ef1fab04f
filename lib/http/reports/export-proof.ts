import type { ArticleAccess } from "../../database/access";
import { readArticle } from "../../database/articles/articles";
import { readReview } from "../../database/ledger/read-review";
import { findPublicLog } from "../../database/log/find-log";
import { type ArticleProof, proveArticle } from "../../database/log/prove-article";
import { findEdition, type PublicEdition } from "../../database/reports/read-editions";
import { attempt } from "../../database/unavailable";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { reportFilename } from "../../report/report-writer";

/** What an export in this format is, beside those that reports are written in (lib/report/writers). */
export const PROOF = {
  format: "proof",
  label: "Proof, JSON",
  mediaType: "application/json",
  extension: "json",
} as const;

export type ProofFile = { readonly text: string; readonly filename: string };

/** The proof of an article's entries, now, up to an entry or as of an edition, as a file. */
export async function exportProof(
  access: ArticleAccess,
  { at, edition }: { readonly at: number | undefined; readonly edition: number | undefined },
): Promise<Result<ProofFile, Failure>> {
  if (at !== undefined && edition !== undefined)
    return fail(invalid("edition", "Give an edition or at, not both."));
  const article = await readArticle(access);
  if (!article.ok) return article;
  const head = edition === undefined ? await headAt(access, at) : await headOf(access, edition);
  if (!head.ok) return head;
  return attempt(async () => {
    const moment = { seq: head.value.seq, edition: edition ?? null };
    const proof = await proveArticle(access, access.articleId, moment);
    if (proof === null) return fail(UNSIGNED);
    const named = {
      article: article.value,
      head: head.value,
      edition: edition === undefined ? null : { number: edition },
    };
    return ok({ text: writeProof(proof), filename: reportFilename(named, PROOF) });
  });
}

/** The proof of a published edition, for anyone; null where the desk keeps its log to its members. */
export async function publicProof({ articleId, edition }: PublicEdition): Promise<string | null> {
  const log = await findPublicLog(articleId);
  const proof =
    log === null
      ? null
      : await proveArticle(log, log.articleId, { seq: edition.seq, edition: edition.number });
  return proof === null ? null : writeProof(proof);
}

const UNSIGNED: Failure = {
  kind: "unavailable",
  detail: "Nothing of this desk's log is signed yet, so there is no proof. Ask again in a minute.",
};

const writeProof = (proof: ArticleProof): string => `${JSON.stringify(proof, null, 2)}\n`;

async function headAt(access: ArticleAccess, at: number | undefined) {
  const review = await readReview(access, at);
  return review.ok ? ok(review.value.head) : review;
}

async function headOf(access: ArticleAccess, edition: number) {
  const found = await findEdition(access, edition);
  return found.ok ? ok(found.value.edition) : found;
}
