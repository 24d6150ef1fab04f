import { z } from "zod";
import type {
  ActorId,
  ArticleId,
  ClaimId,
  CommentId,
  EvidenceId,
  RatingId,
  ReportId,
  RevisionId,
  SuggestionId,
} from "../../domain/ids";

/** One strict schema a kind of event: what it is called, and what it says. */
export function eventShape<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({ type: z.literal(type), data: z.strictObject(shape) });
}

type AnyEvent = { readonly type: string; readonly data: unknown };

/** What the kinds of a noun say, by type. */
export type DataOf<Shapes extends readonly z.ZodType<AnyEvent>[]> = {
  readonly [Event in z.output<Shapes[number]> as Event["type"]]: Event["data"];
};

/** The ids and fields that events of several nouns have, as they are kept. */
export const kept = {
  articleId: z.guid().transform((id) => id as ArticleId),
  claimId: z.guid().transform((id) => id as ClaimId),
  evidenceId: z.guid().transform((id) => id as EvidenceId),
  commentId: z.guid().transform((id) => id as CommentId),
  suggestionId: z.guid().transform((id) => id as SuggestionId),
  actorId: z.guid().transform((id) => id as ActorId),
  revisionId: z.guid().transform((id) => id as RevisionId),
  reportId: z.guid().transform((id) => id as ReportId),
  rating: z.string().transform((id) => id as RatingId),
  text: z.string(),
  optionalText: z.string().nullable(),
};

/** Where a claim sits, with its words. */
export const keptAnchor = z.strictObject({
  revisionId: kept.revisionId,
  ranges: z.array(
    z.strictObject({
      start: z.int(),
      end: z.int(),
      exact: kept.text,
      prefix: kept.text,
      suffix: kept.text,
    }),
  ),
});
