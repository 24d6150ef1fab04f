import { API } from "@/lib/http/api-routes";
import { clientAddress } from "@/lib/http/client-address";
import { handle, serve } from "@/lib/http/handle";
import { mailSignInLink } from "@/lib/http/mail-sign-in-link";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.mailSignInLink, ({ body, request }) =>
    mailSignInLink(body, clientAddress(request.headers.get("x-forwarded-for"))),
  ),
});
