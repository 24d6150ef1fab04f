import { listFormerMembers } from "@/lib/database/people/remove-name";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listFormerMembers, async ({ access }) => {
    const formerMembers = await listFormerMembers(access);
    return formerMembers.ok ? ok({ formerMembers: formerMembers.value }) : formerMembers;
  }),
});
