import { commitCommands } from "@/lib/database/commit-command";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.commitCommands, ({ access, body }) =>
    commitCommands(access, Array.isArray(body) ? body : [body]),
  ),
});
