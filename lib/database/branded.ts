import type {
  ActorId,
  ArticleId,
  ClaimId,
  CommandId,
  CommentId,
  EvidenceId,
  JobId,
  RatingId,
  ReportId,
  RevisionId,
  WorkspaceId,
} from "../domain/ids";

/** What ids the columns hold, by their names in Prisma and in SQL. A row's own `id` goes by what the row is. */
type Columns = {
  readonly articleId: ArticleId;
  readonly article_id: ArticleId;
  readonly claimId: ClaimId;
  readonly replyTo: CommentId;
  readonly workspaceId: WorkspaceId;
  readonly rating: RatingId;
  readonly rulingRating: RatingId;
  readonly ruling_rating: RatingId;
} & Readonly<Record<ActorColumn, ActorId>>;

type ActorColumn =
  | "actorId"
  | "actor_id"
  | "userId"
  | "reviewerId"
  | "assigneeId"
  | "highlightedBy"
  | "addedBy"
  | "by"
  | "rulingBy"
  | "ruling_by"
  | "returnedBy"
  | "resolvedBy"
  | "publishedBy";

type Branded<Row, Own> = {
  readonly [Column in keyof Row]: Column extends "id"
    ? Own
    : Column extends keyof Columns
      ? Columns[Column] | Extract<Row[Column], null>
      : Row[Column];
};

const rowsOf =
  <Own>() =>
  <Row extends object>(row: Row): Branded<Row, Own> =>
    row as Row & Branded<Row, Own>;

/**
 * A row with its ids branded: the one place where text of the database becomes an id. Its foreign keys see to it that a
 * column holds no other kind; a UUID that was parsed, or just made, is handed in as `{ id }`.
 */
export const branded = {
  actor: rowsOf<ActorId>(),
  article: rowsOf<ArticleId>(),
  claim: rowsOf<ClaimId>(),
  command: rowsOf<CommandId>(),
  comment: rowsOf<CommentId>(),
  evidence: rowsOf<EvidenceId>(),
  job: rowsOf<JobId>(),
  rating: rowsOf<RatingId>(),
  report: rowsOf<ReportId>(),
  revision: rowsOf<RevisionId>(),
  workspace: rowsOf<WorkspaceId>(),
  /** Of what has no id that anybody hands on. */
  other: rowsOf<string>(),
} as const;
