import { z } from "zod";
import type { Failure } from "../domain/failure";
import type { ActorId, ArticleId, WorkspaceId } from "../domain/ids";
import { isAllowed, type Permission } from "../domain/permission";
import { MARKS, type RatingScale } from "../domain/rating";
import { fail, ok, type Result } from "../domain/result";
import type { Role } from "../domain/role";
import { readSettings, type WorkspaceSettings } from "../domain/workspace-settings";
import { checkStorable } from "../text/storable";
import { branded } from "./branded";
import { askPrepared, database } from "./client";
import { type Clock, wallClock } from "./clock";
import { Prisma } from "./generated/client";
import { noteSessionSeen, noteTokenUse } from "./note-use";
import { attempt } from "./unavailable";
import { parseUuid } from "./uuid";

/** Who is asking, as lib/http found out: a person with a session, or an API token. */
export type Caller =
  | { readonly kind: "user"; readonly userId: ActorId; readonly sessionId: string }
  | {
      readonly kind: "token";
      readonly tokenId: ActorId;
      readonly workspaceId: WorkspaceId;
      readonly role: Role;
    };

declare const proof: unique symbol;

/** Proof that the actor belongs to the workspace, with this role. Only this file can make one. */
export type WorkspaceAccess = {
  readonly actor: ActorId;
  readonly role: Role;
  readonly workspaceId: WorkspaceId;
  readonly slug: string;
  readonly name: string;
  readonly scale: RatingScale;
  readonly settings: WorkspaceSettings;
  /** Whether nobody signed in: whoever runs the installation acts in the actor's place. */
  readonly isOperator: boolean;
  readonly [proof]: "workspace";
};

/** Proof that the article is in a workspace that the actor belongs to. */
export type ArticleAccess = WorkspaceAccess & { readonly articleId: ArticleId };

/** Not a member, no such workspace: both are not-found. */
export async function openWorkspace(caller: Caller, slug: string): Promise<Result<WorkspaceAccess, Failure>> {
  return attempt(async () => enter(caller, await findWorkspace(caller, Prisma.sql`w.slug = ${slug}`)));
}

/** The same by its id. */
export async function openWorkspaceById(
  caller: Caller,
  id: string,
): Promise<Result<WorkspaceAccess, Failure>> {
  return attempt(async () => enter(caller, await findWorkspace(caller, Prisma.sql`w.id = ${id}::uuid`)));
}

/** Proof that the caller may read a desk's log. */
export type LogAccess = Pick<WorkspaceAccess, "workspaceId" | "slug"> & { readonly [proof]: "log" };

/** The log of a desk is anybody's, unless it keeps it to its members: then it is not-found for others. */
export async function openLog(caller: Caller | null, slug: string): Promise<Result<LogAccess, Failure>> {
  if (!checkStorable(slug, "slug").ok) return fail({ kind: "not-found" });
  return attempt(async () => {
    const workspace = await database().workspace.findUnique({ where: { slug } });
    if (workspace === null) return fail({ kind: "not-found" });
    const log = { workspaceId: branded.workspace(workspace).id, slug } as LogAccess;
    if (readSettings(workspace.settings).hasPublicLog) return ok(log);
    const member = caller === null ? null : await openWorkspace(caller, slug);
    return member?.ok === true ? ok(log) : fail({ kind: "not-found" });
  });
}

/** Another workspace's article, a malformed id, no such article: all are not-found. */
export async function openArticle(
  caller: Caller,
  articleId: string,
): Promise<Result<ArticleAccess, Failure>> {
  const id = parseUuid(articleId);
  if (id === null) return fail({ kind: "not-found" });
  const isOfArticle = Prisma.sql`w.id = (SELECT workspace_id FROM article WHERE id = ${id}::uuid)`;
  return attempt(async () => withArticle(enter(caller, await findWorkspace(caller, isOfArticle)), id));
}

/** Those of these articles that are the workspace's, as whoever entered it may see them. */
export async function openArticlesOf(
  access: WorkspaceAccess,
  articleIds: readonly string[],
): Promise<readonly OpenedArticle[]> {
  const where = { id: { in: [...articleIds] }, workspaceId: access.workspaceId };
  const rows = await database().article.findMany({ where, select: { id: true, title: true } });
  return rows.map(({ id, title }) => ({ access: { ...access, ...branded.other({ articleId: id }) }, title }));
}

export type OpenedArticle = { readonly access: ArticleAccess; readonly title: string };

/** For work that an actor asked for and that is done later: opens the article as they would find it now. */
export async function openArticleAsActor(
  actor: ActorId,
  articleId: ArticleId,
): Promise<Result<ArticleAccess, Failure>> {
  return attempt(async () => openArticle(await callerOf(actor), articleId));
}

