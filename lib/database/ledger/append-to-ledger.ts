import type { ReviewState } from "../../domain/claim";
import type { ArticleId } from "../../domain/ids";
import type { LedgerEntry, LedgerHead } from "../../ledger/shapes/ledger-entry";
import { askPrepared, database } from "../client";
import { changedRows } from "./changed-rows";
import { toLedgerRow } from "./ledger-row";
import { redactions } from "./redact-entries";
import type { RevisionRow } from "./revision-row";

/** A command that is carried out by entries `firstSeq` to `lastSeq`; without any, `lastSeq` is the head it found. */
export type CarriedOut = {
  readonly id: string;
  readonly actor_id: string;
  readonly digest: string;
  readonly first_seq: number;
  readonly last_seq: number;
};

/** A notification that an entry leads to, unless the person has left the workspace or does not want to be told. */
export type NoticeRow = {
  readonly user_id: string;
  readonly seq: number;
  readonly kind: string;
  readonly created_at: string;
};

export type LedgerBatch = {
  readonly articleId: ArticleId;
  readonly expected: LedgerHead;
  readonly entries: readonly LedgerEntry[];
  readonly commands: readonly CarriedOut[];
  readonly before: ReviewState;
  readonly after: ReviewState;
  readonly revision?: RevisionRow;
  /** What the revision's text was read from, as it waits. */
  readonly arrivalId?: string;
  readonly notices?: readonly NoticeRow[];
};

/** `moved`: another writer was first. `known`: these commands were carried out before. `archived`: nothing may be written. None of them wrote anything. */
export type AppendOutcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "moved" }
  | { readonly outcome: "archived" }
  | { readonly outcome: "known"; readonly commands: readonly string[] };

type Answered = { readonly answer: AppendOutcome };

/** Writes entries, commands, changed rows, notifications and head in one statement, all or none, if the head is still as expected. */
export async function appendToLedger(batch: LedgerBatch): Promise<AppendOutcome> {
  return outcomeOf(await askPrepared<Answered>(questionFor(batch), [writeBatch(batch)]));
}

function questionFor({ entries, notices }: LedgerBatch) {
  if (redactions(entries).length > 0) return APPEND_AND_REDACT;
  return notices?.length ? APPEND_AND_NOTIFY : APPEND;
}

const APPEND = { name: "append", text: "SELECT append_to_ledger($1::jsonb) AS answer" };
const APPEND_AND_NOTIFY = { name: "append-notify", text: "SELECT append_and_notify($1::jsonb) AS answer" };
const APPEND_AND_REDACT = { name: "append-redact", text: "SELECT append_and_redact($1::jsonb) AS answer" };

/** An edition's row, with the page and the report that it publishes. */
export type PublishedPage = { readonly row: object; readonly html: string; readonly json: string };

/** The same together with a published edition, both or none. */
export async function appendWithReport(
  batch: LedgerBatch,
  { row, html, json }: PublishedPage,
): Promise<AppendOutcome> {
  const rows = await database().$queryRaw<
    Answered[]
  >`SELECT publish_report(${writeBatch(batch)}::jsonb, ${JSON.stringify(row)}::jsonb, ${html}, ${json}) AS answer`;
  return outcomeOf(rows);
}

function writeBatch(batch: LedgerBatch): string {
  const last = batch.entries.at(-1);
  return JSON.stringify({
    articleId: batch.articleId,
    expectedSeq: batch.expected.seq,
    expectedHash: batch.expected.hash,
    seq: last?.seq,
    hash: last?.hash,
    at: last?.at,
    entries: batch.entries.map(toLedgerRow),
    commands: batch.commands,
    revision: batch.revision,
    arrivalId: batch.arrivalId,
    notices: batch.notices ?? [],
    ...changedRows(batch.before, batch.after, batch.entries),
  });
}

function outcomeOf(rows: readonly Answered[]): AppendOutcome {
  const answer = rows[0]?.answer;
  if (answer === undefined) throw new Error("append_to_ledger gave no answer.");
  return answer;
}
