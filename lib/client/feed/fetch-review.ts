import type { ReviewState } from "../../domain/claim";
import { type Review, reviewToState } from "../../ledger/review/present-review";
import { READING_MS } from "./fetch-entries";

/** The review as the server shows it to this person now; null when it could not be reached. */
export async function fetchReview(articleId: string): Promise<ReviewState | null> {
  try {
    const answer = await fetch(`/api/v1/articles/${articleId}/review`, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(READING_MS),
    });
    if (!answer.ok) return null;
    const review: Review = await answer.json();
    return reviewToState(review);
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError || failure instanceof DOMException) {
      return null;
    }
    throw failure;
  }
}
