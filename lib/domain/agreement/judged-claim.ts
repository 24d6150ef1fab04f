import type { ActorId, RatingId } from "../ids";

/** A claim as the measures of agreement see it: who gave which rating. Nobody stands in it twice. */
export type JudgedClaim = {
  readonly verdicts: readonly { readonly reviewerId: ActorId; readonly rating: RatingId }[];
};
