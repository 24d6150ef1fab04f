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
  const row = await transaction.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    include: {
      memberships: { orderBy: { userId: "asc" } },
      formerMembers: { orderBy: { userId: "asc" } },
      invitations: { orderBy: { id: "asc" } },
      tokens: { orderBy: { id: "asc" } },
      imprints: { orderBy: { version: "desc" }, take: 1 },
    },
  });
  const [imprint] = row.imprints;
  const seatOf = ({ userId, role }: { readonly userId: string; readonly role: string }) => ({ userId, role });
  const event = deskEventSchema.parse({
    type: "desk-recorded",
    data: {
      slug: row.slug,
      name: row.name,
      settings: row.settings,
      ratings: row.ratings,
      members: row.memberships.map(seatOf),
      formerMembers: row.formerMembers.map(seatOf),
      invitations: row.invitations.map(({ id, role, acceptedAt }) => ({
        ...{ invitationId: id, role, isAccepted: acceptedAt !== null },
      })),
      tokens: row.tokens.map(({ id, role, revokedAt }) => ({
        ...{ tokenId: id, role, isRevoked: revokedAt !== null },
      })),
      imprint: imprint === undefined ? null : hashImprint(imprint),
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
