import type { ReviewState } from "../domain/claim";
import { namelessClaims } from "../ledger/hide-names";
import { type Viewer, withheldClaims } from "../ledger/withhold";

/** What a report made for this reader does not say, and why; null when it says everything. */
export function withheldNote(state: ReviewState, reader: Viewer): string | null {
  const withheld = withheldClaims(state, reader).size;
  if (withheld > 0) {
    return `This review is independent: on ${claims(withheld)}, what others judged and discussed is withheld from whoever made this report until they gave their own verdict or the claim is settled.`;
  }
  const nameless = namelessClaims(state, reader).size;
  return nameless === 0
    ? null
    : `This review is independent: on ${claims(nameless)}, names are hidden until the claim is settled.`;
}

const claims = (count: number): string => (count === 1 ? "1 claim" : `${count} claims`);
