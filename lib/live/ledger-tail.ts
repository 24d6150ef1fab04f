import type { Failure } from "../domain/failure";
import { ok, type Result } from "../domain/result";
import type { LedgerEntry } from "../ledger/shapes/ledger-entry";
import { entryMessages } from "./feed-message";

/** Entries that follow `after`, in order and without a gap, and the one encoding of them that all readers share. */
export type Chunk = {
  readonly after: number;
  readonly last: number;
  readonly entries: readonly LedgerEntry[];
  readonly bytes: Uint8Array;
};

export type ReadEntries = (after: number, limit: number) => Promise<Result<readonly LedgerEntry[], Failure>>;

type Limits = { readonly entries: number; readonly bytes: number };

const KEPT: Limits = { entries: 500, bytes: 1_048_576 };
/** What one read may bring: a reader that takes nothing holds as much. */
const PAGE: Limits = { entries: 200, bytes: 262_144 };
/** Until entries of this article were read: few of them at first, since they may be long. */
const GUESSED_BYTES_AN_ENTRY = 8_192;
const RETRY_MS = 500;

/**
 * The newest entries of one article, read once however many follow it: one read a notice, and one for all notices that
 * come while it runs. Whoever is further behind than what is kept reads for itself.
 */
export class LedgerTail {
  readonly #read: ReadEntries;
  readonly #kept: Limits;
  readonly #followers = new Set<() => void>();
  #chunks: Chunk[] = [];
  #head: number;
  #wanted: number;
  #notices = 0;
  #reading = false;
  #bytesAnEntry = GUESSED_BYTES_AN_ENTRY;

  constructor(head: number, read: ReadEntries, kept: Limits = KEPT) {
    this.#head = head;
    this.#wanted = head;
    this.#read = read;
    this.#kept = kept;
  }

  get isFollowed(): boolean {
    return this.#followers.size > 0;
  }

  /** Calls `wake` whenever there is something new, until the function that this gives back is called. */
  follow(wake: () => void): () => void {
    this.#followers.add(wake);
    return () => this.#followers.delete(wake);
  }

  /** An entry with this seq was committed. */
  notice(seq: number): void {
    if (seq <= this.#head) return;
    this.#notices += 1;
    this.#wanted = Math.max(this.#wanted, seq);
    void this.#catchUp();
  }

  /** These entries were committed; when they follow the newest that is known, nobody needs to read them. */
  offer(entries: readonly LedgerEntry[]): void {
    const chunk = chunkOf(this.#head, entries);
    if (chunk !== null && entries[0]?.seq === this.#head + 1) this.#keep(chunk);
    else this.notice(entries.at(-1)?.seq ?? 0);
  }

  /** Notices may have been missed. */
  lookAgain(): void {
    this.notice(this.#head + 1);
  }

  /** What comes next after `seq`: at most one chunk; null when there is nothing newer. */
  async next(seq: number): Promise<Result<Chunk | null, Failure>> {
    if (seq >= this.#head) return ok(null);
    const kept = this.#chunks.find((chunk) => chunk.after <= seq && seq < chunk.last);
    if (kept !== undefined) return ok(kept.after === seq ? kept : restOf(kept, seq));
    return this.#readPage(seq);
  }

  async #catchUp(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    while (this.#head < this.#wanted && this.isFollowed) {
      const notices = this.#notices;
      const page = await this.#readPage(this.#head);
      if (!page.ok) await pause(RETRY_MS);
      else if (page.value !== null) this.#keep(page.value);
      // A notice that came meanwhile may be of an entry that this read was too early for.
      else if (notices === this.#notices) this.#wanted = this.#head;
    }
    this.#reading = false;
  }

  /** As many entries as fit what a read may bring, going by how long those read before were. */
  async #readPage(after: number): Promise<Result<Chunk | null, Failure>> {
    const limit = Math.min(PAGE.entries, Math.max(1, Math.floor(PAGE.bytes / this.#bytesAnEntry)));
    const page = await this.#read(after, limit);
    if (!page.ok) return page;
    const chunk = chunkOf(after, page.value);
    if (chunk !== null) this.#bytesAnEntry = chunk.bytes.length / chunk.entries.length;
    return ok(chunk);
  }

  /** A chunk that does not follow the newest entry was overtaken while it was read. */
  #keep(chunk: Chunk): void {
    if (chunk.after !== this.#head) return;
    // What was read before may have words in it that are gone now.
    const isCut = chunk.entries.some(({ type }) => type === "entry-redacted");
    this.#chunks = isCut ? [chunk] : newest([...this.#chunks, chunk], this.#kept);
    this.#head = chunk.last;
    this.#wanted = Math.max(this.#wanted, chunk.last);
    for (const wake of [...this.#followers]) wake();
  }
}

function chunkOf(after: number, entries: readonly LedgerEntry[]): Chunk | null {
  const last = entries.at(-1);
  return last === undefined ? null : { after, last: last.seq, entries, bytes: entryMessages(entries) };
}

function restOf(chunk: Chunk, seq: number): Chunk | null {
  return chunkOf(
    seq,
    chunk.entries.filter((entry) => entry.seq > seq),
  );
}

/** As many of the last chunks as may be kept; always the very last. */
function newest(chunks: readonly Chunk[], kept: Limits): Chunk[] {
  let [entries, bytes] = [0, 0];
  const from = chunks.findLastIndex((chunk) => {
    entries += chunk.entries.length;
    bytes += chunk.bytes.length;
    return entries > kept.entries || bytes > kept.bytes;
  });
  return chunks.slice(Math.min(from + 1, chunks.length - 1));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
