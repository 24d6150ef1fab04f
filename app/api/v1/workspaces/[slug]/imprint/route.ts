import { readImprint } from "@/lib/database/reports/imprints";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { presentImprint, saveNextImprint } from "@/lib/http/reports/present-imprint";
import { ownAddress } from "@/lib/http/requests/addresses";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readImprint, async ({ access, request }) => {
    const imprint = await readImprint(access);
    return imprint.ok ? ok(presentImprint(imprint.value, access.slug, ownAddress(request))) : imprint;
  }),
  PUT: handle(API.saveImprint, async ({ access, body, request }) => {
    const imprint = await saveNextImprint(access, body);
    return imprint.ok ? ok(presentImprint(imprint.value, access.slug, ownAddress(request))) : imprint;
  }),
});
