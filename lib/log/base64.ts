/** RFC 4648, section 4, with padding. */
export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join(""));

/** Null of what is not written exactly so: every run of bytes has one spelling. */
export function fromBase64(encoded: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded) || encoded.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(encoded), (each) => each.charCodeAt(0));
  return toBase64(bytes) === encoded ? bytes : null;
}
