import { aheadOf, type Named, type SoundProof } from "./check-proof";
import { entries, type Finding, findingsOf } from "./finding";
import type { LedgerFile } from "./ledger-file";

/** What a ledger shows by itself: that its entries follow on each other, and what nobody can see of them. */
export function checkLedger({ name, file }: Named<LedgerFile>): readonly Finding[] {
  const { proven, refuted, unproven } = findingsOf(name);
  const { hashes, fault, backwards, ahead, withheld, pseudonymous } = file;
  const { removed, gone, removedLater } = file;
  const findings: Finding[] = [];
  if (fault !== null)
    findings.push(
      refuted(
        `${fault.what} ${fault.seq === 1 ? "Nothing" : `Up to entry ${fault.seq - 1} it holds, and nothing`} behind was looked at.`,
        fault.seq,
      ),
    );
  else
    findings.push(
      proven(
        `Its ${entries(hashes.length)} follow on each other without a gap, and ${pseudonymous.count === 0 ? "each" : "each other"} hash is right.`,
      ),
    );
  if (backwards !== null) findings.push(refuted(backwards.what, backwards.seq));
  if (ahead !== null) findings.push(unproven(aheadOf(ahead.what), ahead.seq));
  if (gone !== null) findings.push(refuted(gone.what, gone.seq));
  if (removed.count > 0)
    findings.push(
      proven(
        `What ${entries(removed.count)} said was removed by order of law, as later entries say. ${removed.count === 1 ? "Its hash is" : "Their hashes are"} still in the chain.`,
        removed.first,
      ),
    );
  if (removedLater !== null)
    findings.push(
      unproven(
        `It says that its words were removed by order of law by ${removedLater.what}, which this file does not show. Save the whole ledger again.`,
        removedLater.seq,
      ),
    );
  if (withheld.count > 0)
    findings.push(
      unproven(
        `${entries(withheld.count)}, from ${withheld.first} on, withhold what they say from whoever saved the file. Their hashes fit, their words cannot be checked.`,
        withheld.first,
      ),
    );
  if (pseudonymous.count > 0)
    findings.push(
      unproven(
        `${entries(pseudonymous.count)}, from ${pseudonymous.first} on, stand under a pseudonym: only their place can be checked.`,
        pseudonymous.first,
      ),
    );
  return findings;
}

/** Whether a ledger is the one whose entries are in the log. */
export function compareWithLog(ledger: Named<LedgerFile>, proofs: readonly SoundProof[]): readonly Finding[] {
  const { hashes, fault, articleId } = ledger.file;
  const { unproven } = findingsOf(ledger.name);
  const own = proofs.filter(({ file }) => file.articleId === articleId);
  if (own.length > 0) return own.flatMap((proof) => compareWithProof(ledger, proof));
  if (fault !== null || hashes.length === 0) return [];
  return [
    unproven(
      "Whether all of it was written and hashed anew, a ledger alone cannot tell. Add a proof of the same article, best one from before.",
    ),
  ];
}

function compareWithProof({ name, file }: Named<LedgerFile>, proof: SoundProof): readonly Finding[] {
  const { proven, refuted, unproven } = findingsOf(name);
  const { hashes, fault } = file;
  const here = proof.file.entries.filter(({ seq }) => seq <= hashes.length);
  const other = here.find(({ seq, hash }) => hashes.at(seq) !== hash);
  if (other !== undefined)
    return [refuted(`It is another entry than the one that ${proof.name} shows.`, other.seq)];
  if (fault !== null) return [];
  const findings: Finding[] = [];
  const beyond = proof.file.entries.find(({ seq }) => seq > hashes.length);
  if (beyond !== undefined)
    findings.push(
      refuted(
        `The ledger ends with entry ${hashes.length}, and ${proof.name} has entry ${beyond.seq}: the end was cut off, or the ledger was saved before.`,
        hashes.length + 1,
      ),
    );
  const placed = new Set(here.filter(({ index }) => index !== null).map(({ seq }) => seq));
  const missing = firstMissing(placed, hashes.length);
  if (placed.size > 0)
    findings.push(
      proven(
        missing === null
          ? `Every entry of it is in the log ${proof.file.origin}.`
          : `${entries(placed.size)} of it ${placed.size === 1 ? "is" : "are"} in the log ${proof.file.origin}.`,
      ),
    );
  if (missing !== null)
    findings.push(
      unproven(
        `For ${entries(hashes.length - placed.size)} of it, from ${missing} on, ${proof.name} shows no place in the log. Save a newer proof, of the whole article.`,
        missing,
      ),
    );
  return findings;
}

function firstMissing(placed: ReadonlySet<number>, count: number): number | null {
  for (let seq = 1; seq <= count; seq += 1) if (!placed.has(seq)) return seq;
  return null;
}

/** Entries as a file has them. */
type History = Named<{ readonly articleId: string; readonly hashOf: (seq: number) => string | null }> & {
  readonly seqs: () => Iterable<number>;
};

/** Whether files of one article, from two people or two days, tell one history: each with those before it. */
export function compareHistories(
  ledgers: readonly Named<LedgerFile>[],
  proofs: readonly SoundProof[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const sameKind = [ledgers.map(ledgerHistory), proofs.map(proofHistory)];
  for (const histories of sameKind)
    histories.forEach((one, at) => {
      for (const before of histories.slice(0, at)) {
        const seq = firstDifference(before, one);
        if (seq !== null)
          findings.push(
            findingsOf(one.name).refuted(`It is another entry than in ${before.name}: two histories.`, seq),
          );
      }
    });
  return findings;
}

function firstDifference(one: History, other: History): number | null {
  if (one.file.articleId !== other.file.articleId) return null;
  for (const seq of one.seqs()) {
    const hash = other.file.hashOf(seq);
    if (hash !== null && hash !== one.file.hashOf(seq)) return seq;
  }
  return null;
}

const ledgerHistory = ({ name, file: { articleId, hashes } }: Named<LedgerFile>): History => ({
  name,
  file: { articleId, hashOf: (seq) => hashes.at(seq) },
  seqs: () => Array.from({ length: hashes.length }, (_, at) => at + 1),
});

/** The place in the log is part of it: a log that took the same entries in another order is another log. */
function proofHistory({ name, file }: SoundProof): History {
  const bySeq = new Map(file.entries.map((entry) => [entry.seq, entry]));
  return {
    name,
    file: { articleId: file.articleId, hashOf: (seq) => bySeq.get(seq)?.hash ?? null },
    seqs: () => bySeq.keys(),
  };
}
