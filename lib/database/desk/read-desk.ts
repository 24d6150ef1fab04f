import { createHash } from "node:crypto";
import type { WorkspaceId } from "../../domain/ids";
import { canonicalJson } from "../../ledger/chain/canonical-json";
import { type DeskEvent, type DeskEvents, deskEventSchema } from "../../ledger/desk/desk-shapes";
import type { Prisma } from "../generated/client";

/** A desk as its tables have it, in the shape of the event that writes it down. */
export async function recordDesk(
  transaction: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
): Promise<Extract<DeskEvent, { readonly type: "desk-recorded" }>> {
  // One after the other: a transaction is one connection.
  const of = { where: { workspaceId } };
  const row = await transaction.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const members = await transaction.membership.findMany({ ...of, orderBy: { userId: "asc" } });
  const formerMembers = await transaction.formerMember.findMany({ ...of, orderBy: { userId: "asc" } });
  const invitations = await transaction.invitation.findMany({ ...of, orderBy: { id: "asc" } });
  const tokens = await transaction.apiToken.findMany({ ...of, orderBy: { id: "asc" } });
  const imprint = await transaction.imprint.findFirst({ ...of, orderBy: { version: "desc" } });
  const seatOf = ({ userId, role }: { readonly userId: string; readonly role: string }) => ({ userId, role });
  const event = deskEventSchema.parse({
    type: "desk-recorded",
    data: {
      slug: row.slug,
      name: row.name,
      settings: row.settings,
      ratings: row.ratings,
      members: members.map(seatOf),
      formerMembers: formerMembers.map(seatOf),
      invitations: invitations.map(({ id, role, acceptedAt }) => ({
        ...{ invitationId: id, role, isAccepted: acceptedAt !== null },
      })),
      tokens: tokens.map(({ id, role, revokedAt }) => ({
        ...{ tokenId: id, role, isRevoked: revokedAt !== null },
      })),
      imprint: imprint === null ? null : hashImprint(imprint),
    },
  });
  if (event.type !== "desk-recorded") throw new Error("A desk was written down as something else.");
  return event;
}

type KeptImprint = { readonly version: number; readonly said: unknown; readonly logo: Uint8Array | null };

/** What an entry says of a version of an imprint: enough to tell whether it was changed. */
export function hashImprint({ version, said, logo }: KeptImprint): DeskEvents["imprint-saved"] {
  const saidSha256 = createHash("sha256").update(canonicalJson(said)).digest("hex");
  const logoSha256 = logo === null ? null : createHash("sha256").update(logo).digest("hex");
  return { version, saidSha256, logoSha256 };
}
