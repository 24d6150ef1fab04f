import type { ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import type { ArticleId } from "../../domain/ids";
import { replay } from "../../ledger/events/evolve";
import type { Command } from "../../ledger/shapes/command";
import type { EntryOf, LedgerEntry, UnsealedEntry } from "../../ledger/shapes/ledger-entry";
import { database } from "../client";
import { toLedgerEntry } from "./ledger-row";

/** Those of the entries that remove what an earlier one said. */
export function redactions(entries: readonly UnsealedEntry[]): readonly EntryOf<"entry-redacted">[] {
  return entries.filter((entry) => entry.type === "entry-redacted");
}

/** Why a list of commands cannot be carried out as it is: removals by order of law stand among themselves, each entry once. */
export function refuseMixed(commands: readonly Command[]): Failure | null {
  const named = new Set<number>();
  const isRedacting = redacts(commands);
  for (const [index, command] of commands.entries()) {
    if (command.type !== "redact-entry") {
      if (isRedacting)
        return invalid(`${index}.type`, "Send this apart from what removes entries by order of law.");
    } else if (named.has(command.seq)) return invalid(`${index}.seq`, "The list names this entry twice.");
    else named.add(command.seq);
  }
  return null;
}

/** Whether any of the commands removes what an entry said. */
export const redacts = (commands: readonly Command[]): boolean =>
  commands.some(({ type }) => type === "redact-entry");

/** The entries that commands are to redact, by seq; one that is not there is left to the decision to refuse. */
export async function committedEntries(
  articleId: ArticleId,
  commands: readonly Command[],
): Promise<ReadonlyMap<number, LedgerEntry>> {
  const seqs = commands.flatMap((command) => (command.type === "redact-entry" ? [command.seq] : []));
  if (seqs.length === 0) return new Map();
  const rows = await database().ledgerRow.findMany({ where: { articleId, seq: { in: seqs } } });
  return new Map(rows.map((row) => [row.seq, toLedgerEntry(row)]));
}

/** The review after all entries, the last of which remove what earlier ones said: folded anew, with the stand-ins in place. */
export async function foldRedacted(
  articleId: ArticleId,
  pending: readonly LedgerEntry[],
): Promise<ReviewState> {
  const first = pending[0]?.seq ?? 1;
  const rows = await database().ledgerRow.findMany({
    where: { articleId, seq: { lt: first } },
    orderBy: { seq: "asc" },
  });
  const standIns = new Map(redactions(pending).map(({ data }) => [data.seq, data.standIn]));
  const before = rows.map(toLedgerEntry).map((entry) => {
    const standIn = standIns.get(entry.seq);
    return standIn === undefined ? entry : ({ ...entry, data: standIn } as LedgerEntry);
  });
  return replay([...before, ...pending]);
}
