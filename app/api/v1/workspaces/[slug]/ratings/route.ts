import { changeScale } from "@/lib/database/people/workspaces";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readScale, async ({ access }) => ok({ ratings: access.scale })),
  PUT: handle(API.replaceScale, async ({ access, body }) => {
    const ratings = await changeScale(access, body.ratings);
    return ratings.ok ? ok({ ratings: ratings.value }) : ratings;
  }),
});
