import { API } from "@/lib/http/api-routes";
import { exportReport } from "@/lib/http/export-report";
import { handle, serve } from "@/lib/http/handle";
import { ownAddress } from "@/lib/http/own-address";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.exportReport, async ({ access, query: { format, at, edition }, request }) => {
    const made = { baseUrl: ownAddress(request), now: new Date() };
    const file = await exportReport(access, { format, at, edition, ...made });
    return file.ok ? file.value : file;
  }),
});
