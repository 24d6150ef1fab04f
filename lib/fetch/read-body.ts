import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { fail, ok, type Result } from "../domain/result";

/**
 * All of a body, unpacked (gzip, deflate, br, or several of them). Fails `too-large` as soon as what came or what it
 * unpacks to is beyond the limit, having kept no more than that, unless it is to be cut there; `unknown-encoding` for
 * another way of packing. Throws what the network or the unpacking throws. What is to be cut (`isCut`) fails by nothing: it
 * ends where it cannot be read any further.
 */
export async function readBody(
  body: Readable,
  encoding: string | null,
  maxBytes: number,
  isCut = false,
): Promise<Result<Uint8Array, "too-large" | "unknown-encoding">> {
  const codings = (encoding ?? "").split(",").map((each) => each.trim().toLowerCase());
  const packed = codings.filter((each) => each !== "" && each !== "identity").reverse();
  if (packed.length > MAX_CODINGS || packed.some((each) => !CODINGS.has(each))) {
    body.once("error", () => undefined).destroy();
    return isCut ? ok(new Uint8Array()) : fail("unknown-encoding");
  }
  const chunks: Uint8Array[] = [];
  try {
    await unpack(body, packed, maxBytes, chunks);
  } catch (error) {
    if (!isCut) {
      if (error instanceof TooLarge) return fail("too-large");
      throw error;
    }
  }
  return ok(new Uint8Array(Buffer.concat(chunks)));
}

const CODINGS: ReadonlySet<string> = new Set(["gzip", "x-gzip", "deflate", "br"]);
/** Nobody packs more often than twice. */
const MAX_CODINGS = 2;

class TooLarge extends Error {}

async function unpack(
  body: Readable,
  codings: readonly string[],
  maxBytes: number,
  chunks: Uint8Array[],
): Promise<void> {
  let source: AsyncIterable<Uint8Array> = limited(body, maxBytes);
  for (const coding of codings) source = limited(unpacked(source, coding), maxBytes);
  for await (const chunk of source) chunks.push(chunk);
}

async function* limited(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    const room = maxBytes - size;
    size += chunk.length;
    yield chunk.subarray(0, room);
    if (size > maxBytes) throw new TooLarge();
  }
}

async function* unpacked(source: AsyncIterable<Uint8Array>, coding: string): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const decoder = decoderFor(coding, first.value);
  const feeding = pipeline(from(first.value, iterator), decoder);
  // What goes wrong before the last chunk is told by the decoder, which the pipeline then destroys.
  feeding.catch(() => undefined);
  yield* decoder;
  await feeding;
}

async function* from(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function decoderFor(coding: string, first: Uint8Array): Transform {
  if (coding === "br") return createBrotliDecompress();
  if (coding !== "deflate") return createGunzip();
  // Servers send "deflate" with and without the header of zlib, whose low half of the first byte is 8 (RFC 1950).
  return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}