/** The same for a desk. */
export async function openWorkspaceAsActor(
  actor: ActorId,
  workspaceId: WorkspaceId,
): Promise<Result<WorkspaceAccess, Failure>> {
  return attempt(async () => openWorkspaceById(await callerOf(actor), workspaceId));
}

async function callerOf(actor: ActorId): Promise<Caller> {
  const token = await database().apiToken.findFirst({ where: { id: actor, revokedAt: null } });
  if (token === null) return { kind: "user", userId: actor, sessionId: "" };
  const { role, workspaceId } = branded.other(token);
  return { kind: "token", tokenId: actor, workspaceId, role };
}

/** What a request shows of who sends it: the session that its cookie names, or the hash of a token's secret. */
export type Credential =
  | { readonly kind: "session"; readonly userId: string; readonly sessionId: string }
  | { readonly kind: "token"; readonly secretHash: string };

export type Opened = { readonly caller: Caller; readonly access: ArticleAccess };

/**
 * Finds who asks and opens the article for them, by one question: both are asked before every command. Ended, revoked
 * and unknown are unauthenticated; what is not theirs to see is not-found, as with `openArticle`.
 */
export async function openArticleWith(
  credential: Credential,
  articleId: string,
  clock: Clock = wallClock,
): Promise<Result<Opened, Failure>> {
  const id = parseUuid(articleId);
  return attempt(async () => {
    const now = clock();
    const bearer =
      credential.kind === "token"
        ? await askToken(credential, id, now)
        : await askSession(credential, id, now);
    if (bearer === null) return fail({ kind: "unauthenticated" });
    const { caller, workspace } = bearer;
    if (id === null || workspace === undefined) return fail({ kind: "not-found" });
    const opened = withArticle(enter(caller, workspace), id);
    return opened.ok ? ok({ caller, access: opened.value }) : opened;
  });
}

/** For the command line only, which runs on the installation's own machine: acts as the named member, else as its first owner. */
export async function openWorkspaceAsOperator(
  slug: string,
  asEmail?: string,
): Promise<Result<WorkspaceAccess, Failure>> {
  return attempt(async () => openAsOperator({ slug }, asEmail));
}

/** The same for one article. */
export async function openArticleAsOperator(
  articleId: string,
  asEmail?: string,
): Promise<Result<ArticleAccess, Failure>> {
  const id = parseUuid(articleId);
  if (id === null) return fail({ kind: "not-found" });
  return attempt(async () => withArticle(await openAsOperator({ articles: { some: { id } } }, asEmail), id));
}

/** Refuses, in words, what the role may not do. */
export function permit(access: WorkspaceAccess, permission: Permission): Result<null, Failure> {
  if (isAllowed(access.role, permission)) return ok(null);
  return fail({
    kind: "forbidden",
    detail: `Your role here is ${access.role}, which may not ${permission.replaceAll("-", " ")}.`,
  });
}

type WorkspaceRow = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly ratings: unknown;
  readonly settings: unknown;
};

/** `role` is null where the caller is no member; a token never is one. */
type OpenedWorkspace = WorkspaceRow & { readonly role: Role | null };

type Bearer = { readonly caller: Caller; readonly workspace: OpenedWorkspace | undefined };

/** Where there is no such article, all columns of its workspace are null. */
type AskedWorkspace = Omit<OpenedWorkspace, "id"> & { readonly id: string | null };

async function askSession(
  credential: Extract<Credential, { kind: "session" }>,
  articleId: string | null,
  now: Date,
): Promise<Bearer | null> {
  const [sessionId, userId] = [parseUuid(credential.sessionId), parseUuid(credential.userId)];
  if (sessionId === null || userId === null) return null;
  const [row] = await askPrepared<AskedWorkspace & { readonly seen_at: Date }>(OPEN_BY_SESSION, [
    sessionId,
    userId,
    articleId,
    now,
  ]);
  if (row === undefined) return null;
  await noteSessionSeen(sessionId, row.seen_at, now);
  return { caller: { kind: "user", ...branded.other({ userId }), sessionId }, workspace: foundOf(row) };
}

async function askToken(
  { secretHash }: Extract<Credential, { kind: "token" }>,
  articleId: string | null,
  now: Date,
): Promise<Bearer | null> {
  const [row] = await askPrepared<AskedWorkspace & TokenRow>(OPEN_BY_TOKEN, [secretHash, articleId]);
  if (row === undefined) return null;
  await noteTokenUse(row.token_id, row.last_used_at, now);
  const { token_id: tokenId, token_workspace_id: workspaceId, token_role: role } = row;
  return { caller: { kind: "token", tokenId, workspaceId, role }, workspace: foundOf(row) };
}

