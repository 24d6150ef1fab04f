import type { Claim, ReviewState } from "../../domain/claim";
import type { Failure } from "../../domain/failure";
import type { ClaimId } from "../../domain/ids";
import { presentClaim, type ReviewClaim, readClaim } from "../review/present-review";
import type { LedgerEntry } from "../shapes/ledger-entry";
import type { ShownEntry } from "../shapes/shown-entry";
import { hideActor, hideNames, namelessClaims } from "./hide-names";
import type { Voices } from "./pseudonym";
import { type Viewer, withheldClaims, withholdClaim, withholdEntries, withholdReview } from "./withhold";

/** What one reader may see of one article, as things stand at one moment. */
export type ReaderView = {
  /** Whether the reader sees everything as it is. */
  readonly isWhole: boolean;
  readonly claim: (claim: Claim) => Claim;
  readonly review: (state: ReviewState) => ReviewState;
  readonly entries: (entries: readonly LedgerEntry[]) => readonly ShownEntry[];
};

/**
 * The view of a reader by the review as it stands `now`; of the past too the reader sees what they may see now.
 * `voices` are needed only where names are hidden.
 */
export function readerView(now: ReviewState, viewer: Viewer, voices: Voices = new Map()): ReaderView {
  const withheld = withheldClaims(now, viewer);
  if (withheld.size > 0) return withholdingView(now, viewer, withheld);
  const nameless = namelessClaims(now, viewer);
  return nameless.size > 0 ? namelessView(viewer, nameless, voices) : WHOLE;
}

/** A refusal that shows a claim's present state, showing no more of it than the reader may see. */
export function showStale(failure: StaleFailure, view: ReaderView): Failure {
  const { current } = failure;
  return isClaim(current) ? { ...failure, current: presentClaim(view.claim(readClaim(current))) } : failure;
}

type StaleFailure = Extract<Failure, { readonly kind: "stale" }>;

/** What goes with a stale command is made by `staleClaim` from a claim. */
function isClaim(current: unknown): current is ReviewClaim {
  return typeof current === "object" && current !== null && "claimId" in current && "verdicts" in current;
}

const WHOLE: ReaderView = {
  isWhole: true,
  claim: (claim) => claim,
  review: (state) => state,
  entries: (entries) => entries,
};

function withholdingView(now: ReviewState, viewer: Viewer, withheld: ReadonlySet<ClaimId>): ReaderView {
  return {
    isWhole: false,
    claim: (claim) => (withheld.has(claim.claimId) ? withholdClaim(claim, viewer.actor) : claim),
    review: (state) => withholdReview(state, viewer, withheld),
    entries: (entries) => withholdEntries(entries, viewer, now, withheld),
  };
}

function namelessView({ actor }: Viewer, nameless: ReadonlySet<ClaimId>, voices: Voices): ReaderView {
  const hide = (claim: Claim) => (nameless.has(claim.claimId) ? hideNames(claim, actor, voices) : claim);
  return {
    isWhole: false,
    claim: hide,
    review: (state) => {
      const claims = [...state.claims.values()].map((claim) => [claim.claimId, hide(claim)] as const);
      return { ...state, claims: new Map(claims) };
    },
    entries: (entries) => entries.map((entry) => hideActor(entry, actor, nameless, voices)),
  };
}
