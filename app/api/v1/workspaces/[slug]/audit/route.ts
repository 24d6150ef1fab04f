import { answerAudit } from "@/lib/http/audit/audit-csv";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readAudit, ({ access, query }) => answerAudit(access, query)),
});
