import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";
import { sessionIdOf } from "@/lib/http/sign-in/caller";
import { announcePresence, readPresence } from "@/lib/live/presence";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readPresence, async ({ access }) => {
    const people = await readPresence(access);
    return people.ok ? ok({ people: people.value }) : people;
  }),
  POST: handle(API.tellPresence, async ({ access, caller, body: { tabId, beat, ...doing } }) =>
    announcePresence(access, { tabId, sessionId: sessionIdOf(caller), beat, doing }),
  ),
  DELETE: handle(API.leavePresence, async ({ access, caller, query }) =>
    announcePresence(access, { ...query, sessionId: sessionIdOf(caller), doing: null }),
  ),
});
