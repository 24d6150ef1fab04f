/** What the audit is narrowed to, as it stands in the address; empty: to nothing. */
export type AuditFilter = {
  readonly person: string;
  readonly kind: string;
  readonly article: string;
  readonly from: string;
  readonly to: string;
};

export const NO_FILTER: AuditFilter = { person: "", kind: "", article: "", from: "", to: "" };

/** The filter as it stands in an address; empty parts are left out. */
export function auditParameters(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
}

export type Choice = { readonly value: string; readonly label: string };
export type AuditChoices = {
  readonly people: readonly Choice[];
  readonly deskKinds: readonly Choice[];
  readonly articleKinds: readonly Choice[];
  readonly articles: readonly Choice[];
};
