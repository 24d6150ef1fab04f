import { readEvents } from "@/lib/database/ledger/read-review";
import { ok } from "@/lib/domain/result";
import { enterArticle } from "@/lib/http/door/enter";
import { handle, serve } from "@/lib/http/door/handle";
import { feedResponse, feedStart } from "@/lib/http/feed/event-feed";
import { API } from "@/lib/http/routes/api-routes";
import { sessionIdOf } from "@/lib/http/sign-in/caller";
import { toWire } from "@/lib/ledger/shapes/wire-entry";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readEvents, async ({ access, caller, query, request }) => {
    // Whoever asks for the headers alone gets no feed: nobody would read it, and nobody would end it.
    const isFeed = request.method === "GET" && request.headers.get("accept")?.includes("text/event-stream");
    if (isFeed) {
      const after = feedStart(request, query.after);
      if (!after.ok) return after;
      const sessionId = sessionIdOf(caller);
      return feedResponse({ access, sessionId, after: after.value, signal: request.signal, reopen });
    }
    const events = await readEvents(access, query.after ?? 0, query.limit);
    return events.ok ? ok({ events: events.value.map(toWire) }) : events;

    async function reopen() {
      const entered = await enterArticle(request, access.articleId);
      return entered.ok ? ok(entered.value.access) : entered;
    }
  }),
});
