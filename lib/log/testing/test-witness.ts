import { ed25519 } from "@noble/curves/ed25519.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { HttpAnswer } from "../add-checkpoint";
import { fromBase64, toBase64 } from "../base64";
import { openCheckpoint, readCheckpoint } from "../checkpoint";
import { cosignedText } from "../cosignature";
import { keyId, type NoteKey, noteKey, splitNote, TIMED_ED25519 } from "../signed-note";
import { isConsistent, type TreeHead } from "../verify-proof";

/** The line that countersigns a note, without its line end. */
export function cosign(note: string, name: string, secret: Uint8Array, seconds: number): string {
  const parts = splitNote(note);
  if (!parts.ok) throw new Error(parts.failure);
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  const signed = ed25519.sign(utf8ToBytes(cosignedText(parts.value.text, BigInt(seconds))), secret);
  return `— ${name} ${toBase64(concatBytes(keyId(noteKey(name, secret), TIMED_ED25519), time, signed))}`;
}

/** A witness as C2SP tlog-witness has it, strictly, for tests: it knows the logs that it is told of. */
export class TestWitness {
  readonly key: NoteKey;
  private readonly name: string;
  private readonly secret: Uint8Array;
  private readonly clock: () => number;
  private readonly logs = new Map<string, { readonly keys: readonly NoteKey[]; seen: TreeHead | null }>();

  constructor(name: string, secret: Uint8Array, clock: () => number = () => Math.floor(Date.now() / 1_000)) {
    this.name = name;
    this.secret = secret;
    this.clock = clock;
    this.key = noteKey(name, secret);
  }

  knows(origin: string, keys: readonly NoteKey[]): void {
    this.logs.set(origin, { keys, seen: null });
  }

  /** The size that it countersigned last. */
  saw(origin: string): number {
    return this.logs.get(origin)?.seen?.size ?? 0;
  }

  /** Answers the body of `POST …/add-checkpoint`. */
  answer(body: string): HttpAnswer {
    const end = body.indexOf("\n\n");
    const [old = "", ...lines] = body.slice(0, end).split("\n");
    const [, size] = /^old (0|[1-9]\d*)$/.exec(old) ?? [];
    const proof = lines.map(fromBase64);
    if (end < 0 || size === undefined || lines.length > 63 || proof.some((hash) => hash?.length !== 32))
      return plain(400, "This is no request.\n");
    const note = body.slice(end + 2);
    const parts = splitNote(note);
    const said = parts.ok ? readCheckpoint(parts.value.text) : parts;
    if (!said.ok) return plain(400, `${said.failure}\n`);
    const log = this.logs.get(said.value.origin);
    if (log === undefined) return plain(404, "This log is unknown.\n");
    const opened = openCheckpoint(note, log.keys);
    if (!opened.ok) return plain(403, `${opened.failure}\n`);
    if (Number(size) > opened.value.size) return plain(400, "The old size is larger.\n");
    const seen = log.seen;
    if (Number(size) !== (seen?.size ?? 0))
      return { status: 409, type: "text/x.tlog.size", body: `${seen?.size ?? 0}\n` };
    const hashes = proof.flatMap((hash) => (hash === null ? [] : [hash]));
    const follows = seen === null ? hashes.length === 0 : isConsistent(seen, opened.value, hashes);
    if (!follows) return plain(422, "The log does not go on from there.\n");
    log.seen = opened.value;
    return plain(200, `${cosign(note, this.name, this.secret, this.clock())}\n`);
  }
}

const plain = (status: number, body: string): HttpAnswer => ({ status, type: "text/plain", body });
