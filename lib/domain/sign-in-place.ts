import { describeBrowser } from "./describe-browser";

/** How far away somebody is who signs in: as much of a network address as a desk's ledger keeps. */
export const NETWORKS = ["this machine", "a private network", "the internet", "an unknown network"] as const;
export type Network = (typeof NETWORKS)[number];

/**
 * From where somebody signed in, with as little of them in it as tells one place from another: the browser and the system
 * by name, without versions, and the class of the network address. The address itself and what the browser called
 * itself are not in it.
 */
export type SignInPlace = { readonly browser: string; readonly network: Network };

/** The place of a sign-in, from what the browser calls itself and the network address. */
export function signInPlace(userAgent: string | null, address: string | null): SignInPlace {
  return { browser: describeBrowser(userAgent), network: networkOf(address) };
}

/** Private by RFC 1918, RFC 4193, RFC 3927 and RFC 4291; of an address in IPv6 that stands for one of IPv4, that one's. */
function networkOf(address: string | null): Network {
  const plain = (address ?? "").toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (plain === "::1" || /^127\.\d+\.\d+\.\d+$/.test(plain)) return "this machine";
  if (/^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(plain)) return "a private network";
  if (/^(f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(plain)) return "a private network";
  return /^\d+\.\d+\.\d+\.\d+$|^[0-9a-f:]*:[0-9a-f:.]*$/.test(plain) ? "the internet" : "an unknown network";
}
