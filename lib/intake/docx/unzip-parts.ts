import yauzl from "yauzl";
import { fail, ok, type Result } from "../../domain/result";

/** Why parts cannot be taken out of a zip. */
export type ZipFailure = "broken" | "too-large" | "too-many" | "locked" | "climbs-out";

/** The most that is taken out, in bytes as they are unpacked, whatever the zip says of itself. */
export type ZipLimits = { readonly partBytes: number; readonly allBytes: number };

/** More than any document has; a list of a million names is an attack. */
const MAX_ENTRIES = 20_000;

/**
 * The parts of a zip that are wanted by name, unpacked in memory. What is not wanted is not unpacked. Fails where it is
 * no zip or a broken one, where a name leads out of it, and where it unpacks to more than the limits.
 */
export async function unzipParts(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<Result<ReadonlyMap<string, Uint8Array>, ZipFailure>> {
  const parts = new Map<string, Uint8Array>();
  let left = limits.allBytes;
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
    });
    if (zip.entryCount > MAX_ENTRIES) return fail("too-many");
    for await (const entry of zip.eachEntry()) {
      if (!isWanted(entry.fileName)) continue;
      if (entry.isEncrypted()) return fail("locked");
      const part = await unpack(zip, entry, Math.min(limits.partBytes, left));
      if (part === null) return fail("too-large");
      left -= part.length;
      parts.set(entry.fileName, part);
    }
    return ok(parts);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TypeError) throw error;
    // What yauzl throws for names that are absolute or go up, and for all that is not a zip.
    return fail(/^(absolute path|invalid relative path)/.test(error.message) ? "climbs-out" : "broken");
  }
}

/** Null when there is more than `most`. The stream itself fails where there is more or less than the zip says. */
async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, most: number): Promise<Uint8Array | null> {
  if (entry.uncompressedSize > most) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
