import { randomUUID } from "node:crypto";
import { bareHost } from "../../domain/allowed-host";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { environment } from "../../env";
import { readWitnessKey, witnessKey } from "../../log/cosignature";
import { permit, type WorkspaceAccess } from "../access";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { changeDesk, deskEvent } from "../desk/change-desk";
import { deskActor } from "../desk/desk-ledger";
import type { LogWitness } from "../generated/client";
import { attempt } from "../unavailable";
import { parseUuid } from "../uuid";

/** Who countersigns a desk's checkpoints, and how that goes. */
export type WitnessRecord = {
  readonly witnessId: string;
  readonly name: string;
  readonly key: string;
  readonly address: string;
  readonly addedAt: string;
  /** What they countersigned last; null: nothing yet. */
  readonly last: { readonly size: number; readonly at: string } | null;
  /** Why the last try came to nothing, in words; null: it did not. */
  readonly problem: string | null;
};

/** Each is asked once for every checkpoint. */
const MOST_WITNESSES = 10;

/** In the order in which they were added. */
export async function listWitnesses({
  workspaceId,
}: WorkspaceAccess): Promise<Result<readonly WitnessRecord[], Failure>> {
  return attempt(async () => {
    const rows = await database().logWitness.findMany({
      where: { workspaceId },
      orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    });
    return ok(rows.map(toRecord));
  });
}

/** From the next checkpoint on they are asked. `key` as they give it to verifiers, `address` as the prefix of theirs. */
export async function addWitness(
  access: WorkspaceAccess,
  asked: { readonly key: string; readonly address: string },
  clock: Clock = wallClock,
): Promise<Result<WitnessRecord, Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  const read = readWitnessKey(asked.key);
  if (!read.ok) return fail(invalid("key", KEY_ADVICE));
  const address = readAddress(asked.address);
  if (!address.ok) return fail(invalid("address", address.failure));
  const key = witnessKey(read.value);
  const { workspaceId } = access;
  return changeDesk(
    deskActor(access),
    async (transaction, at) => {
      const there = await transaction.logWitness.findMany({ where: { workspaceId }, select: { key: true } });
      if (there.some((each) => each.key === key))
        return fail(invalid("key", "This witness is in the list already."));
      if (there.length >= MOST_WITNESSES)
        return fail(invalid("key", `A log has at most ${MOST_WITNESSES} witnesses. Remove one first.`));
      const row = await transaction.logWitness.create({
        data: {
          ...{ id: randomUUID(), workspaceId, key, address: address.value },
          ...{ addedAt: at, nextTryAt: at },
        },
      });
      const event = deskEvent("witness-added", { key, address: address.value });
      return ok({ value: toRecord(row), events: [event] });
    },
    clock,
  );
}

/** They are not asked any more; what they countersigned stays. */
export async function removeWitness(
  access: WorkspaceAccess,
  witnessId: string,
): Promise<Result<null, Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  const id = parseUuid(witnessId);
  if (id === null) return fail({ kind: "not-found" });
  return changeDesk(deskActor(access), async (transaction) => {
    const found = await transaction.logWitness.findFirst({
      where: { id, workspaceId: access.workspaceId },
    });
    if (found === null) return fail({ kind: "not-found" });
    await transaction.logWitness.delete({ where: { id } });
    const { key, address } = found;
    return ok({ value: null, events: [deskEvent("witness-removed", { key, address })] });
  });
}

const KEY_ADVICE =
  "Give the witness’ verifier key, name+id+key, for Ed25519 cosignatures (type 04). Whoever runs it publishes it.";
const ADDRESS_ADVICE = "Give the address that the witness takes checkpoints at, beginning with https://.";

/** Without the slash at its end. Fails with a sentence. */
function readAddress(written: string): Result<string, string> {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : null;
  if (url === null || url.search !== "" || url.hash !== "") return fail(ADDRESS_ADVICE);
  if (url.username !== "" || url.password !== "")
    return fail("Leave the name and the password out of the address: witnesses ask for none.");
  const [host, port] = [bareHost(url.hostname), Number(url.port || 80)];
  const isAllowed = environment().ASSAY_FETCH_ALLOW.some(
    (each) => each.host === host && (each.port ?? port) === port,
  );
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isAllowed)) return fail(ADDRESS_ADVICE);
  return ok(url.href.replace(/\/+$/, ""));
}

function toRecord(row: LogWitness): WitnessRecord {
  const { id, key, address, addedAt, size, cosignedAt, problem } = row;
  return {
    witnessId: id,
    name: key.split("+", 1)[0] ?? "",
    ...{ key, address, addedAt: addedAt.toISOString(), problem },
    last: cosignedAt === null ? null : { size, at: cosignedAt.toISOString() },
  };
}
