import { handle, serve } from "@/lib/http/door/handle";
import { tellEmbed } from "@/lib/http/public/oembed";
import { ownAddress } from "@/lib/http/requests/addresses";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readOEmbed, ({ query, request }) => tellEmbed(query, ownAddress(request))),
});
