import { commitCommands } from "@/lib/database/ledger/commit-command";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.commitCommands, ({ access, body }) =>
    commitCommands(access, Array.isArray(body) ? body : [body]),
  ),
});
