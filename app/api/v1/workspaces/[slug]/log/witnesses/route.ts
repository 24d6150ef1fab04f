import { addWitness, listWitnesses } from "@/lib/database/log/witnesses";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listWitnesses, async ({ access }) => {
    const witnesses = await listWitnesses(access);
    return witnesses.ok ? ok({ witnesses: witnesses.value }) : witnesses;
  }),
  POST: handle(API.addWitness, ({ access, body }) => addWitness(access, body)),
});
