import { createHash, randomUUID } from "node:crypto";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { permit, type WorkspaceAccess } from "../access";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import type { Arrival as ArrivalRow, Original as OriginalRow } from "../generated/client";
import { attempt } from "../unavailable";
import { parseUuid } from "../uuid";

/** What came in, as it came: a file by its name, or what an address answered, with the headers that tell something. */
export type Arrived = {
  readonly bytes: Uint8Array;
  readonly name: string | null;
  readonly address: string | null;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly headers: Readonly<Record<string, string>>;
};

/** The same while it is kept for whoever brought it. */
export type Arrival = Arrived & { readonly id: string; readonly sha256: string; readonly arrivedAt: string };

const KEPT_MS = 60 * 60_000;
/** What a person may have waiting, and how much of it in bytes; the oldest goes first. */
const KEPT_OF_ONE = 200;
const ROOM_OF_ONE = 500 * 1_048_576;
/** As long as a job may wait (lib/database/jobs). */
const HELD_MS = 24 * 60 * 60_000;

/** Keeps what came in for an hour, so that what was read of it can be looked at before an article is made of it. */
export async function keepArrival(
  access: WorkspaceAccess,
  arrived: Arrived,
  clock: Clock = wallClock,
): Promise<Result<Arrival, Failure>> {
  const permitted = permit(access, "import-article");
  if (!permitted.ok) return permitted;
  const now = clock();
  return attempt(async () => {
    const row = await database().arrival.create({
      data: {
        ...columnsOf(arrived),
        id: randomUUID(),
        workspaceId: access.workspaceId,
        actorId: access.actor,
        arrivedAt: now,
      },
    });
    await forgetOld(access, now);
    return ok(toArrival(row));
  });
}

/** What the caller brought to this desk within the hour. Fails `invalid` at `arrivalId` for all else. */
export async function openArrival(
  access: WorkspaceAccess,
  arrivalId: string,
  clock: Clock = wallClock,
): Promise<Result<Arrival, Failure>> {
  const permitted = permit(access, "import-article");
  if (!permitted.ok) return permitted;
  const id = parseUuid(arrivalId);
  return attempt(async () => {
    const where = mine(access, clock());
    const row = id === null ? null : await database().arrival.findFirst({ where: { ...where, id } });
    return row === null ? fail(invalid("arrivalId", NO_LONGER_KEPT)) : ok(toArrival(row));
  });
}

const NO_LONGER_KEPT =
  "What was read is kept for an hour, and only the newest of very much. This is kept no longer: bring it in again.";

const mine = ({ workspaceId, actor }: WorkspaceAccess, now: Date) => ({
  ...{ workspaceId, actorId: actor },
  OR: [{ arrivedAt: { gt: new Date(now.getTime() - KEPT_MS) } }, { heldUntil: { gt: now } }],
});

/** Keeps what came in for work that was asked for, at most a day. Fails `invalid` at the path of each that is kept no longer, and keeps none. */
export async function holdArrivals(
  access: WorkspaceAccess,
  wanted: readonly { readonly arrivalId: string; readonly path: string }[],
  clock: Clock = wallClock,
): Promise<Result<null, Failure>> {
  const now = clock();
  const ids = wanted.flatMap(({ arrivalId }) => parseUuid(arrivalId) ?? []);
  const heldUntil = new Date(now.getTime() + HELD_MS);
  return attempt(async () => {
    const rows = await database().arrival.updateManyAndReturn({
      where: { ...mine(access, now), id: { in: ids } },
      data: { heldUntil },
      select: { id: true },
    });
    const held = new Set(rows.map(({ id }) => id));
    const lost = wanted.filter(({ arrivalId }) => !held.has(parseUuid(arrivalId) ?? ""));
    if (lost.length === 0) return ok(null);
    await letGoOfArrivals(access, wanted);
    return fail({ kind: "invalid", errors: lost.map(({ path }) => ({ path, message: NO_LONGER_KEPT })) });
  });
}

/** Nobody waits for these any more: they are kept as long as any. */
export async function letGoOfArrivals(
  { actor }: WorkspaceAccess,
  wanted: readonly { readonly arrivalId: string }[],
): Promise<void> {
  const ids = wanted.flatMap(({ arrivalId }) => parseUuid(arrivalId) ?? []);
  await database().arrival.updateMany({
    where: { actorId: actor, id: { in: ids } },
    data: { heldUntil: null },
  });
}

/** Lets go of what an article was made of: its bytes are kept with its text. */
export async function forgetArrival({ actor }: WorkspaceAccess, arrivalId: string): Promise<void> {
  const id = parseUuid(arrivalId);
  if (id !== null) await database().arrival.deleteMany({ where: { id, actorId: actor } });
}

/** The columns that what came in has, waiting or kept with its text. */
export function columnsOf({ bytes, headers, name, address, mediaType, charset }: Arrived) {
  return {
    bytes: new Uint8Array(bytes),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    headers: { ...headers },
    ...{ name, address, mediaType, charset },
  };
}

/** What came in, of either table's row. */
export function toArrived(row: ArrivalRow | OriginalRow): Arrived & Pick<Arrival, "sha256" | "arrivedAt"> {
  const { bytes, name, address, mediaType, charset, headers, sha256, arrivedAt } = row;
  return {
    ...{ bytes, name, address, mediaType, charset, sha256 },
    headers: headers as Readonly<Record<string, string>>,
    arrivedAt: arrivedAt.toISOString(),
  };
}

const toArrival = (row: ArrivalRow): Arrival => ({ ...toArrived(row), id: row.id });

/** Twice an hour: one that is being made an article of does not go meanwhile. */
async function forgetOld({ actor }: WorkspaceAccess, now: Date): Promise<void> {
  await database().$executeRaw`
    DELETE FROM arrival WHERE (held_until IS NULL OR held_until < ${now}) AND (
      arrived_at < ${new Date(now.getTime() - 2 * KEPT_MS)} OR id IN (
        SELECT id FROM (
          SELECT id, row_number() OVER newest AS place, sum(octet_length(bytes)) OVER newest AS room
          FROM arrival WHERE actor_id = ${actor}::uuid AND held_until IS NULL
          WINDOW newest AS (ORDER BY arrived_at DESC, id)
        ) AS mine WHERE place > ${KEPT_OF_ONE} OR room > ${ROOM_OF_ONE}
      ))`;
}

/** Until when an article can be made of it (RFC 3339). */
export const keptUntil = ({ arrivedAt }: Pick<Arrival, "arrivedAt">): string =>
  new Date(Date.parse(arrivedAt) + KEPT_MS).toISOString();
