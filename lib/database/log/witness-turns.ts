import type { WorkspaceId } from "../../domain/ids";
import type { AddCheckpoint } from "../../log/add-checkpoint";
import { readWitnessKey } from "../../log/cosignature";
import { consistencyProof, consistencyRanges } from "../../log/merkle-tree";
import type { NoteKey } from "../../log/signed-note";
import { branded } from "../branded";
import { database } from "../client";
import { readSubtrees } from "./log-rows";

/** A witness whose turn it is, and the checkpoint that they are asked to countersign. */
export type WitnessTurn = {
  readonly witnessId: string;
  readonly workspaceId: WorkspaceId;
  readonly address: string;
  /** As it is kept, and read. */
  readonly written: string;
  readonly key: NoteKey;
  /** Of the checkpoint that they countersigned last. */
  readonly lastSize: number;
  readonly checkpoint: { readonly number: number; readonly size: number; readonly note: string };
};

/** As many are asked at once, of all desks. */
const AT_ONCE = 20;
/** Nobody else asks a witness meanwhile. */
const TURN_MS = 60_000;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Takes the witnesses that have not countersigned the newest checkpoint of their log and may be asked now. */
export async function takeWitnessTurns(now: Date): Promise<readonly WitnessTurn[]> {
  const rows = await database().$queryRaw<readonly TakenTurn[]>`
    WITH due AS (
      SELECT witness.id, newest.number, newest.size, newest.note FROM log_witness AS witness
      CROSS JOIN LATERAL (
        SELECT number, size, note FROM log_checkpoint
        WHERE workspace_id = witness.workspace_id ORDER BY number DESC LIMIT 1
      ) AS newest
      WHERE witness.next_try_at <= ${now} AND newest.number > witness.number
      ORDER BY witness.next_try_at LIMIT ${AT_ONCE}
      FOR UPDATE OF witness SKIP LOCKED
    )
    UPDATE log_witness AS witness SET next_try_at = ${new Date(now.getTime() + TURN_MS)}
    FROM due WHERE witness.id = due.id
    RETURNING witness.id, witness.workspace_id AS "workspaceId", witness.address, witness.key,
      witness.size AS "lastSize", due.number, due.size, due.note`;
  return rows.map(branded.other).flatMap(({ id, key: written, number, size, note, ...turn }) => {
    const key = readWitnessKey(written);
    // What cannot be read was refused when it was added.
    return key.ok
      ? [{ ...turn, witnessId: id, written, key: key.value, checkpoint: { number, size, note } }]
      : [];
  });
}

type TakenTurn = {
  readonly id: string;
  readonly workspaceId: string;
  readonly address: string;
  readonly key: string;
  readonly lastSize: number;
  readonly number: number;
  readonly size: number;
  readonly note: string;
};

/** What a witness is asked who saw the log at `oldSize`. */
export async function askFrom(
  oldSize: number,
  { workspaceId, checkpoint: { size, note } }: WitnessTurn,
): Promise<AddCheckpoint> {
  const read = await readSubtrees(workspaceId, consistencyRanges(oldSize, size));
  return { oldSize, proof: consistencyProof(oldSize, size, read), note };
}

/** Keeps a line that countersigns the turn's checkpoint. */
export async function keepCosignature(
  { workspaceId, witnessId, written, checkpoint: { number, size } }: WitnessTurn,
  { line, at }: { readonly line: string; readonly at: Date },
  now: Date,
): Promise<void> {
  await database().$transaction([
    database().logCosignature.createMany({
      data: [{ workspaceId, number, key: written, line, at }],
      skipDuplicates: true,
    }),
    // One that was removed meanwhile stays removed.
    database().logWitness.updateMany({
      where: { id: witnessId, number: { lt: number } },
      data: { number, size, cosignedAt: at, problem: null, failures: 0, nextTryAt: now },
    }),
  ]);
}

/** Keeps why a try came to nothing, for whoever looks; the next one is later each time. */
export async function noteWitnessProblem(
  { witnessId }: WitnessTurn,
  problem: string,
  now: Date,
): Promise<void> {
  await database().$executeRaw`
    UPDATE log_witness SET problem = ${problem}, failures = failures + 1,
      next_try_at = ${now}::timestamptz
        + least(${FIRST_WAIT_MS}::float8 * power(2, least(failures, 20)), ${LONGEST_WAIT_MS}::float8) * interval '1 millisecond'
    WHERE id = ${witnessId}::uuid`;
}
