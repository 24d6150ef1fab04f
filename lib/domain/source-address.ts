/** A source's address as people bring it, and what of it tells two sources apart. */

/**
 * The address that was meant, from what was typed or pasted: https where there is no scheme, a DOI's own address
 * (DOI Handbook 3.8: `https://doi.org/` and the name). What is neither comes back trimmed, for whoever checks it to refuse.
 */
export function completeAddress(typed: string): string {
  const given = typed.trim();
  const [, doi] = DOI.exec(given) ?? [];
  if (doi !== undefined)
    return `https://doi.org/${encodeURI(doi).replaceAll("#", "%23").replaceAll("?", "%3F")}`;
  if (given.startsWith("//")) return `https:${given}`;
  const [host = ""] = given.split(/[/?#]/, 1);
  return HOST.test(host) ? `https://${given}` : given;
}

/** "10.1000/182", "doi:10.1000/182", or either behind a resolver's host without its scheme. */
const DOI = /^(?:doi:\s*|(?:dx\.)?doi\.org\/)?(10\.\d{4,9}(?:\.\d+)*\/\S+)$/i;

/** Labels with a dot between them, of any script, and perhaps a port; a scheme has no dot, an e-mail address an @. */
const HOST = /^[^\s:@.]+(?:\.[^\s:@.]+)+\.?(?::\d{1,5})?$/u;

/**
 * What is the same for two addresses of one source: without scheme, default port, parameters that only tell who sent a
 * reader there, and fragment, unless that is a text fragment, which points at a passage. Null for no web address.
 */
export function sourceKey(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  const port = url.protocol === "http:" && url.port === "443" ? "" : url.port;
  const parameters = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  const query = new URLSearchParams(parameters).toString();
  return [
    url.hostname.replace(/\.$/, ""),
    port === "" || port === "80" ? "" : `:${port}`,
    url.pathname,
    query === "" ? "" : `?${query}`,
    textDirectives(url).length === 0 ? "" : `#:~:${textDirectives(url).join("&")}`,
  ].join("");
}

/** Parameters that analytics, mailings and social networks add (as Firefox's and ClearURLs' lists have them). */
const TRACKING =
  /^(?:utm_\w+|ga_\w+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi|__hs\w+|hsctatracking|vero_id|vero_conv|oly_\w+_id|wickedid|srsltid|epik|s_kwcid|ref_src|ref_url|xtor|at_medium|at_campaign|cmpid|wt\.mc_id)$/i;

/**
 * The words that an address points at by text fragments (WICG, URL Fragment Text Directives): each `text=` is
 * [prefix-,]start[,end][,-suffix]. Of a range only its two ends are known, so "…" stands between them. Null without any.
 */
export function quotedWords(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const quotes = textDirectives(new URL(address)).map((directive) => {
    const parts = directive
      .slice("text=".length)
      .split(",")
      .filter((part) => !/^-|-$/.test(part));
    return parts.map(decoded).filter(Boolean).join(" … ");
  });
  return quotes.filter(Boolean).join(" … ") || null;
}

function textDirectives({ hash }: URL): readonly string[] {
  const [, directives = ""] = hash.split(":~:");
  return directives.split("&").filter((directive) => /^text=./.test(directive));
}

/** Percent-decoded, or as it is where that is no UTF-8. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part).trim();
  } catch {
    return part;
  }
}
