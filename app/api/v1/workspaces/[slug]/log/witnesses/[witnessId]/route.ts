import { removeWitness } from "@/lib/database/log/witnesses";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: handle(API.removeWitness, async ({ access, param }) => {
    const removed = await removeWitness(access, param("witnessId"));
    return removed.ok ? ok(undefined) : removed;
  }),
});
