import type { WorkspaceId } from "../../domain/ids";
import { branded } from "../branded";
import { database } from "../client";
import { readCosigned } from "./cosigned";

/** A checkpoint that is to be mailed to an address outside. Nobody else mails it there. */
export type TakenCheckpoint = {
  readonly recipientId: string;
  readonly workspaceId: WorkspaceId;
  readonly slug: string;
  readonly deskName: string;
  readonly address: string;
  readonly addedAt: Date;
  readonly size: number;
  readonly at: Date;
  /** A signed note, with those who countersigned it by now. */
  readonly note: string;
  /** What was mailed before, for the case that this one cannot be sent. */
  readonly before: { readonly size: number; readonly mailedAt: Date | null };
};

const EVERY_MS = 24 * 3_600_000;
/** A checkpoint is left so long to those who countersign it. */
const PATIENCE_MS = 60_000;

/**
 * Takes one checkpoint that is due: the newest of a log, if it is new to who gets it, and they got none for a day or an
 * edition was published since. It is marked as mailed by the same statement: of several processes one gets it.
 */
export async function takeCheckpointMail(now: Date): Promise<TakenCheckpoint | null> {
  const [row] = await database().$queryRaw<readonly TakenRow[]>`
    WITH due AS (
      SELECT recipient.id, recipient.size AS old_size, recipient.mailed_at AS old_mailed_at, newest.*
      FROM checkpoint_recipient AS recipient
      CROSS JOIN LATERAL (
        SELECT number, size, note, at FROM log_checkpoint
        WHERE workspace_id = recipient.workspace_id AND at <= ${new Date(now.getTime() - PATIENCE_MS)}
        ORDER BY number DESC LIMIT 1
      ) AS newest
      WHERE newest.size > recipient.size AND (
        recipient.mailed_at IS NULL
        OR recipient.mailed_at <= ${new Date(now.getTime() - EVERY_MS)}
        OR EXISTS (
          SELECT FROM log_leaf JOIN ledger_entry USING (article_id, seq)
          WHERE log_leaf.workspace_id = recipient.workspace_id AND ledger_entry.type = 'report-published'
            AND log_leaf.index >= recipient.size AND log_leaf.index < newest.size
        )
      )
      LIMIT 1 FOR UPDATE OF recipient SKIP LOCKED
    )
    UPDATE checkpoint_recipient AS recipient SET size = due.size, mailed_at = ${now}
    FROM due, workspace WHERE recipient.id = due.id AND workspace.id = recipient.workspace_id
    RETURNING recipient.id, recipient.workspace_id AS "workspaceId", recipient.address,
      recipient.added_at AS "addedAt", workspace.slug, workspace.name AS "deskName", due.number, due.size, due.at,
      due.note, due.old_size AS "oldSize", due.old_mailed_at AS "oldMailedAt"`;
  if (row === undefined) return null;
  const { id, oldSize, oldMailedAt, number, note, ...taken } = branded.other(row);
  const cosigned = await readCosigned(taken.workspaceId, { number, note });
  const before = { size: oldSize, mailedAt: oldMailedAt };
  return { ...taken, recipientId: id, note: cosigned.note, before };
}

type TakenRow = {
  readonly id: string;
  readonly workspaceId: string;
  readonly address: string;
  readonly addedAt: Date;
  readonly slug: string;
  readonly deskName: string;
  readonly number: number;
  readonly size: number;
  readonly at: Date;
  readonly note: string;
  readonly oldSize: number;
  readonly oldMailedAt: Date | null;
};

/** Puts back one that certainly was not mailed, to be taken again later. */
export async function putBackCheckpoint({ recipientId, size, before }: TakenCheckpoint): Promise<void> {
  await database().checkpointRecipient.updateMany({ where: { id: recipientId, size }, data: before });
}
