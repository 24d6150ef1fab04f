import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { readOwnWork } from "@/lib/http/own-work";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readWork, ({ access, query }) => readOwnWork(access, query)),
});
