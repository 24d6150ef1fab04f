import ipaddr from "ipaddr.js";

/**
 * Why an IP address is not one of the public internet, in a word of the registries' (IANA, special-purpose addresses);
 * null when it is public unicast. IPv4 in IPv6 (mapped, NAT64 of RFC 6052, 6to4) is judged by what it carries. What is
 * no address in its usual form, or carries a zone, is "malformed".
 */
export function whyNotPublic(address: string): string | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return whyNotPublicV4(ipaddr.IPv4.parse(address));
  // The URL parser brings IPv6 into one form; ipaddr.js alone takes ::8.8.8.8 for ::ffff:8.8.8.8.
  const url = `http://[${address}]/`;
  if (address.includes("%") || !URL.canParse(url)) return "malformed";
  const parsed = ipaddr.IPv6.parse(new URL(url).hostname.slice(1, -1));
  const carried = carriedV4(parsed);
  if (carried !== null) return whyNotPublicV4(carried);
  const range = parsed.range();
  if (range !== "unicast") return range;
  // Only 2000::/3 was given out (RFC 4291, 2.4); all else is unassigned.
  return parsed.match(ipaddr.IPv6.parse("2000::"), 3) ? null : "unassigned";
}

function whyNotPublicV4(address: ipaddr.IPv4): string | null {
  const range = address.range();
  return range === "unicast" ? null : range;
}

/** Where the IPv4 address stands in IPv6 addresses that carry one: prefix, its length, first byte. */
const CARRIERS = [
  ["::ffff:0:0", 96, 12],
  ["64:ff9b::", 96, 12],
  ["2002::", 16, 2],
] as const;

function carriedV4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  const carrier = CARRIERS.find(([prefix, bits]) => address.match(ipaddr.IPv6.parse(prefix), bits));
  if (carrier === undefined) return null;
  const [, , from] = carrier;
  return new ipaddr.IPv4(address.toByteArray().slice(from, from + 4));
}
