import type { Failure } from "../domain/failure";
import type { ActorId, ArticleId, WorkspaceId } from "../domain/ids";
import { isAllowed, type Permission } from "../domain/permission";
import type { RatingScale } from "../domain/rating";
import { fail, ok, type Result } from "../domain/result";
import type { Role } from "../domain/role";
import { readSettings, type WorkspaceSettings } from "../domain/workspace-settings";
import { database } from "./client";
import { Prisma } from "./generated/client";
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
  readonly [proof]: "workspace";
};

/** Proof that the article is in a workspace that the actor belongs to. */
export type ArticleAccess = WorkspaceAccess & { readonly articleId: ArticleId };

/** Not a member, no such workspace: both are not-found. */
export async function openWorkspace(caller: Caller, slug: string): Promise<Result<WorkspaceAccess, Failure>> {
  return attempt(async () => enter(caller, await findWorkspace(caller, Prisma.sql`w.slug = ${slug}`)));
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
  return ok(prove(workspace, seat.userId as ActorId, seat.role));
}

function prove(workspace: WorkspaceRow, actor: ActorId, role: Role): WorkspaceAccess {
  return {
    actor,
    role,
    workspaceId: workspace.id as WorkspaceId,
    slug: workspace.slug,
    name: workspace.name,
    scale: workspace.ratings as RatingScale,
    settings: readSettings(workspace.settings),
  } as WorkspaceAccess;
}

function withArticle(opened: Result<WorkspaceAccess, Failure>, id: string): Result<ArticleAccess, Failure> {
  if (!opened.ok) return opened;
  return ok({ ...opened.value, articleId: id as ArticleId });
}
