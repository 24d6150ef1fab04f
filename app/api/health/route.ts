import { checkDatabase } from "@/lib/database/client";
import { apiHeaders } from "@/lib/http/answers/headers";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";
import { version } from "@/package.json";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readHealth, async () => {
    const database = (await checkDatabase()) ? "ok" : "unavailable";
    const status = database === "ok" ? 200 : 503;
    return Response.json({ status: database, database, version }, { status, headers: apiHeaders });
  }),
});
