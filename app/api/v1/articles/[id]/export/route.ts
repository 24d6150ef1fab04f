import { findMomentIfGiven } from "@/lib/database/ledger/find-moment";
import { handle, serve } from "@/lib/http/door/handle";
import { exportOrLater } from "@/lib/http/jobs/export-later";
import { readPreference } from "@/lib/http/jobs/prefer";
import { ownAddress } from "@/lib/http/requests/addresses";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.exportReport, async ({ access, query: { format, at, edition }, request }) => {
    const seq = await findMomentIfGiven(access, at, "at");
    if (!seq.ok) return seq;
    const made = { baseUrl: ownAddress(request), now: new Date() };
    const preference = readPreference(request.headers.get("prefer"));
    const file = await exportOrLater(access, { format, at: seq.value, edition, ...made }, preference);
    return file.ok ? file.value : file;
  }),
});
