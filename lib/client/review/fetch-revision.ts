import type { RevisionId } from "../../domain/ids";
import type { ProseMirrorJson } from "../../text/document-json";
import { askApi } from "../ask-api";
import { branded } from "../branded";
import { READING_MS } from "../feed/fetch-entries";

/** One of the article's texts. */
export type FetchedRevision = { readonly id: RevisionId; readonly document: ProseMirrorJson };

/** The article's text of a number; null when it could not be reached. */
export async function fetchRevision(articleId: string, number: number): Promise<FetchedRevision | null> {
  const answer = await askApi("GET /api/v1/articles/{id}/revisions/{number}", {
    params: { id: articleId, number: String(number) },
    timeoutMs: READING_MS,
  });
  if (!answer.ok) return null;
  const { id, document } = answer.value;
  // The schema leaves open what stands in a document.
  return { id: branded<RevisionId>(id), document: document as ProseMirrorJson };
}
