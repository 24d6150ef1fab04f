import { checkDatabase } from "@/lib/database/health";
import { apiHeaders } from "@/lib/http/api-headers";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { version } from "@/package.json";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readHealth, async () => {
    const database = (await checkDatabase()) ? "ok" : "unavailable";
    const status = database === "ok" ? 200 : 503;
    return Response.json({ status: database, database, version }, { status, headers: apiHeaders });
  }),
});
