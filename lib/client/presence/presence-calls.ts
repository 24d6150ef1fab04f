import type { PersonHere, TabDoing } from "../../domain/presence";
import { askApi } from "../ask-api";
import { branded } from "../branded";

/** Tells the server what is done in a tab, and answers whether it heard. What gets lost is told again by the next beat. */
export async function tellPresence(
  articleId: string,
  sign: TabDoing & { readonly tabId: string; readonly beat: number },
): Promise<boolean> {
  const answer = await askApi("POST /api/v1/articles/{id}/presence", {
    params: { id: articleId },
    body: sign,
  });
  return answer.ok;
}

/** Tells the server that a tab is left, also while the browser closes it. */
export async function leavePresence(articleId: string, tabId: string, beat: number): Promise<void> {
  await askApi("DELETE /api/v1/articles/{id}/presence", {
    params: { id: articleId },
    query: { tabId, beat: String(beat) },
    keepalive: true,
  });
}

/** Who is here now; null when the server could not be asked. */
export async function fetchPeople(articleId: string): Promise<readonly PersonHere[] | null> {
  const answer = await askApi("GET /api/v1/articles/{id}/presence", { params: { id: articleId } });
  return answer.ok ? branded<readonly PersonHere[]>(answer.value.people) : null;
}
