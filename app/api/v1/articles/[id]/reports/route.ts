import { readEditions } from "@/lib/database/reports/read-editions";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { asEditionRequest, presentEdition, publishEdition } from "@/lib/http/reports/publish-edition";
import { ownAddress } from "@/lib/http/requests/addresses";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listReports, async ({ access, request }) => {
    const editions = await readEditions(access);
    if (!editions.ok) return editions;
    return ok({ reports: editions.value.map((each) => presentEdition(each, ownAddress(request))) });
  }),
  POST: handle(API.publishReport, async ({ access, body: { commandId, ...shown }, request }) => {
    const baseUrl = ownAddress(request);
    const published = await publishEdition(access, { commandId, ...asEditionRequest(shown) }, baseUrl);
    return published.ok ? ok(presentEdition(published.value, baseUrl)) : published;
  }),
});
