import { readInvitation } from "@/lib/database/people/invitations";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";
import { joinByInvitation } from "@/lib/http/sign-in/join-by-invitation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readInvitation, ({ param }) => readInvitation(param("secret"))),
  POST: handle(API.acceptInvitation, ({ caller, param, body }) =>
    joinByInvitation(caller, param("secret"), body),
  ),
});