type TokenRow = {
  readonly token_id: ActorId;
  readonly token_workspace_id: WorkspaceId;
  readonly token_role: Role;
  readonly last_used_at: Date | null;
};

function foundOf({ id, ...row }: AskedWorkspace): OpenedWorkspace | undefined {
  return id === null ? undefined : { id, ...row };
}

const OPEN_BY_SESSION = {
  name: "open-by-session",
  text: `SELECT w.id, w.slug, w.name, w.ratings, w.settings, m.role, coalesce(s.last_seen_at, s.created_at) AS seen_at
    FROM session s
    LEFT JOIN article a ON a.id = $3::uuid
    LEFT JOIN workspace w ON w.id = a.workspace_id
    LEFT JOIN membership m ON m.workspace_id = w.id AND m.user_id = s.user_id
    WHERE s.id = $1::uuid AND s.user_id = $2::uuid AND s.revoked_at IS NULL AND s.expires_at > $4::timestamptz`,
};

const OPEN_BY_TOKEN = {
  name: "open-by-token",
  text: `SELECT w.id, w.slug, w.name, w.ratings, w.settings, NULL AS role, t.id AS token_id, t.last_used_at,
      t.workspace_id AS token_workspace_id, t.role AS token_role
    FROM api_token t
    LEFT JOIN article a ON a.id = $2::uuid
    LEFT JOIN workspace w ON w.id = a.workspace_id
    WHERE t.secret_hash = $1 AND t.revoked_at IS NULL`,
};

/** One question for every request: asked of Prisma's model it would be two. */
async function findWorkspace(caller: Caller, which: Prisma.Sql): Promise<OpenedWorkspace | undefined> {
  const userId = caller.kind === "user" ? caller.userId : null;
  const rows = await database().$queryRaw<OpenedWorkspace[]>`
    SELECT w.id, w.slug, w.name, w.ratings, w.settings, m.role
    FROM workspace w LEFT JOIN membership m ON m.workspace_id = w.id AND m.user_id = ${userId}::uuid
    WHERE ${which}`;
  return rows[0];
}

function enter(caller: Caller, workspace: OpenedWorkspace | undefined): Result<WorkspaceAccess, Failure> {
  if (workspace === undefined) return fail({ kind: "not-found" });
  if (caller.kind === "token") {
    if (caller.workspaceId !== workspace.id) return fail({ kind: "not-found" });
    return ok(prove(workspace, caller.tokenId, caller.role));
  }
  if (workspace.role === null) return fail({ kind: "not-found" });
  return ok(prove(workspace, caller.userId, workspace.role));
}

async function openAsOperator(
  where: { readonly slug: string } | { readonly articles: { readonly some: { readonly id: string } } },
  asEmail: string | undefined,
): Promise<Result<WorkspaceAccess, Failure>> {
  const workspace = await database().workspace.findFirst({
    where,
    include: {
      memberships: {
        where: asEmail === undefined ? { role: "owner" } : { user: { email: asEmail.toLowerCase() } },
        orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
        take: 1,
      },
    },
  });
  const seat = workspace?.memberships[0];
  if (workspace === null || seat === undefined) return fail({ kind: "not-found" });
  return ok(prove(workspace, branded.other(seat).userId, seat.role, true));
}

const storedScale: z.ZodType<RatingScale> = z.array(
  z.looseObject({
    id: z.string().transform((id) => branded.rating({ id }).id),
    label: z.string(),
    value: z.number().nullable(),
    colour: z.string(),
    mark: z.enum(MARKS),
    labels: z.record(z.string(), z.string().optional()).optional(),
  }),
);

/** A desk's ratings as its row has them: `changeScale` and `createWorkspace` alone write them, and nothing but a scale. */
export const readScale = (ratings: unknown): RatingScale => storedScale.parse(ratings);

function prove(workspace: WorkspaceRow, actor: ActorId, role: Role, isOperator = false): WorkspaceAccess {
  return {
    actor,
    role,
    workspaceId: branded.workspace(workspace).id,
    slug: workspace.slug,
    name: workspace.name,
    scale: readScale(workspace.ratings),
    settings: readSettings(workspace.settings),
    isOperator,
  } as WorkspaceAccess;
}

function withArticle(opened: Result<WorkspaceAccess, Failure>, id: string): Result<ArticleAccess, Failure> {
  if (!opened.ok) return opened;
  return ok({ ...opened.value, ...branded.other({ articleId: id }) });
}
