import { addRecipient, listRecipients } from "@/lib/database/log/recipients";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listRecipients, async ({ access }) => {
    const recipients = await listRecipients(access);
    return recipients.ok ? ok({ recipients: recipients.value }) : recipients;
  }),
  POST: handle(API.addRecipient, ({ access, body }) => addRecipient(access, body)),
});
