import PostalMime from "postal-mime";

/** A message, or a part of one, as it is sent (RFC 5322, 2045): the fields above its first empty line, and the bytes below. */
export type MimePart = { readonly fields: ReadonlyMap<string, string>; readonly body: Uint8Array };

const MAX_HEAD_BYTES = 256 * 1024;

/** The fields, by their names in small letters, unfolded, the first of a name; null when bytes begin with anything else. */
export function mimePart(bytes: Uint8Array): MimePart | null {
  const head = Buffer.from(bytes.subarray(0, MAX_HEAD_BYTES)).toString("latin1");
  const end = /\r?\n\r?\n|\r\r/.exec(head);
  const lines = head
    .slice(0, end?.index ?? head.length)
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n|\r/);
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ""] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name === undefined) return null;
    if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  const body = end === null ? bytes.subarray(bytes.length) : bytes.subarray(end.index + end[0].length);
  return { fields, body };
}

/** The value of a parameter of a field, as `boundary` of "multipart/related; boundary=a"; null when it has none. */
export function parameterOf(field: string | undefined, name: string): string | null {
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, "i").exec(field ?? "") ?? [];
  return quoted ?? plain ?? null;
}

/** The parts between the lines of a boundary, from the first on; what comes before it and after its last line is none. */
export function* partsBetween(body: Uint8Array, boundary: string): Generator<MimePart> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  const line = Buffer.from(`--${boundary}`, "latin1");
  let from: number | null = null;
  for (let at = bytes.indexOf(line); at !== -1; at = bytes.indexOf(line, at + line.length)) {
    if (at > 0 && bytes[at - 1] !== 0x0a) continue;
    if (from !== null) {
      const part = mimePart(bytes.subarray(from, at));
      if (part !== null) yield part;
    }
    if (bytes.toString("latin1", at + line.length, at + line.length + 2) === "--") return;
    const next = bytes.indexOf(0x0a, at);
    if (next === -1) return;
    from = next + 1;
  }
  // A file that was cut off: what there is of its last part is read.
  const last = from === null ? null : mimePart(bytes.subarray(from));
  if (last !== null) yield last;
}

/** A part's own bytes, without base64 or quoted-printable around them. */
export async function bytesOfPart({ fields, body }: MimePart): Promise<Uint8Array> {
  const encoding = (fields.get("content-transfer-encoding") ?? "8bit").replace(/[^\w-]/g, "");
  const head = `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  const { attachments } = await PostalMime.parse(Buffer.concat([Buffer.from(head), body]));
  const content = attachments[0]?.content ?? new Uint8Array();
  return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
}
