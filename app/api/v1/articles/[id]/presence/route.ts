import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { announcePresence } from "@/lib/live/presence";
import { readPresence } from "@/lib/live/read-presence";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readPresence, async ({ access }) => {
    const people = await readPresence(access);
    return people.ok ? ok({ people: people.value }) : people;
  }),
  POST: handle(API.tellPresence, async ({ access, body: { tabId, beat, ...doing } }) =>
    announcePresence(access, { tabId, beat, doing }),
  ),
  DELETE: handle(API.leavePresence, async ({ access, query }) =>
    announcePresence(access, { ...query, doing: null }),
  ),
});
