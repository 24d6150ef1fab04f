import type { ArticleAccess } from "../../database/access";
import { readRevision } from "../../database/articles/articles";
import { findMoment, findMomentIfGiven, type Moment } from "../../database/ledger/find-moment";
import { readMoments, readReview } from "../../database/ledger/read-review";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { type ComparedMoments, compareMoments } from "../../ledger/review/compare-moments";
import { presentClaim } from "../../ledger/review/present-review";
import { type WordPart, wordDiff } from "../../text/word-diff";

type Asked = { readonly from: Moment; readonly to?: Moment | undefined };

/** What differs between two moments of a review, as the caller may see both now. Refuses moments the wrong way round. */
export async function answerChanges(access: ArticleAccess, asked: Asked) {
  const from = await findMoment(access, asked.from, "from");
  if (!from.ok) return from;
  const given = await findMomentIfGiven(access, asked.to, "to");
  if (!given.ok) return given;
  const to = given.value ?? (await headOf(access));
  if (typeof to !== "number") return to;
  if (from.value > to) {
    return fail(
      invalid("to", `This is entry ${to}, before entry ${from.value}. Give the later moment as to.`),
    );
  }
  const moments = await readMoments(access, from.value, to);
  if (!moments.ok) return moments;
  const compared = compareMoments(moments.value.before, moments.value.after);
  const parts = await textParts(access, compared.text);
  if (!parts.ok) return parts;
  return ok({
    articleId: access.articleId,
    from: from.value,
    to,
    claims: compared.claims.map((claim) => ({
      claimId: claim.claimId,
      kind: claim.kind,
      parts: claim.parts,
      before: claim.before === null ? null : presentClaim(claim.before),
      after: presentClaim(claim.after),
    })),
    evidence: compared.evidence,
    text: { ...compared.text, parts: parts.value },
  });
}

async function headOf(access: ArticleAccess) {
  const review = await readReview(access);
  return review.ok ? review.value.head.seq : review;
}

async function textParts(
  access: ArticleAccess,
  { before, after }: ComparedMoments["text"],
): Promise<Result<readonly WordPart[] | null, Failure>> {
  if (before.revisionId === after.revisionId) return ok(null);
  const [old, now] = await Promise.all([
    readRevision(access, before.revisionId),
    readRevision(access, after.revisionId),
  ]);
  if (!old.ok) return old;
  return now.ok ? ok(wordDiff(old.value.text, now.value.text)) : now;
}
