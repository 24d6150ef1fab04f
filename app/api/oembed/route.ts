import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { tellEmbed } from "@/lib/http/oembed";
import { ownAddress } from "@/lib/http/own-address";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readOEmbed, ({ query, request }) => tellEmbed(query, ownAddress(request))),
});
