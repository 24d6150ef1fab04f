import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { announcePresence, listPresence } from "@/lib/live/presence";

export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handle(API.readPresence, async ({ access }) => ok({ people: await listPresence(access) })),
  POST: handle(API.tellPresence, async ({ access, body: { tabId, beat, ...doing } }) =>
    announcePresence(access, { tabId, beat, doing }),
  ),
  DELETE: handle(API.leavePresence, async ({ access, query }) =>
    announcePresence(access, { ...query, doing: null }),
  ),
});
