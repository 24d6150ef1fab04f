import type { ReviewState } from "../../domain/claim";
import { type Review, reviewToState } from "../../ledger/review/present-review";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";

const PAGE = 1000;
/** A connection can hang without ever failing, as after a laptop slept. */
export const READING_MS = 30_000;

/** Entries read from the server; or why not: nobody answered, one is signed out, or may not see the article any more. */
export type FetchedEntries =
  | { readonly kind: "entries"; readonly entries: readonly ShownEntry[] }
  | { readonly kind: "unreached" | "signed-out" | "closed" };

/** The article's entries after `after`, in order. Never throws: a network that fails is an outcome. */
export async function fetchEntries(articleId: string, after: number): Promise<FetchedEntries> {
  const all: ShownEntry[] = [];
  for (;;) {
    const page = await fetchPage(articleId, all.at(-1)?.seq ?? after);
    if (page.kind !== "entries") return page;
    all.push(...page.entries);
    if (page.entries.length < PAGE) return { kind: "entries", entries: all };
  }
}

async function fetchPage(articleId: string, after: number): Promise<FetchedEntries> {
  try {
    const url = `/api/v1/articles/${articleId}/events?after=${after}&limit=${PAGE}`;
    const answer = await fetch(url, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(READING_MS),
    });
    if (answer.status === 401) return { kind: "signed-out" };
    if (answer.status === 403 || answer.status === 404) return { kind: "closed" };
    if (!answer.ok) return { kind: "unreached" };
    const body: { readonly events: readonly ShownEntry[] } = await answer.json();
    return { kind: "entries", entries: body.events };
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError || failure instanceof DOMException) {
      return { kind: "unreached" };
    }
    throw failure;
  }
}

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
