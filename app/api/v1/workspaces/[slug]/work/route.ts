import { handle, serve } from "@/lib/http/door/handle";
import { readOwnWork } from "@/lib/http/own/own-work";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readWork, ({ access, query }) => readOwnWork(access, query)),
});
