import { removeRecipient } from "@/lib/database/log/recipients";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: handle(API.removeRecipient, async ({ access, param }) => {
    const removed = await removeRecipient(access, param("recipientId"));
    return removed.ok ? ok(undefined) : removed;
  }),
});
