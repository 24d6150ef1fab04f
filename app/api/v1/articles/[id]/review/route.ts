import { readReview } from "@/lib/database/ledger/read-review";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";
import { presentReview } from "@/lib/ledger/review/present-review";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readReview, async ({ access, query }) => {
    const review = await readReview(access, query.at);
    return review.ok ? ok(presentReview(review.value.state, review.value.head)) : review;
  }),
});
