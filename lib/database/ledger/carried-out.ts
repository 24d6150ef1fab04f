import { createHash } from "node:crypto";
import type { Failure } from "../../domain/failure";
import type { ActorId, ArticleId, CommandId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { canonicalJson } from "../../ledger/chain/canonical-json";
import type { LedgerEntry, LedgerHead } from "../../ledger/shapes/ledger-entry";
import { branded } from "../branded";
import { database } from "../client";
import { loadEntries } from "./load-review";

/** The entries of one command: `firstSeq` to `lastSeq`; without any, `lastSeq` is the head that it found. */
export type Span = { readonly firstSeq: number; readonly lastSeq: number };

/** A command, or what else has an id that stands for one effect. */
type Asked = { readonly commandId: CommandId; readonly type: string };

/** SHA-256 over who asked for what: the same command sent twice has the same. */
export function digestOf(actor: ActorId, command: Asked): string {
  return createHash("sha256").update(canonicalJson({ actor, command })).digest("hex");
}

/** Those of the commands that were carried out before; a failure when an id stands for something else. */
export async function findCarriedOut(
  articleId: ArticleId,
  digests: ReadonlyMap<CommandId, string>,
  pathOf: (id: CommandId) => string,
): Promise<Result<ReadonlyMap<CommandId, Span>, Failure>> {
  const stored = await database().commandRow.findMany({ where: { id: { in: [...digests.keys()] } } });
  const rows = stored.map(branded.command);
  const others = rows.filter(
    (row) => row.articleId !== articleId || isOther(row.digest, digests.get(row.id)),
  );
  if (others.length > 0) {
    return fail({ kind: "id-taken", errors: others.map((row) => takenError(pathOf(row.id))) });
  }
  return ok(new Map(rows.map((row) => [row.id, { firstSeq: row.firstSeq, lastSeq: row.lastSeq }])));
}

/** Of a command whose words were removed by order of law no digest is kept, since a guess of them could be tried on it. */
const isOther = (kept: string, digest: string | undefined): boolean => kept !== "" && kept !== digest;

export const takenError = (path: string) => ({
  path,
  message: "This commandId was already used for another command. Make a new one.",
});

/** The answer that was given when the commands were carried out. */
export async function readAnswer(
  articleId: ArticleId,
  spans: readonly Span[],
): Promise<{ readonly events: readonly LedgerEntry[]; readonly head: LedgerHead }> {
  const first = Math.min(...spans.map((span) => Math.min(span.firstSeq, span.lastSeq)));
  const last = Math.max(...spans.map((span) => span.lastSeq));
  const entries = await loadEntries(articleId, first - 1, last);
  const head = entries.at(-1);
  if (head === undefined)
    throw new Error(`Article ${articleId} has no entry ${last}, but a command says so.`);
  const events = entries.filter((entry) =>
    spans.some((span) => span.firstSeq <= entry.seq && entry.seq <= span.lastSeq),
  );
  return { events, head: { seq: head.seq, hash: head.hash } };
}
