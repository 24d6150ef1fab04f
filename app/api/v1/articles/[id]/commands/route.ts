import { commitCommands } from "@/lib/database/ledger/commit-command";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";
import { toWire } from "@/lib/ledger/shapes/wire-entry";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.commitCommands, async ({ access, body }) => {
    const done = await commitCommands(access, Array.isArray(body) ? body : [body]);
    return done.ok ? ok({ ...done.value, events: done.value.events.map(toWire) }) : done;
  }),
});
