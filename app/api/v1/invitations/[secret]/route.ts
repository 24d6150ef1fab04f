import { readInvitation } from "@/lib/database/invitations";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { joinByInvitation } from "@/lib/http/join-by-invitation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readInvitation, ({ param }) => readInvitation(param("secret"))),
  POST: handle(API.acceptInvitation, ({ caller, param, body }) =>
    joinByInvitation(caller, param("secret"), body),
  ),
});
