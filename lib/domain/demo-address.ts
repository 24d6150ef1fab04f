const DEMO_DOMAIN = "demo.assay";

/** The same as a pattern of SQL's LIKE, for addresses in lower case. */
export const DEMO_PATTERN = `%@${DEMO_DOMAIN}`;

/** Whether an e-mail address is one of the demo desk's, which nobody reads: no such domain is on the internet. */
export function isDemoAddress(email: string): boolean {
  return email.toLowerCase().endsWith(`@${DEMO_DOMAIN}`);
}
