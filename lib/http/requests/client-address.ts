/**
 * The network address of whoever connected to us or to the proxy in front of us: the last entry of
 * X-Forwarded-For, since earlier ones are whatever the client wrote.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  const last = (forwardedFor ?? "").split(",").at(-1)?.trim() ?? "";
  return last === "" ? "unknown" : last.slice(0, 64);
}
