import type { LedgerEntry } from "@/lib/ledger/ledger-entry";

const PAGE = 1000;

/** The article's entries after `after`, in order; null when the server could not be reached. */
export async function fetchEntries(articleId: string, after: number): Promise<readonly LedgerEntry[] | null> {
  const all: LedgerEntry[] = [];
  for (;;) {
    const page = await fetchPage(articleId, all.at(-1)?.seq ?? after);
    if (page === null) return null;
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/**
 * Follows the article's entries as they come, starting after `after`. The browser reconnects by itself and tells
 * the server the last id it saw. Returns what ends it.
 */
export function followEntries(
  articleId: string,
  after: number,
  on: { readonly entry: (entry: LedgerEntry) => void; readonly live: (isLive: boolean) => void },
): () => void {
  const source = new EventSource(`/api/v1/articles/${articleId}/events?after=${after}`);
  source.onopen = () => on.live(true);
  source.onerror = () => on.live(false);
  source.onmessage = (message) => on.entry(JSON.parse(message.data));
  source.addEventListener("closed", () => {
    on.live(false);
    source.close();
  });
  return () => source.close();
}

async function fetchPage(articleId: string, after: number): Promise<readonly LedgerEntry[] | null> {
  try {
    const url = `/api/v1/articles/${articleId}/events?after=${after}&limit=${PAGE}`;
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    if (!answer.ok) return null;
    const body: { readonly events: readonly LedgerEntry[] } = await answer.json();
    return body.events;
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError) return null;
    throw failure;
  }
}
