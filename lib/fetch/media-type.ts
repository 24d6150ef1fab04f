/** What a body is: its media type without parameters, in lower case, and the charset that was declared. */
export type MediaType = { readonly mediaType: string; readonly charset: string | null };

/**
 * The type of a body by its first bytes where they tell, then as declared. Nothing binary is ever called text, so that
 * a picture that says it is a page is found out; a page that says nothing of its type is found too.
 */
export function mediaTypeOf(bytes: Uint8Array, declared: string | null): MediaType {
  const { mediaType, charset } = parseContentType(declared);
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1_024));
  const known = SIGNATURES.find(([beginning]) => start.startsWith(beginning))?.[1];
  if (known !== undefined) {
    const isKindOf = known === "application/zip" && /^application\/(?!octet-stream|zip)/.test(mediaType);
    return { mediaType: isKindOf ? mediaType : known, charset: null };
  }
  if (mediaType !== "" && mediaType !== "application/octet-stream") return { mediaType, charset };
  if (/^[\s\u00ef\u00bb\u00bf]*<(?:!doctype html|html|head|body)\b/i.test(start))
    return { mediaType: "text/html", charset };
  return { mediaType: BINARY.test(start) ? "application/octet-stream" : "text/plain", charset };
}

/** Whether a type is among those that are wanted, which may end in a star. */
export const isWanted = (mediaType: string, wanted: readonly string[]): boolean =>
  wanted.some((each) =>
    each.endsWith("/*") ? mediaType.startsWith(each.slice(0, -1)) : each.toLowerCase() === mediaType,
  );

const SIGNATURES: readonly (readonly [beginning: string, mediaType: string])[] = [
  ["%PDF-", "application/pdf"],
  ["PK\x03\x04", "application/zip"],
  ["\x89PNG\r\n", "image/png"],
  ["\xff\xd8\xff", "image/jpeg"],
  ["GIF87a", "image/gif"],
  ["GIF89a", "image/gif"],
  ["\xd0\xcf\x11\xe0", "application/x-ole-storage"],
  ["\x1f\x8b", "application/gzip"],
  ["\x7fELF", "application/x-executable"],
  ["MZ\x90\0", "application/x-executable"],
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: bytes that no text has (WHATWG MIME Sniffing, binary data bytes)
const BINARY = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

function parseContentType(declared: string | null): MediaType {
  const [type = "", ...parameters] = (declared ?? "").split(";");
  const mediaType = type.trim().toLowerCase();
  const [charset] = parameters.flatMap(
    (parameter) => /^\s*charset\s*=\s*"?([\w.:-]{1,40})"?\s*$/i.exec(parameter)?.[1] ?? [],
  );
  return { mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : "", charset: charset ?? null };
}
