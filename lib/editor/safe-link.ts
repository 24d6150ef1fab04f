const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * True for an absolute http, https or mailto address, read as a browser reads it: white space and control
 * characters inside the scheme do not hide another scheme. Relative addresses lead nowhere in an imported
 * article and are refused too.
 */
export function isSafeLink(address: unknown): address is string {
  return typeof address === "string" && URL.canParse(address) && SCHEMES.has(new URL(address).protocol);
}
