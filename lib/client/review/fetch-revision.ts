import type { RevisionId } from "../../domain/ids";
import type { ProseMirrorJson } from "../../text/document-json";
import { READING_MS } from "../feed/fetch-entries";

/** One of the article's texts. */
export type FetchedRevision = { readonly id: RevisionId; readonly document: ProseMirrorJson };

/** The article's text of a number; null when it could not be reached. */
export async function fetchRevision(articleId: string, number: number): Promise<FetchedRevision | null> {
  try {
    const answer = await fetch(`/api/v1/articles/${articleId}/revisions/${number}`, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(READING_MS),
    });
    if (!answer.ok) return null;
    const { id, document }: FetchedRevision = await answer.json();
    return { id, document };
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError || failure instanceof DOMException) {
      return null;
    }
    throw failure;
  }
}
