import { handle, serve } from "@/lib/http/door/handle";
import { startImport } from "@/lib/http/jobs/start-import";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.importArticles, ({ access, body }) => startImport(access, body)),
});
