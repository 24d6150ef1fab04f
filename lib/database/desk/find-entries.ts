import type { ActorId, ArticleId } from "../../domain/ids";
import type { DeskEntry } from "../../ledger/desk/desk-entry";
import type { WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { toDeskEntry } from "./desk-ledger";

/** Which entries of a desk are looked for; null: whichever. */
export type EntryFilter = {
  /** Who did it, or of the desk's own entries also to whom. */
  readonly person: string | null;
  readonly kind: string | null;
  /** An article's entries, or the desk's own. */
  readonly article: ArticleId | "desk" | null;
  /** From this moment on, and before that one. */
  readonly from: Date | null;
  readonly before: Date | null;
};

/** Where an entry stands among all of a desk: newest first, then by ledger, then by its place there. */
export type EntryPlace = {
  /** The article's id; of the desk's own entries the workspace's. */
  readonly ledgerId: string;
  readonly seq: number;
  readonly at: Date;
};

/** The places of entries after another place, whoever acted: what of them may be shown is for the caller to ask. */
export async function findEntries(
  { workspaceId }: WorkspaceAccess,
  filter: EntryFilter,
  after: EntryPlace | null,
  limit: number,
): Promise<readonly EntryPlace[]> {
  const ofArticles = Prisma.sql`
    SELECT entry.article_id AS ledger_id, entry.seq, entry.at
    FROM ledger_entry AS entry JOIN article ON article.id = entry.article_id
    WHERE article.workspace_id = ${workspaceId}::uuid
      AND (${filter.article === "desk" ? null : filter.article}::uuid IS NULL
        OR entry.article_id = ${filter.article === "desk" ? null : filter.article}::uuid)
      AND (${filter.person}::uuid IS NULL OR entry.actor_id = ${filter.person}::uuid)
      ${common(filter, after, Prisma.sql`entry.article_id`)}
    ORDER BY entry.at DESC, entry.article_id DESC, entry.seq DESC LIMIT ${limit}`;
  const ofDesk = Prisma.sql`
    SELECT entry.workspace_id AS ledger_id, entry.seq, entry.at
    FROM desk_entry AS entry
    WHERE entry.workspace_id = ${workspaceId}::uuid
      AND (${filter.person}::text IS NULL OR entry.actor_id::text = ${filter.person}
        OR entry.data->>'userId' = ${filter.person} OR entry.data->>'tokenId' = ${filter.person})
      ${common(filter, after, Prisma.sql`entry.workspace_id`)}
    ORDER BY entry.at DESC, entry.seq DESC LIMIT ${limit}`;
  const which =
    filter.article === null
      ? Prisma.sql`(${ofArticles}) UNION ALL (${ofDesk})`
      : filter.article === "desk"
        ? ofDesk
        : ofArticles;
  const rows = await database().$queryRaw<{ ledger_id: string; seq: number; at: Date }[]>`
    SELECT * FROM (${which}) AS found ORDER BY at DESC, ledger_id DESC, seq DESC LIMIT ${limit}`;
  return rows.map(({ ledger_id: ledgerId, seq, at }) => ({ ledgerId, seq, at }));
}

function common(filter: EntryFilter, after: EntryPlace | null, ledger: Prisma.Sql): Prisma.Sql {
  const past =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (entry.at, ${ledger}, entry.seq) < (${after.at}, ${after.ledgerId}::uuid, ${after.seq}::int)`;
  return Prisma.sql`
    AND (${filter.kind}::text IS NULL OR entry.type = ${filter.kind})
    AND (${filter.from}::timestamptz IS NULL OR entry.at >= ${filter.from}::timestamptz)
    AND (${filter.before}::timestamptz IS NULL OR entry.at < ${filter.before}::timestamptz)
    ${past}`;
}

/** The desk's own entries with these places. */
export async function readDeskEntries(
  { workspaceId }: WorkspaceAccess,
  seqs: readonly number[],
): Promise<readonly DeskEntry[]> {
  if (seqs.length === 0) return [];
  const rows = await database().deskRow.findMany({ where: { workspaceId, seq: { in: [...seqs] } } });
  return rows.map(toDeskEntry);
}

/** Everyone who ever acted on the desk, for a choice among them. */
export async function actorsOf({ workspaceId }: WorkspaceAccess): Promise<readonly ActorId[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT actor_id AS id FROM desk_entry WHERE workspace_id = ${workspaceId}::uuid
    UNION SELECT user_id FROM membership WHERE workspace_id = ${workspaceId}::uuid
    UNION SELECT user_id FROM former_member WHERE workspace_id = ${workspaceId}::uuid
    UNION SELECT id FROM api_token WHERE workspace_id = ${workspaceId}::uuid`;
  return rows.map((row) => branded.actor(row).id);
}
