import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { TILE_WIDTH, type TileOf, tileWidth } from "../../log/log-tile";
import {
  consistencyProof,
  consistencyRanges,
  type Hash,
  inclusionProof,
  inclusionRanges,
} from "../../log/merkle-tree";
import { verifierKey } from "../../log/signed-note";
import type { LogAccess } from "../access";
import { database } from "../client";
import { attempt } from "../unavailable";
import { readCosigned } from "./cosigned";
import { logKeys, logSigner } from "./log-key";
import { readLogSize, readSubtrees, readTile } from "./log-rows";
import { newestCheckpoint } from "./sign-log";

/** The newest checkpoint, of a size if one is given, as a signed note, with those who countersigned it; not-found before the first. */
export async function readCheckpoint(
  { workspaceId }: LogAccess,
  size?: number,
): Promise<Result<string, Failure>> {
  return attempt(async () => {
    const newest = await newestCheckpoint(workspaceId, database(), size);
    return newest === null ? fail({ kind: "not-found" }) : ok((await readCosigned(workspaceId, newest)).note);
  });
}

/** The keys that the log is verified with, as verifiers are given them, the present one first. */
export function readVerifierKeys(log: LogAccess): Result<readonly string[], Failure> {
  const signer = logSigner(log);
  return signer === null ? fail({ kind: "not-found" }) : ok(logKeys(signer.origin).map(verifierKey));
}

/** A tile's bytes; not-found where the log has not so many hashes there yet. */
export async function readTileOf(
  { workspaceId }: LogAccess,
  tile: TileOf,
): Promise<Result<{ readonly bytes: Uint8Array; readonly isFull: boolean }, Failure>> {
  return attempt(async () => {
    if (tileWidth(tile, await readLogSize(workspaceId)) < tile.width) return fail({ kind: "not-found" });
    const bytes = await readTile(workspaceId, tile);
    return ok({ bytes: bytes.subarray(0, tile.width * HASH_BYTES), isFull: tile.width === TILE_WIDTH });
  });
}

const HASH_BYTES = 32;

export type EntryProof = {
  readonly index: number;
  readonly size: number;
  /** The entry's, in hex. */
  readonly hash: string;
  readonly hashes: readonly Hash[];
};

/** Shows that an entry is in the log of `size` entries, or in what its newest checkpoint is of. */
export async function proveEntry(
  { workspaceId }: LogAccess,
  {
    article,
    seq,
    size,
  }: { readonly article: string; readonly seq: number; readonly size: number | undefined },
): Promise<Result<EntryProof, Failure>> {
  return attempt(async () => {
    const leaf = await database().logLeaf.findFirst({ where: { workspaceId, articleId: article, seq } });
    if (leaf === null) return fail({ kind: "not-found" });
    const { index, hash } = leaf;
    const tree = size ?? (await newestCheckpoint(workspaceId))?.size ?? 0;
    if (index >= tree) return fail(tooSmall(size, index, tree));
    const there = await readLogSize(workspaceId);
    if (tree > there) return fail(tooLarge("size", there));
    const read = await readSubtrees(workspaceId, inclusionRanges(index, tree));
    return ok({ index, size: tree, hash, hashes: inclusionProof(index, tree, read) });
  });
}

const tooSmall = (size: number | undefined, index: number, tree: number): Failure =>
  size === undefined
    ? invalid(
        "seq",
        `This entry is in no checkpoint yet: the newest one is of ${tree} entries. One comes each minute.`,
      )
    : invalid("size", `This entry is number ${index} from 0 on: give a size of at least ${index + 1}.`);

const tooLarge = (path: string, there: number): Failure =>
  invalid(path, `The log has ${there} entries: give at most that.`);

/** Shows that the log of `to` entries begins with all of the log of `from`. */
export async function proveGrowth(
  { workspaceId }: LogAccess,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Result<readonly Hash[], Failure>> {
  if (from > to) return fail(invalid("from", "Give the smaller size as from."));
  return attempt(async () => {
    const there = await readLogSize(workspaceId);
    if (to > there) return fail(tooLarge("to", there));
    const read = await readSubtrees(workspaceId, consistencyRanges(from, to));
    return ok(consistencyProof(from, to, read));
  });
}
