import type { PersonHere, TabDoing } from "../../domain/presence";
import { readPeople } from "./presence-store";

/** Tells the server what is done in a tab, and answers whether it heard. What gets lost is told again by the next beat. */
export async function tellPresence(
  articleId: string,
  sign: TabDoing & { readonly tabId: string; readonly beat: number },
): Promise<boolean> {
  const headers = { "Content-Type": "application/json" };
  const answer = await calmly(() =>
    fetch(path(articleId), { method: "POST", headers, body: JSON.stringify(sign) }),
  );
  return answer?.ok ?? false;
}

/** Tells the server that a tab is left, also while the browser closes it. */
export async function leavePresence(articleId: string, tabId: string, beat: number): Promise<void> {
  const query = `?tabId=${tabId}&beat=${beat}`;
  await calmly(() => fetch(path(articleId) + query, { method: "DELETE", keepalive: true }));
}

/** Who is here now; null when the server could not be asked. */
export async function fetchPeople(articleId: string): Promise<readonly PersonHere[] | null> {
  const answer = await calmly(() => fetch(path(articleId)));
  return answer?.ok ? readPeople(await answer.text()) : null;
}

const path = (articleId: string): string => `/api/v1/articles/${articleId}/presence`;

/** The line may break at any time: `fetch` then fails with a TypeError. */
async function calmly(call: () => Promise<Response>): Promise<Response | null> {
  try {
    return await call();
  } catch (failure) {
    if (failure instanceof TypeError) return null;
    throw failure;
  }
}
