/** What the desk's claims are searched for, as it stands in the address; empty: not narrowed by that. */
export type SearchFilter = {
  readonly q: string;
  readonly rating: string;
  readonly claimant: string;
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly person: string;
  readonly article: string;
};

export const NO_SEARCH: SearchFilter = {
  ...{ q: "", rating: "", claimant: "", source: "" },
  ...{ from: "", to: "", person: "", article: "" },
};

/** As it stands in an address; empty parts are left out. */
export function searchParameters(filter: SearchFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
}
