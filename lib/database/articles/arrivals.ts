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
/** What a person may have waiting; the oldest goes first. */
const KEPT_OF_ONE = 12;

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
    const where = {
      workspaceId: access.workspaceId,
      actorId: access.actor,
      arrivedAt: { gt: new Date(clock().getTime() - KEPT_MS) },
    };
    const row = id === null ? null : await database().arrival.findFirst({ where: { ...where, id } });
    return row === null ? fail(NO_LONGER_KEPT) : ok(toArrival(row));
  });
}

const NO_LONGER_KEPT = invalid(
  "arrivalId",
  "What was read is kept for an hour, and this is kept no longer. Bring the file or the link in again.",
);

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
    DELETE FROM arrival WHERE arrived_at < ${new Date(now.getTime() - 2 * KEPT_MS)} OR id IN (
      SELECT id FROM arrival WHERE actor_id = ${actor}::uuid ORDER BY arrived_at DESC, id OFFSET ${KEPT_OF_ONE}
    )`;
}

/** Until when an article can be made of it (RFC 3339). */
export const keptUntil = ({ arrivedAt }: Pick<Arrival, "arrivedAt">): string =>
  new Date(Date.parse(arrivedAt) + KEPT_MS).toISOString();
