import { type Caller, type LogAccess, openLog } from "../../database/access";
import { readCheckpoint, readTileOf, readVerifierKeys } from "../../database/log/read-log";
import { readTimeStamp } from "../../database/log/time-stamps";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { readTilePath } from "../../log/log-tile";
import { apiHeaders } from "../answers/headers";

/** What an operation on a desk's log is asked by. */
export type AskedLog = { readonly caller: Caller | null; readonly param: (name: string) => string };

/** The log that the address names, if it is theirs to read. */
export const openAskedLog = ({ caller, param }: AskedLog): Promise<Result<LogAccess, Failure>> =>
  openLog(caller, param("slug"));

/** Which checkpoint; no size: the newest. */
export type AskedCheckpoint = AskedLog & { readonly query: { readonly size?: number | undefined } };

/** A checkpoint, as it was signed and countersigned. */
export async function answerCheckpoint(asked: AskedCheckpoint): Promise<Result<Response, Failure>> {
  const log = await openAskedLog(asked);
  const note = log.ok ? await readCheckpoint(log.value, asked.query.size) : log;
  return note.ok ? ok(plain(note.value)) : note;
}

/** A checkpoint's time stamp, with a link to the checkpoint. */
export async function answerTimeStamp(asked: AskedCheckpoint): Promise<Result<Response, Failure>> {
  const log = await openAskedLog(asked);
  const stamp = log.ok ? await readTimeStamp(log.value, asked.query.size) : log;
  if (!stamp.ok) return stamp;
  const { reply, size } = stamp.value;
  const headers = {
    ...apiHeaders,
    "Content-Type": "application/timestamp-reply",
    Link: `<checkpoint?size=${size}>; rel="describes"`,
  };
  return ok(new Response(new Uint8Array(reply), { headers }));
}

/** A verifier key a line. */
export async function answerKeys(asked: AskedLog): Promise<Result<Response, Failure>> {
  const log = await openAskedLog(asked);
  const keys = log.ok ? readVerifierKeys(log.value) : log;
  return keys.ok ? ok(plain(keys.value.map((key) => `${key}\n`).join(""))) : keys;
}

/** A tile's bytes. A full one never changes. */
export async function answerTile(asked: AskedLog): Promise<Result<Response, Failure>> {
  const log = await openAskedLog(asked);
  if (!log.ok) return log;
  const tile = readTilePath(asked.param("tile"));
  if (tile === null)
    return fail(invalid("tile", "Give a tile as in 0/x001/234, or 0/007.p/12 for its first 12 hashes."));
  const read = await readTileOf(log.value, tile);
  if (!read.ok) return read;
  const { bytes, isFull } = read.value;
  const caching = isFull
    ? { "Cache-Control": `${asked.caller === null ? "public" : "private"}, ${FOR_EVER}` }
    : {};
  const headers = { ...apiHeaders, ...caching, "Content-Type": "application/octet-stream" };
  return ok(new Response(new Uint8Array(bytes), { headers }));
}

const FOR_EVER = "max-age=31536000, immutable";

const plain = (text: string): Response =>
  new Response(text, { headers: { ...apiHeaders, "Content-Type": "text/plain; charset=utf-8" } });
