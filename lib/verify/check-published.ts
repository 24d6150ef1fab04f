import type { Named, SoundProof } from "./check-proof";
import { editionIn, type KnownEdition } from "./file-entry";
import { type Finding, findingsOf } from "./finding";
import type { LedgerFile } from "./ledger-file";
import type { NamedHead, PublishedFile } from "./published-file";

/** What is known of the article's history from the other files, to hold a published file against. */
export type History = {
  readonly ledgers: readonly Named<LedgerFile>[];
  readonly proofs: readonly SoundProof[];
};

/** Whether a file shows the review that it says, and whether its bytes are those that were published. */
export function checkPublished({ name, file }: Named<PublishedFile>, history: History): readonly Finding[] {
  return [...namedHead(name, file, history), bytesFinding(name, file, history)];
}

function namedHead(name: string, { named }: PublishedFile, history: History): readonly Finding[] {
  const { proven, refuted, unproven } = findingsOf(name);
  if (named === null)
    return [unproven("It names no entry of a ledger: it was made before files did, or by another program.")];
  const { seq, hash } = named;
  const source = sourceOf(named, history);
  if (source === null)
    return [
      unproven(
        `Entry ${seq} is the last that it shows, and none of these files has it. Add a proof or the ledger of its article, ${named.articleId}.`,
        seq,
      ),
    ];
  return [
    source.hash === hash
      ? proven(`Entry ${seq}, the last that it shows, is the one in ${source.name}.`, seq)
      : refuted(`Entry ${seq}, the last that it says to show, is another in ${source.name}.`, seq),
  ];
}

/** The same entry in another file; of those in the log first. */
function sourceOf(
  { articleId, seq }: NamedHead,
  { ledgers, proofs }: History,
): { readonly name: string; readonly hash: string } | null {
  for (const { name, file } of proofs) {
    const entry = file.entries.find((each) => file.articleId === articleId && each.seq === seq);
    if (entry !== undefined) return { name, hash: entry.hash };
  }
  for (const { name, file } of ledgers) {
    const hash = file.articleId === articleId ? file.hashes.at(seq) : null;
    if (hash !== null) return { name, hash };
  }
  return null;
}

function bytesFinding(name: string, file: PublishedFile, history: History): Finding {
  const { proven, refuted, unproven } = findingsOf(name);
  const editions = knownEditions(file.named?.articleId ?? null, history);
  if (file.kind === "pdf")
    return unproven(
      "The ledger holds the hash of an edition’s page and of its JSON, not of its PDF. For the words, check the page or the JSON.",
    );
  const same = editions.find(({ hashes }) => hashes.includes(file.sha256));
  if (same !== undefined)
    return proven(`It is byte for byte what was published as ${inWords(same, history)}.`, same.entrySeq);
  const under = editions.find(
    ({ hashes }) => file.withoutNotice !== null && hashes.includes(file.withoutNotice),
  );
  if (under !== undefined)
    return proven(
      `Under the notice of a newer edition, which is not part of it, it is byte for byte what was published as ${inWords(under, history)}.`,
      under.entrySeq,
    );
  if (!file.isEdition && file.named !== null)
    return unproven(
      "It is an export, not a published edition: no ledger holds the hash of its bytes, so its words may have been changed.",
    );
  if (editions.length === 0)
    return unproven(
      "Whether its bytes are those that were published, these files cannot tell. Add a proof of this edition, or the ledger of its article.",
    );
  const meant = editions.find(({ seq }) => file.named === null || seq === file.named.seq);
  if (meant === undefined)
    return unproven("It is none of the editions that these files show. Add a proof of this edition.");
  return refuted(
    `Its bytes are not those that were published as ${inWords(meant, history)}: it was changed, or not saved as it is (a browser’s “complete” page is another; “HTML only” is the same).`,
    meant.entrySeq,
  );
}

/** Editions of an article, or of all, from entries that hold. */
function knownEditions(articleId: string | null, { ledgers, proofs }: History): readonly KnownEdition[] {
  return [
    ...proofs.flatMap(({ file }) => file.shown.map(editionIn).filter((each) => each !== null)),
    ...ledgers.flatMap(({ file }) => file.editions),
  ].filter((each) => articleId === null || each.articleId === articleId);
}

function inWords({ number, at, articleId }: KnownEdition, { ledgers }: History): string {
  const gone = ledgers
    .filter(({ file }) => file.articleId === articleId)
    .map(({ file }) => file.withdrawn.get(number))
    .find((each) => each !== undefined);
  const withdrawn = gone === undefined ? "" : `, and withdrawn on ${gone.slice(0, 10)}`;
  return `edition ${number} on ${at.slice(0, 10)}${withdrawn}`;
}
