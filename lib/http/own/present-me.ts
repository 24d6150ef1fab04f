import type { z } from "zod";
import type { Caller } from "../../database/access";
import { openWorkspace } from "../../database/access";
import { actorNames } from "../../database/people/names";
import { findUser } from "../../database/people/users";
import { listWorkspaces } from "../../database/people/workspaces";
import type { Failure } from "../../domain/failure";
import { ok, type Result } from "../../domain/result";
import type { meSchema } from "../schemas/me-schema";

export type Me = z.input<typeof meSchema>;

/** Who the caller is, and where they belong. */
export async function readMe(caller: Caller): Promise<Result<Me, Failure>> {
  const listed = await listWorkspaces(caller);
  if (!listed.ok) return listed;
  const workspaces = listed.value.map(({ slug, name, role }) => ({ slug, name, role }));
  if (caller.kind === "token") {
    const name = await tokenName(caller, workspaces[0]?.slug ?? "");
    return name.ok ? ok({ kind: "token", id: caller.tokenId, name: name.value, workspaces }) : name;
  }
  const user = await findUser(caller.userId);
  if (!user.ok) return user;
  const { userId: id, name, email, hasPassword } = user.value;
  return ok({ kind: "user", id, name, email, hasPassword, workspaces });
}

async function tokenName(
  caller: Extract<Caller, { kind: "token" }>,
  slug: string,
): Promise<Result<string, Failure>> {
  const access = await openWorkspace(caller, slug);
  if (!access.ok) return access;
  const names = await actorNames(access.value);
  return names.ok ? ok(names.value.get(caller.tokenId) ?? "API token") : names;
}
