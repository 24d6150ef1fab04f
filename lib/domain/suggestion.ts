import type { AnchorRange } from "./anchor";
import type { ActorId, SuggestionId } from "./ids";

export const SUGGESTION_ENDS = ["accepted", "declined", "taken-back"] as const;
export type SuggestionEnd = (typeof SUGGESTION_ENDS)[number];

/** The words that a suggestion is to replace, with what stood around them when it was made. */
export type ReplacedWords = Pick<AnchorRange, "exact" | "prefix" | "suffix">;

/** Other words for those of a claim. Times are RFC 3339 in UTC. */
export type Suggestion = {
  readonly suggestionId: SuggestionId;
  readonly replaces: ReplacedWords;
  /** Plain text within one block of the article. */
  readonly text: string;
  /** Why, as plain text. Null: not said. */
  readonly note: string | null;
  readonly by: ActorId;
  readonly at: string;
  /** What became of it; null while it waits for an editor. */
  readonly outcome: SuggestionOutcome | null;
};

/** The reason is an editor's for declining; null: not said. */
export type SuggestionOutcome = {
  readonly end: SuggestionEnd;
  readonly by: ActorId;
  readonly at: string;
  readonly reason: string | null;
};

/** Those that wait for an editor, in the order suggested. */
export function pendingSuggestions(claim: {
  readonly suggestions: readonly Suggestion[];
}): readonly Suggestion[] {
  return claim.suggestions.filter(({ outcome }) => outcome === null);
}
