/** One entry of ASSAY_FETCH_ALLOW; without a port it stands for all of them. */
export type AllowedHost = { readonly host: string; readonly port: number | null };

/** Parses one entry, `host` or `host:port`; null when it is neither. */
export function parseAllowedHost(entry: string): AllowedHost | null {
  const [, written = "", port] = /^(.+?)(?::(\d{1,5}))?$/.exec(entry.trim()) ?? [];
  if (written === "" || /[/?#@*\s]/.test(written) || Number(port ?? 1) > 65_535 || Number(port ?? 1) === 0)
    return null;
  const address = `http://${written}/`;
  if (!URL.canParse(address) || new URL(address).port !== "") return null;
  return { host: bareHost(new URL(address).hostname), port: port === undefined ? null : Number(port) };
}

/** A host of a parsed address as connections want it: without the brackets of IPv6, without a dot at the end. */
export const bareHost = (hostname: string): string => hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
