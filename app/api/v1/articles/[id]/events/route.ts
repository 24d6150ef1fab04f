import { readEvents } from "@/lib/database/read-review";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { enterArticle } from "@/lib/http/enter";
import { feedResponse, feedStart } from "@/lib/http/event-feed";
import { handle, serve } from "@/lib/http/handle";
import { sessionOf } from "@/lib/http/session-of";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readEvents, async ({ access, caller, query, request }) => {
    // Whoever asks for the headers alone gets no feed: nobody would read it, and nobody would end it.
    const isFeed = request.method === "GET" && request.headers.get("accept")?.includes("text/event-stream");
    if (isFeed) {
      const after = feedStart(request, query.after);
      if (!after.ok) return after;
      const sessionId = sessionOf(caller);
      return feedResponse({ access, sessionId, after: after.value, signal: request.signal, reopen });
    }
    const events = await readEvents(access, query.after ?? 0, query.limit);
    return events.ok ? ok({ events: events.value }) : events;

    async function reopen() {
      const entered = await enterArticle(request, access.articleId);
      return entered.ok ? ok(entered.value.access) : entered;
    }
  }),
});
