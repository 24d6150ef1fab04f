import { randomUUID } from "node:crypto";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { recipientHost } from "../../ledger/desk/desk-shapes";
import { permit, type WorkspaceAccess } from "../access";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { changeDesk, deskEvent } from "../desk/change-desk";
import { deskActor } from "../desk/desk-ledger";
import type { CheckpointRecipient } from "../generated/client";
import { attempt } from "../unavailable";
import { parseUuid } from "../uuid";

/** An address outside that gets a desk's checkpoints by e-mail. */
export type RecipientRecord = {
  readonly recipientId: string;
  readonly address: string;
  readonly addedAt: string;
  /** Null: nothing was mailed to it yet. */
  readonly mailedAt: string | null;
};

const MOST_RECIPIENTS = 10;

/** In the order in which they were added. */
export async function listRecipients(
  access: WorkspaceAccess,
): Promise<Result<readonly RecipientRecord[], Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  return attempt(async () => {
    const rows = await database().checkpointRecipient.findMany({
      where: { workspaceId: access.workspaceId },
      orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    });
    return ok(rows.map(toRecord));
  });
}

/** It gets the newest checkpoint, and further ones from then on. */
export async function addRecipient(
  access: WorkspaceAccess,
  { address: written }: { readonly address: string },
  clock: Clock = wallClock,
): Promise<Result<RecipientRecord, Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  const address = written.trim();
  if (!ADDRESS.test(address))
    return fail(invalid("address", "Give one e-mail address, as in archive@example.org."));
  const { workspaceId } = access;
  return changeDesk(
    deskActor(access),
    async (transaction, at) => {
      const there = await transaction.checkpointRecipient.findMany({ where: { workspaceId } });
      if (there.some((each) => each.address.toLowerCase() === address.toLowerCase()))
        return fail(invalid("address", "This address is in the list already."));
      if (there.length >= MOST_RECIPIENTS)
        return fail(invalid("address", `Keep to ${MOST_RECIPIENTS} addresses. Remove one first.`));
      const row = await transaction.checkpointRecipient.create({
        data: { id: randomUUID(), workspaceId, address, addedAt: at },
      });
      const event = deskEvent("recipient-added", { recipientId: row.id, host: recipientHost(address) });
      return ok({ value: toRecord(row), events: [event] });
    },
    clock,
  );
}

/** Nothing more is mailed to it. */
export async function removeRecipient(
  access: WorkspaceAccess,
  recipientId: string,
): Promise<Result<null, Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  const id = parseUuid(recipientId);
  if (id === null) return fail({ kind: "not-found" });
  return changeDesk(deskActor(access), async (transaction) => {
    const found = await transaction.checkpointRecipient.findFirst({
      where: { id, workspaceId: access.workspaceId },
    });
    if (found === null) return fail({ kind: "not-found" });
    await transaction.checkpointRecipient.delete({ where: { id } });
    const event = deskEvent("recipient-removed", { recipientId: id, host: recipientHost(found.address) });
    return ok({ value: null, events: [event] });
  });
}

/** One address, which no header can be broken with. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,180}\.[^\s@<>,;:"()[\]\\.]{2,63}$/;

function toRecord({ id, address, addedAt, mailedAt }: CheckpointRecipient): RecipientRecord {
  return {
    ...{ recipientId: id, address, addedAt: addedAt.toISOString() },
    mailedAt: mailedAt?.toISOString() ?? null,
  };
}
