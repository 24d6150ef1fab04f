declare const brand: unique symbol;

/** An id that was parsed as one of its kind: a claim's id cannot be handed where a user's is wanted. */
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type ArticleId = Id<"article">;
export type RevisionId = Id<"revision">;
export type ClaimId = Id<"claim">;
export type EvidenceId = Id<"evidence">;
export type CommentId = Id<"comment">;
export type SuggestionId = Id<"suggestion">;
export type ReportId = Id<"report">;
export type CommandId = Id<"command">;
export type JobId = Id<"job">;
export type WorkspaceId = Id<"workspace">;
/** Who acts: a user or an API token. Names live elsewhere, so that a person can become a pseudonym. */
export type ActorId = Id<"actor">;
/** A rating of the workspace's scale: its label in kebab-case when it was made. */
export type RatingId = Id<"rating">;

/** An id of whatever kind. */
export type AnyId =
  | ArticleId
  | RevisionId
  | ClaimId
  | EvidenceId
  | CommentId
  | SuggestionId
  | ReportId
  | CommandId
  | JobId
  | WorkspaceId
  | ActorId
  | RatingId;
