import type { ArticleId, ClaimId, CommentId } from "../../domain/ids";
import type { NewComment, Seen, Subject } from "../../ledger/review/changed-since";

type WireComment = WireMark & { readonly commentId: CommentId };
type WireMark = { readonly claimId: ClaimId | null; readonly seq: number };

/** What the server knows of how far one has seen the article, and what changed since, up to `seq`. */
export type FetchedSeen = Seen & {
  readonly seq: number;
  readonly changed: ReadonlyMap<Subject, number>;
  /** Others' comments that one has not seen. */
  readonly comments: ReadonlyMap<CommentId, NewComment>;
};

/** Null when the server could not be reached: nothing is marked then. */
export async function fetchSeen(articleId: ArticleId): Promise<FetchedSeen | null> {
  try {
    const answer = await fetch(`/api/v1/articles/${articleId}/seen`, {
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) return null;
    const body: {
      readonly seq: number;
      readonly since: number | null;
      readonly marks: readonly WireMark[];
      readonly changed: readonly WireMark[];
      readonly comments: readonly WireComment[];
    } = await answer.json();
    const bySubject = (marks: readonly WireMark[]) =>
      new Map<Subject, number>(marks.map((mark) => [mark.claimId ?? articleId, mark.seq]));
    const { seq, since } = body;
    const comments = new Map(
      body.comments.map(({ commentId, claimId, seq }) => [commentId, { subject: claimId ?? articleId, seq }]),
    );
    return { seq, since, marks: bySubject(body.marks), changed: bySubject(body.changed), comments };
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError) return null;
    throw failure;
  }
}

/** Tells the server what was seen. False when it did not take note. */
export async function putSeen(articleId: ArticleId, marks: ReadonlyMap<Subject, number>): Promise<boolean> {
  try {
    const list = [...marks].map(([subject, seq]) => ({
      claimId: subject === articleId ? null : subject,
      seq,
    }));
    const answer = await fetch(`/api/v1/articles/${articleId}/seen`, {
      method: "PUT",
      // It may be the last thing that the page does.
      keepalive: true,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ marks: list }),
    });
    return answer.ok;
  } catch (failure) {
    if (failure instanceof TypeError) return false;
    throw failure;
  }
}
