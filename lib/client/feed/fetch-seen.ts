import type { ArticleId, ClaimId, CommentId } from "../../domain/ids";
import type { NewComment, Seen, Subject } from "../../ledger/review/changed-since";
import { type AnswerOf, askApi } from "../ask-api";
import { branded } from "../branded";

/** What the server knows of how far one has seen the article, and what changed since, up to `seq`. */
export type FetchedSeen = Seen & {
  readonly seq: number;
  readonly changed: ReadonlyMap<Subject, number>;
  /** Others' comments that one has not seen. */
  readonly comments: ReadonlyMap<CommentId, NewComment>;
};

/** Null when the server could not be reached: nothing is marked then. */
export async function fetchSeen(articleId: ArticleId): Promise<FetchedSeen | null> {
  const answer = await askApi("GET /api/v1/articles/{id}/seen", { params: { id: articleId } });
  if (!answer.ok) return null;
  const { seq, since, marks, changed, comments } = answer.value;
  const subjectOf = (claimId: string | null): Subject =>
    claimId === null ? articleId : branded<ClaimId>(claimId);
  const bySubject = (list: readonly Mark[]) =>
    new Map(list.map((mark) => [subjectOf(mark.claimId), mark.seq]));
  const news = comments.map(
    ({ commentId, claimId, seq }) =>
      [branded<CommentId>(commentId), { subject: subjectOf(claimId), seq }] as const,
  );
  return { seq, since, marks: bySubject(marks), changed: bySubject(changed), comments: new Map(news) };
}

type Mark = AnswerOf<"GET /api/v1/articles/{id}/seen">["marks"][number];

/** Tells the server what was seen. False when it did not take note. */
export async function putSeen(articleId: ArticleId, marks: ReadonlyMap<Subject, number>): Promise<boolean> {
  const list = [...marks].map(([subject, seq]) => ({ claimId: subject === articleId ? null : subject, seq }));
  const answer = await askApi("PUT /api/v1/articles/{id}/seen", {
    params: { id: articleId },
    body: { marks: list },
    // It may be the last thing that the page does.
    keepalive: true,
  });
  return answer.ok;
}
