import { z } from "zod";
import type {
  ActorId,
  ClaimId,
  CommandId,
  CommentId,
  EvidenceId,
  RatingId,
  RevisionId,
  SuggestionId,
} from "../../domain/ids";
import { plainText, someText, uuid } from "./field";

/** One strict schema a kind of command; `shape` holds the fields beside commandId and type. */
export function commandShape<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({
    commandId: asked.commandId,
    type: z.literal(type),
    ...shape,
  });
}

/** What the kinds of a noun are called. */
export type TypeOf<Shapes extends readonly z.ZodType<{ readonly type: string }>[]> = z.output<
  Shapes[number]
>["type"];

/** The ids and fields that commands of several nouns have, as they are asked for. */
export const asked = {
  commandId: uuid.transform((id) => id as CommandId),
  actorId: uuid.transform((id) => id as ActorId),
  revisionId: uuid.transform((id) => id as RevisionId),
  claimId: uuid.transform((id) => id as ClaimId),
  evidenceId: uuid.transform((id) => id as EvidenceId),
  commentId: uuid.transform((id) => id as CommentId),
  suggestionId: uuid.transform((id) => id as SuggestionId),
  rating: plainText(64).transform((id) => id as RatingId),
  version: z.int("Send the version that you saw, a whole number.").min(1),
  reason: someText(2_000),
};
