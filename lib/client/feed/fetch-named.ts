import type { NAMED_EVENTS } from "./named-events";

/** What a named event of the article's stream would say now, as data; null when the server could not be asked. */
export async function fetchNamed(
  articleId: string,
  name: (typeof NAMED_EVENTS)[number],
): Promise<string | null> {
  try {
    const answer = await fetch(`/api/v1/articles/${articleId}/${name}`);
    return answer.ok ? await answer.text() : null;
  } catch (failure) {
    if (failure instanceof TypeError) return null;
    throw failure;
  }
}
