import type { Claim, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import type { ClaimId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { presentClaim } from "../review/present-review";

/** The claim with this id, or `not-found`. */
export function findClaim(state: ReviewState, claimId: ClaimId): Result<Claim, Failure> {
  const claim = state.claims.get(claimId);
  return claim === undefined ? fail({ kind: "not-found" }) : ok(claim);
}

/** Why a claim may not be worked on as it stands: withdrawn or settled. Null when it may. */
export function refuseClosed(claim: Claim): Failure | null {
  return refuseWithdrawn(claim) ?? refuseSettled(claim);
}

/** A withdrawn claim takes nothing but restoring and comments. */
export function refuseWithdrawn(claim: Claim): Failure | null {
  return claim.isWithdrawn ? invalid("claimId", "This claim is withdrawn. Restore the claim first.") : null;
}

/** A settled claim keeps what it was settled on. */
export function refuseSettled(claim: Claim): Failure | null {
  return claim.ruling === null ? null : invalid("claimId", "This claim is settled. Reopen the claim first.");
}

/**
 * Why a change made from version `seen` does not fit: `invalid` when that version never was, `stale` when what
 * is about to change (`partVersion`, by default the whole claim) changed since. Null when it fits.
 */
export function refuseVersion(claim: Claim, seen: number, partVersion = claim.version): Failure | null {
  if (seen > claim.version) {
    return invalid("version", `There is no version ${seen} of this claim yet; it is at ${claim.version}.`);
  }
  return partVersion > seen ? staleClaim(claim, "This claim was changed since you saw it.") : null;
}

/** The claim moved on; its present state goes with the answer. */
export function staleClaim(claim: Claim, detail: string): Failure {
  return { kind: "stale", detail, current: presentClaim(claim) };
}

/** A client-made id that means something else already. */
export function idTaken(path: string, noun: string): Failure {
  return {
    kind: "id-taken",
    errors: [{ path, message: `This id already belongs to ${noun}. Make a new one.` }],
  };
}
