import type { ReviewState } from "../../domain/claim";
import { type Review, reviewToState } from "../../ledger/review/present-review";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import { fromWire, type WireEntry } from "../../ledger/shapes/wire-entry";
import { askApi } from "../ask-api";
import { branded } from "../branded";

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
  const page = await askApi("GET /api/v1/articles/{id}/events", {
    params: { id: articleId },
    query: { after: String(after), limit: String(PAGE) },
    timeoutMs: READING_MS,
  });
  if (page.ok) {
    // The schema leaves open what stands in a withheld entry, so that the types do not follow from each other.
    const events: readonly unknown[] = page.value.events;
    return { kind: "entries", entries: (events as readonly WireEntry[]).map(fromWire) };
  }
  if (page.status === 401) return { kind: "signed-out" };
  return { kind: page.status === 403 || page.status === 404 ? "closed" : "unreached" };
}

/** The review as the server shows it to this person now; null when it could not be reached. */
export async function fetchReview(articleId: string): Promise<ReviewState | null> {
  const review = await askApi("GET /api/v1/articles/{id}/review", {
    params: { id: articleId },
    timeoutMs: READING_MS,
  });
  return review.ok ? reviewToState(branded<Review>(review.value)) : null;
}
