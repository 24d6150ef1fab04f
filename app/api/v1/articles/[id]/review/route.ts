import { findMomentIfGiven } from "@/lib/database/ledger/find-moment";
import { readReview } from "@/lib/database/ledger/read-review";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";
import { presentReview } from "@/lib/ledger/review/present-review";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readReview, async ({ access, query }) => {
    const at = await findMomentIfGiven(access, query.at, "at");
    if (!at.ok) return at;
    const review = await readReview(access, at.value);
    return review.ok ? ok(presentReview(review.value.state, review.value.head)) : review;
  }),
});
