import type { ClaimId } from "../../domain/ids";
import type { Decision } from "../kinds/decide-context";
import type { CommandType } from "../shapes/command";
import { type CommandFields, type Person, ReviewBuilder } from "./review-builder";

export const TEXT = "The ferry is late. The ferry is full. Fares rose by 4 per cent 👩‍👩‍👧.";

/** A review of a short text with one claim in it, and who asks there for decisions. */
export type FareReview = {
  readonly review: ReviewBuilder;
  readonly claimId: ClaimId;
  readonly reviewer: Person;
  readonly colleague: Person;
  readonly editor: Person;
  /** What a person's command is decided to be; what it makes happen has happened then. */
  readonly ask: <Type extends CommandType>(
    person: Person,
    type: Type,
    fields: CommandFields<Type>,
  ) => Decision;
};

export function fareReview(): FareReview {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1: reviewer, reviewer2: colleague, editor } = review.people;
  const claimId = review.highlight(reviewer, "Fares rose", { statement: "Fares rose." });
  return {
    review,
    claimId,
    reviewer,
    colleague,
    editor,
    ask: (person, type, fields) => review.attempt(person, review.command(type, fields)),
  };
}
