import { type Failure, invalid } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { permit, type WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { attempt } from "../unavailable";
import { parseUuid } from "../uuid";
import { revokeAllSessions } from "./sessions";

/**
 * Signs a member out everywhere, as when a computer of theirs is lost. Refused for somebody who belongs to other
 * workspaces too: their sessions open those as well, and nothing crosses between workspaces.
 */
export async function endMemberSessions(
  access: WorkspaceAccess,
  userId: string,
): Promise<Result<null, Failure>> {
  const permitted = permit(access, "manage-members");
  if (!permitted.ok) return permitted;
  const member = await findOwnMember(access, userId);
  return member.ok ? revokeAllSessions(member.value) : member;
}

/** A member of this workspace and of no other. */
async function findOwnMember(access: WorkspaceAccess, userId: string): Promise<Result<ActorId, Failure>> {
  const id = parseUuid(userId);
  if (id === null) return fail({ kind: "not-found" });
  return attempt(async () => {
    const seats = await database().membership.findMany({ where: { userId: id } });
    const isHere = seats.some(({ workspaceId }) => workspaceId === access.workspaceId);
    if (!isHere) return fail({ kind: "not-found" });
    return seats.length === 1 ? ok(branded.actor({ id }).id) : fail(invalid("userId", ELSEWHERE));
  });
}

const ELSEWHERE =
  "They belong to another desk as well, so only they themselves or whoever runs Assay can sign them out. Remove them to close this desk to them at once.";
