const NOT_IN_A_URI = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/gu;

/**
 * An absolute http, https or mailto address as a URI of RFC 3986: every character outside its alphabet
 * percent-encoded, the host in ASCII. Null for any other text.
 */
export function percentEncodedUri(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { href, protocol, host } = new URL(address);
  if (!["http:", "https:", "mailto:"].includes(protocol)) return null;
  const before = host === "" ? protocol.length : href.indexOf(host) + host.length;
  return href.slice(0, before) + href.slice(before).replace(NOT_IN_A_URI, encode);
}

const encode = (character: string) => (character === "%" ? "%25" : encodeURIComponent(character));
