import { proveGrowth } from "@/lib/database/log/read-log";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { openAskedLog } from "@/lib/http/log/log-answers";
import { API } from "@/lib/http/routes/api-routes";
import { toBase64 } from "@/lib/log/base64";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.proveGrowth, async ({ query, ...asked }) => {
    const log = await openAskedLog(asked);
    const proof = log.ok ? await proveGrowth(log.value, query) : log;
    return proof.ok ? ok({ ...query, hashes: proof.value.map(toBase64) }) : proof;
  }),
});
