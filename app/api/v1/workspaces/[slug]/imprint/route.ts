import { readImprint } from "@/lib/database/imprints";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { ownAddress } from "@/lib/http/own-address";
import { presentImprint, saveNextImprint } from "@/lib/http/present-imprint";

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
