import { randomUUID } from "node:crypto";
import { type Failure, invalid } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import { type Caller, permit, type WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { changeDesk, deskEvent } from "../desk/change-desk";
import { deskActor } from "../desk/desk-ledger";
import { noteTokenUse } from "../note-use";
import { attempt } from "../unavailable";
import { parseUuid } from "../uuid";
import { hashSecret, makeSecret } from "./secret";

const SECRET_PREFIX = "assay_";

export type TokenRecord = {
  readonly tokenId: ActorId;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
};

/** A token is an actor of its own, with one workspace and one role. Its secret is told once and kept only as a hash. */
export async function issueToken(
  access: WorkspaceAccess,
  token: { readonly name: string; readonly role: Role },
): Promise<Result<{ readonly tokenId: ActorId; readonly secret: string }, Failure>> {
  const permitted = permit(access, "manage-tokens");
  if (!permitted.ok) return permitted;
  const name = token.name.trim();
  if (name === "" || name.length > 100) return fail(invalid("name", "Give a name of 1 to 100 characters."));
  const { secret, hash } = makeSecret(SECRET_PREFIX);
  const { id } = branded.actor({ id: randomUUID() });
  const { role } = token;
  return changeDesk(deskActor(access), async (transaction) => {
    const issuedBy = access.isOperator ? null : access.actor;
    const row = { workspaceId: access.workspaceId, role, secretHash: hash, issuedBy };
    await transaction.actor.create({ data: { id, kind: "token", name, token: { create: row } } });
    const event = deskEvent("token-issued", { tokenId: id, role });
    return ok({ value: { tokenId: id, secret }, events: [event] });
  });
}

/** All tokens of a workspace, revoked ones too, newest first. */
export async function listTokens(access: WorkspaceAccess): Promise<Result<readonly TokenRecord[], Failure>> {
  const permitted = permit(access, "manage-tokens");
  if (!permitted.ok) return permitted;
  return attempt(async () => {
    const rows = await database().apiToken.findMany({
      where: { workspaceId: access.workspaceId },
      include: { actor: true },
      orderBy: { createdAt: "desc" },
    });
    return ok(
      rows.map(branded.actor).map((row) => ({
        tokenId: row.id,
        name: row.actor.name,
        role: row.role,
        createdAt: row.createdAt.toISOString(),
        lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
        revokedAt: row.revokedAt?.toISOString() ?? null,
      })),
    );
  });
}

/** Ends a token at once; what it did stays, under its name. */
export async function revokeToken(access: WorkspaceAccess, tokenId: string): Promise<Result<null, Failure>> {
  const permitted = permit(access, "manage-tokens");
  if (!permitted.ok) return permitted;
  const id = parseUuid(tokenId);
  if (id === null) return fail({ kind: "not-found" });
  return changeDesk(deskActor(access), async (transaction, revokedAt) => {
    const found = await transaction.apiToken.findFirst({ where: { id, workspaceId: access.workspaceId } });
    if (found === null) return fail({ kind: "not-found" });
    if (found.revokedAt !== null) return ok({ value: null, events: [] });
    await transaction.apiToken.update({ where: { id }, data: { revokedAt } });
    const event = deskEvent("token-revoked", { tokenId: branded.actor({ id }).id });
    return ok({ value: null, events: [event] });
  });
}

/** Whether a text is at least shaped as a token's secret. */
export const isTokenSecret = (secret: string): boolean => secret.startsWith(SECRET_PREFIX);

/** Who asks with this secret. Unknown and revoked are the same. */
export async function findByToken(
  secret: string,
  clock: Clock = wallClock,
): Promise<Result<Caller, Failure>> {
  if (!isTokenSecret(secret)) return fail({ kind: "unauthenticated" });
  return attempt(async () => {
    const row = await database().apiToken.findUnique({ where: { secretHash: hashSecret(secret) } });
    if (row === null || row.revokedAt !== null) return fail({ kind: "unauthenticated" });
    await noteTokenUse(row.id, row.lastUsedAt, clock());
    return ok({
      kind: "token",
      tokenId: branded.actor(row).id,
      workspaceId: branded.actor(row).workspaceId,
      role: row.role,
    });
  });
}
