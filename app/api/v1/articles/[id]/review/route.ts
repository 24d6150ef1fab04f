import { readReview } from "@/lib/database/read-review";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { presentReview } from "@/lib/ledger/present-review";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readReview, async ({ access, query }) => {
    const review = await readReview(access, query.at);
    return review.ok ? ok(presentReview(review.value.state, review.value.head)) : review;
  }),
});
