import { ed25519 } from "@noble/curves/ed25519.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { LinkedEntry } from "../../ledger/chain/hash-chain";
import { toBase64 } from "../../log/base64";
import { signCheckpoint } from "../../log/checkpoint";
import {
  consistencyProof,
  type Hash,
  inclusionProof,
  leafHash,
  nodeHash,
  type ReadSubtree,
  rootOf,
} from "../../log/merkle-tree";
import { verifierKey } from "../../log/signed-note";

export const ORIGIN = "desk.example/w/harbour";

/** A log kept in memory by the product's own code, as the server keeps it, and the files that a desk gives out. */
export class KeptLog {
  readonly leaves: Hash[] = [];
  private readonly places = new Map<string, number>();
  private readonly secretKey: Uint8Array;
  readonly key: string;
  readonly origin: string;

  constructor(origin = ORIGIN, seed = 7) {
    this.origin = origin;
    this.secretKey = new Uint8Array(32).fill(seed);
    this.key = verifierKey({ name: origin, publicKey: ed25519.getPublicKey(this.secretKey) });
  }

  add(...entries: readonly LinkedEntry[]): this {
    for (const entry of entries) {
      this.places.set(placeOf(entry), this.leaves.length);
      this.leaves.push(leafHash(utf8ToBytes(`${entry.articleId} ${entry.seq} ${entry.hash}`)));
    }
    return this;
  }

  checkpoint(size = this.leaves.length): string {
    return signCheckpoint({ origin: this.origin, size, root: rootOf(size, this.read) }, this.secretKey);
  }

  consistency(from: number, to = this.leaves.length): object {
    return { from, to, hashes: consistencyProof(from, to, this.read).map(toBase64) };
  }

  /** What a desk answers about one entry. */
  inclusion(entry: LinkedEntry, size = this.leaves.length): object {
    const index = this.places.get(placeOf(entry));
    if (index === undefined) throw new Error("The entry is in the log.");
    return { index, size, hash: entry.hash, hashes: inclusionProof(index, size, this.read).map(toBase64) };
  }

  /** The export `format=proof` of some entries of an article. */
  proof(
    entries: readonly LinkedEntry[],
    {
      shown = [],
      size = this.leaves.length,
    }: { readonly shown?: readonly LinkedEntry[]; readonly size?: number } = {},
  ) {
    const [first] = entries;
    return {
      format: "assay-proof",
      version: 1,
      articleId: first?.articleId ?? "",
      log: {
        origin: this.origin,
        key: this.key,
        olderKeys: [] as string[],
        checkpoint: this.checkpoint(size),
      },
      entries: entries.map((entry) => {
        const place = this.places.get(placeOf(entry)) ?? size;
        const index = place < size ? place : null;
        const hashes = index === null ? [] : inclusionProof(index, size, this.read).map(toBase64);
        return { seq: entry.seq, hash: entry.hash, index, hashes };
      }),
      shown,
    };
  }

  private readonly nodes = new Map<string, Hash>();

  private readonly read: ReadSubtree = (level, index) => {
    if (level > 0) {
      const name = `${level} ${index}`;
      const node =
        this.nodes.get(name) ??
        nodeHash(this.read(level - 1, index * 2), this.read(level - 1, index * 2 + 1));
      this.nodes.set(name, node);
      return node;
    }
    const leaf = this.leaves[index];
    if (leaf === undefined) throw new RangeError(`The log has no leaf ${index}.`);
    return leaf;
  };
}

const placeOf = ({ articleId, seq }: LinkedEntry): string => `${articleId} ${seq}`;
