import { API } from "@/lib/http/api-routes";
import { exportReport } from "@/lib/http/export-report";
import { handle, serve } from "@/lib/http/handle";
import { ownAddress } from "@/lib/http/own-address";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.exportReport, async ({ access, query: { format, at }, request }) => {
    const file = await exportReport(access, { format, at, baseUrl: ownAddress(request), now: new Date() });
    return file.ok ? file.value : file;
  }),
});
