import { randomUUID } from "node:crypto";
import { type Failure, invalid } from "../../domain/failure";
import type { ActorId, WorkspaceId } from "../../domain/ids";
import { DEFAULT_SCALE, type RatingScale } from "../../domain/rating";
import { fail, ok, type Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import { readSettings, type WorkspaceSettings } from "../../domain/workspace-settings";
import { canonicalJson } from "../../ledger/chain/canonical-json";
import { OPERATOR } from "../../ledger/desk/desk-entry";
import { deskEventSchema } from "../../ledger/desk/desk-shapes";
import { type Caller, permit, readScale, type WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { changeDesk, deskEvent } from "../desk/change-desk";
import { deskActor, openDeskLedger } from "../desk/desk-ledger";
import type { Prisma } from "../generated/client";
import { attempt, attemptRead, isUniqueViolation } from "../unavailable";

export type WorkspaceSeat = { readonly slug: string; readonly name: string; readonly role: Role };

/** Every workspace's slug, for the command line only, which runs on the installation's own machine. */
export async function listSlugs(): Promise<readonly string[]> {
  const workspaces = await database().workspace.findMany({
    select: { slug: true },
    orderBy: { slug: "asc" },
  });
  return workspaces.map(({ slug }) => slug);
}

/** Makes a desk with the default scale and, if given, its first owner. */
export async function createWorkspace(workspace: {
  readonly slug: string;
  readonly name: string;
  readonly ownerId?: ActorId;
}): Promise<Result<{ readonly workspaceId: WorkspaceId; readonly slug: string }, Failure>> {
  const { slug, name, ownerId } = workspace;
  if (!SLUG.test(slug)) {
    return fail(
      invalid("slug", "Use 1 to 60 lower-case letters, digits and single hyphens, as in city-desk."),
    );
  }
  if (name.trim() === "") return fail(invalid("name", "Give a name."));
  const { id } = branded.workspace({ id: randomUUID() });
  return attempt(async () => {
    try {
      await database().$transaction(async (transaction) => {
        const made = { slug, name: name.trim(), ratings: toJson(DEFAULT_SCALE) };
        await transaction.workspace.create({ data: { id, ...made } });
        const ledger = await openDeskLedger(transaction, id);
        const first = { ...made, settings: {}, ratings: DEFAULT_SCALE.map((rating) => ({ ...rating })) };
        const events = [deskEvent("desk-made", first)];
        if (ownerId !== undefined) {
          const seat = { userId: ownerId, role: "owner" } as const;
          await transaction.membership.create({ data: { workspaceId: id, ...seat } });
          events.push(deskEvent("member-added", seat));
        }
        await ledger.append(OPERATOR, events, new Date());
      });
      return ok({ workspaceId: id, slug });
    } catch (error) {
      if (isUniqueViolation(error))
        return fail(invalid("slug", "Another workspace has this name in its address."));
      throw error;
    }
  });
}

/** The workspaces that the caller may enter, by name. */
export async function listWorkspaces(caller: Caller): Promise<Result<readonly WorkspaceSeat[], Failure>> {
  return attemptRead(async () => {
    if (caller.kind === "token") {
      const workspace = await database().workspace.findUnique({ where: { id: caller.workspaceId } });
      return workspace === null ? [] : [{ slug: workspace.slug, name: workspace.name, role: caller.role }];
    }
    const seats = await database().membership.findMany({
      where: { userId: caller.userId },
      include: { workspace: true },
      orderBy: { workspace: { name: "asc" } },
    });
    return seats.map(({ workspace, role }) => ({ slug: workspace.slug, name: workspace.name, role }));
  });
}

/** Replaces the rating scale. A rating that is in use keeps its id; its label, colour and mark may change. */
export async function changeScale(
  access: WorkspaceAccess,
  scale: RatingScale,
): Promise<Result<RatingScale, Failure>> {
  const permitted = permit(access, "manage-scale");
  if (!permitted.ok) return permitted;
  if (scale.length === 0) return fail(invalid("ratings", "Keep at least one rating."));
  if (new Set(scale.map((rating) => rating.id)).size < scale.length) {
    return fail(invalid("ratings", "Two ratings have the same id."));
  }
  return changeDesk(deskActor(access), async (transaction) => {
    const used = await ratingsInUse(transaction, access.workspaceId);
    const missing = used.filter((id) => !scale.some((rating) => rating.id === id));
    if (missing.length > 0) {
      return fail(invalid("ratings", `In use, so it can be renamed but not removed: ${missing.join(", ")}.`));
    }
    const where = { id: access.workspaceId };
    const { ratings } = await transaction.workspace.findUniqueOrThrow({ where, select: { ratings: true } });
    const [before, after] = [readScale(ratings), scale].map((each) => each.map((rating) => ({ ...rating })));
    await transaction.workspace.update({ where, data: { ratings: toJson(scale) } });
    const isSame = canonicalJson(before) === canonicalJson(after);
    const events = isSame ? [] : [deskEvent("scale-changed", { before: before ?? [], after: after ?? [] })];
    return ok({ value: scale, events });
  });
}

/** Changes what a desk decided for itself; what is not named stays. */
export async function changeSettings(
  access: WorkspaceAccess,
  changes: { readonly [Key in keyof WorkspaceSettings]?: WorkspaceSettings[Key] | undefined },
): Promise<Result<WorkspaceSettings, Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return changeDesk(deskActor(access), async (transaction) => {
    const where = { id: access.workspaceId };
    const select = { settings: true } as const;
    const { settings: before } = await transaction.workspace.findUniqueOrThrow({ where, select });
    const rows = await transaction.$queryRaw<readonly { readonly settings: Prisma.JsonObject }[]>`
      UPDATE workspace SET settings = settings || ${JSON.stringify(named)}::jsonb
      WHERE id = ${access.workspaceId}::uuid RETURNING settings`;
    const after = rows[0]?.settings ?? {};
    const isSame = canonicalJson(before) === canonicalJson(after);
    const change = deskEventSchema.parse({ type: "settings-changed", data: { before, after } });
    return ok({ value: readSettings(after), events: isSame ? [] : [change] });
  });
}

const SLUG = /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** Also ratings that only the ledger still names: its sentences and earlier states need them. */
async function ratingsInUse(
  transaction: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<{ rating: string }[]>`
    SELECT DISTINCT ledger_entry.data->>'rating' AS rating
    FROM ledger_entry JOIN article ON article.id = ledger_entry.article_id
    WHERE article.workspace_id = ${workspaceId}::uuid
      AND ledger_entry.type IN ('verdict-given', 'claim-settled')
    ORDER BY rating`;
  return rows.map((row) => row.rating);
}

function toJson(scale: RatingScale): Prisma.InputJsonValue {
  return scale.map((rating) => ({ ...rating }));
}
