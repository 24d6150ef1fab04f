import { handle, serve } from "@/lib/http/door/handle";
import { clientAddress } from "@/lib/http/requests/addresses";
import { API } from "@/lib/http/routes/api-routes";
import { mailSignInLink } from "@/lib/http/sign-in/mail-sign-in-link";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.mailSignInLink, ({ body, request }) =>
    mailSignInLink(body, clientAddress(request.headers.get("x-forwarded-for"))),
  ),
});
