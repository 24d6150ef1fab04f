import type { ReviewState } from "../../domain/claim";
import type { ClaimId } from "../../domain/ids";
import { claimOfEntry, isWithheldEntry, type ShownEntry } from "../shapes/shown-entry";
import { NAMELESS_TYPES, namelessClaims } from "./hide-names";
import { type Viewer, withheldClaims } from "./withhold";

/**
 * Whether, with these entries, this reader may see other things of the past than before: something was revealed or
 * removed by order of law, or the review's mode was set. Then they do not follow from `state`, and the review must be read anew. `state` and
 * `entries` are as the reader sees them.
 */
export function changesView(state: ReviewState, entries: readonly ShownEntry[], viewer: Viewer): boolean {
  const news = entries.filter((entry) => entry.seq > state.seq);
  if (news.some((entry) => CHANGES_ALL.has(entry.type))) return true;
  if (state.mode.kind === "open") return false;
  const withheld = withheldClaims(state, viewer);
  const nameless = namelessClaims(state, viewer);
  // A claim as new as these entries is shown from its beginning, unless something of them is hidden.
  const isMixed = news.some(isHidden);
  return news.some((entry) => {
    const claimId = claimOfEntry(entry) as ClaimId | null;
    if (claimId === null || isHidden(entry)) return false;
    const isUnknown = isMixed && !state.claims.has(claimId);
    if (entry.actor === viewer.actor && entry.type !== "claim-settled")
      return entry.type === "verdict-given" && (isUnknown || withheld.has(claimId));
    if (!IS_REVEALING.has(entry.type)) return false;
    return isUnknown || withheld.has(claimId) || nameless.has(claimId);
  });
}

const isHidden = (entry: ShownEntry): boolean => isWithheldEntry(entry) || "pseudonymous" in entry;

/** Each of these makes other things of the past to be seen, or takes some away. */
const CHANGES_ALL: ReadonlySet<string> = new Set(["review-mode-set", "entry-redacted"]);

/** Seen whole, each of these shows that the claim it speaks of is hidden no more. */
const IS_REVEALING: ReadonlySet<string> = new Set([...NAMELESS_TYPES, "claim-settled"]);
