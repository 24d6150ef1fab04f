import { analyse } from "chardet";
import { latin1 } from "./known-bytes";
import type { IntakeWarning } from "./reading";

/** Text that was read from bytes, the encoding that it was read in, and what was assumed. */
export type DecodedText = {
  readonly text: string;
  /** A label of the Encoding standard, as `TextDecoder` names it: "utf-8", "windows-1252". */
  readonly encoding: string;
  readonly warnings: readonly IntakeWarning[];
};

/** What is known of bytes beside themselves: the charset declared or chosen for them, and whether they are markup. */
export type TextDeclaration = { readonly charset: string | null; readonly isMarkup: boolean };

/**
 * Reads bytes as text. A byte order mark is believed first, then the declared or chosen charset, then what markup says
 * of itself, then UTF-16 by its zeros and UTF-8 by its strict form; else the encoding is told by the frequency of
 * letters. What is assumed, or declared and untrue, is a warning. Every byte is read as some character: it never fails.
 */
export function decodeText(bytes: Uint8Array, { charset, isMarkup }: TextDeclaration): DecodedText {
  const marked = encodingByMark(bytes);
  if (marked !== null) return decodeAs(marked, bytes);
  const declared = [charset, isMarkup ? declaredInside(bytes) : null].filter((each) => each !== null);
  const untrue: IntakeWarning[] = [];
  for (const label of declared) {
    const text = strictly(label, bytes);
    if (text !== null) return { text, encoding: new TextDecoder(label).encoding, warnings: untrue };
    untrue.push(
      assumed(`It says that it is ${label}, ${isEncoding(label) ? "and is not" : "which is unknown here"}.`),
    );
  }
  const found = undeclared(bytes, isMarkup);
  return { ...found, warnings: [...untrue.slice(0, 1), ...found.warnings] };
}

/** Whether a label names an encoding that can be read. */
export function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "replacement";
  } catch (error) {
    // What TextDecoder throws for a label that it does not know.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What may be chosen by hand where what was assumed is wrong, by region; each can be read here. */
export const ENCODINGS = [
  ...["utf-8", "utf-16le", "utf-16be"],
  ...["windows-1252", "iso-8859-15", "macintosh"],
  ...["windows-1250", "iso-8859-2", "windows-1257", "iso-8859-4", "iso-8859-13"],
  ...["windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic"],
  ...["windows-1253", "iso-8859-7", "windows-1254", "windows-1258", "windows-874"],
  ...["windows-1255", "iso-8859-8", "windows-1256", "iso-8859-6"],
  ...["shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr"],
] as const;

const assumed = (message: string): IntakeWarning => ({ kind: "encoding-assumed", message });

const isToldByBytes = (encoding: string): IntakeWarning =>
  assumed(
    `Read as ${nameOf(encoding)}, which the file does not say. If letters look wrong, choose another encoding.`,
  );

/** An encoding as people write it. */
const nameOf = (encoding: string): string =>
  encoding.startsWith("windows") ? `W${encoding.slice(1)}` : encoding.toUpperCase().replace("_", " ");

function encodingByMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** What markup declares in its beginning, as the HTML standard looks for it: an XML declaration, a `meta`. */
function declaredInside(bytes: Uint8Array): string | null {
  const start = latin1(bytes.subarray(0, 4_096));
  const label =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1] ??
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1] ??
    null;
  // A declaration that can be read byte by byte is not in UTF-16: the standard takes it for UTF-8.
  return label !== null && /^utf-?16/i.test(label) ? "utf-8" : label;
}

function undeclared(bytes: Uint8Array, isMarkup: boolean): DecodedText {
  const wide = encodingByZeros(bytes);
  if (wide !== null) return { ...decodeAs(wide, bytes), warnings: [isToldByBytes(wide)] };
  const utf8 = isEscaped(bytes) ? null : strictly("utf-8", bytes);
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", warnings: [] };
  return nearlyUtf8(bytes) ?? byFrequency(bytes, isMarkup);
}

/** Text in UTF-16 has a zero in most of its even or its odd bytes; text in any other encoding has none. */
function encodingByZeros(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4_096 & ~1);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0 || bytes.length % 2 !== 0) return null;
  if (odd > even * 10) return "utf-16le";
  return even > odd * 10 ? "utf-16be" : null;
}

/** Whether escape sequences change the set of characters, as in ISO-2022-JP, whose bytes are all ASCII. */
const isEscaped = (bytes: Uint8Array): boolean =>
  /\p{Cc}[$(][@BJ]/u.test(latin1(bytes.subarray(0, 65_536)).replace(/[\t\n\r\f]/g, " "));

/** The most characters of a hundred beyond ASCII that may be broken in what is still UTF-8. */
const BROKEN_OF_HUNDRED = 2;

/** UTF-8 in which a few characters are broken, as where a program cut in the middle of one. */
function nearlyUtf8(bytes: Uint8Array): DecodedText | null {
  const { text, encoding } = decodeAs("utf-8", bytes);
  const broken = text.match(/\uFFFD+/g)?.length ?? 0;
  const whole = text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  if (broken === 0 || broken * 100 > whole * BROKEN_OF_HUNDRED) return null;
  const places = broken === 1 ? "one place that is" : `${broken} places that are`;
  return {
    text,
    encoding,
    warnings: [assumed(`Read as UTF-8, with ${places} none: they stand as “\uFFFD”.`)],
  };
}

/** Enough bytes to tell an encoding by. */
const SAMPLE_BYTES = 100_000;

function byFrequency(bytes: Uint8Array, isMarkup: boolean): DecodedText {
  const first = Math.max(0, bytes.findIndex((byte) => byte >= 0x80 || byte === 0x1b) - 1_000);
  const start = bytes.subarray(first, first + SAMPLE_BYTES);
  const sample = isMarkup ? Buffer.from(latin1(start).replace(/<[^>]*>/g, " "), "latin1") : start;
  for (const { name } of analyse(sample)) {
    const text = isEncoding(name) ? strictly(name, bytes) : null;
    if (text === null || hasControls(text)) continue;
    const { encoding } = new TextDecoder(name);
    return { text, encoding, warnings: [isToldByBytes(encoding)] };
  }
  return { ...decodeAs("windows-1252", bytes), warnings: [isToldByBytes("windows-1252")] };
}

/** Controls that no text has: a sign that it was read in the wrong encoding. */
const hasControls = (text: string): boolean => /(?!\x85)[\x80-\x9F]/.test(text);

/** The text of bytes that are wholly of an encoding; null when they are not, or when it is none. */
function strictly(label: string, bytes: Uint8Array): string | null {
  if (!isEncoding(label)) return null;
  try {
    return decodeBy(new TextDecoder(label, { fatal: true }), bytes);
  } catch (error) {
    // What TextDecoder throws for bytes that are not of its encoding.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function decodeAs(label: string, bytes: Uint8Array): DecodedText {
  const decoder = new TextDecoder(label);
  return { text: decodeBy(decoder, bytes), encoding: decoder.encoding, warnings: [] };
}

/** What Windows-1252 has from 0x80 to 0x9F; the five that it leaves open are controls, as the Encoding standard has them. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Node takes Windows-1252 for Latin-1 before version 24: its quotes and dashes would be controls. */
function decodeBy(decoder: TextDecoder, bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  return decoder.encoding === "windows-1252" ? readControls(text) : text;
}

/** What was decoded as Latin-1 and is Windows-1252: the controls that no text has are its quotes and dashes. */
export function readControls(text: string): string {
  return text.replace(/[\x80-\x9F]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}
