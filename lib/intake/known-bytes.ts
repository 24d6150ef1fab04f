/**
 * What bytes are that are no text, by how they begin, in a sentence; null when they may be text. Names are not asked: a
 * program may be called .docx.
 */
export function knownBytes(bytes: Uint8Array): string | null {
  const start = latin1(bytes.subarray(0, 64));
  const known = BEGINNINGS.find(({ beginning }) => start.startsWith(beginning));
  // What begins with letters alone could be a text about them; files of that kind have a zero soon after.
  return known === undefined || (known.isWord && !start.includes("\0")) ? null : known.is;
}

/** Each byte as the character of its number. `TextDecoder` has no such encoding: its "latin1" is Windows-1252 (Encoding standard). */
export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

const PROGRAM = "This is a program, whatever it is called.";
const PICTURE = "This is a picture: words in it cannot be read.";

const BEGINNINGS: readonly { readonly beginning: string; readonly is: string; readonly isWord?: true }[] = [
  { beginning: "MZ", is: PROGRAM, isWord: true },
  { beginning: "\x7fELF", is: PROGRAM },
  { beginning: "%PDF-", is: "This is a PDF." },
  { beginning: "PK\x03\x04", is: "This is a ZIP archive, or an office document of another kind." },
  { beginning: "PK\x05\x06", is: "This is an empty ZIP archive." },
  {
    beginning: "\xd0\xcf\x11\xe0",
    is: "This is an office document of the old kind or with a password, or a mail from Outlook (.msg). Save a document as .docx without a password, a mail as .eml.",
  },
  { beginning: "{\\rtf", is: "This is an RTF document. Save it as .docx." },
  { beginning: "\x89PNG", is: PICTURE },
  { beginning: "\xff\xd8\xff", is: PICTURE },
  { beginning: "GIF8", is: PICTURE, isWord: true },
  { beginning: "RIFF", is: "This is a picture, sound or film.", isWord: true },
  { beginning: "\x1f\x8b", is: "This is a compressed archive. Unpack it and send what is in it." },
];
