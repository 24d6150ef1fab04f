import type { Claim } from "./claim";
import type { ClaimId } from "./ids";

/** Something that a reader would ask about, with the claims that it is about. */
export type PublicationCheck = {
  readonly kind: "without-evidence" | "without-rationale" | "changed-words" | "lost-words" | "one-reader";
  readonly claimIds: readonly ClaimId[];
};

/**
 * What an editor looks at before publishing: rulings without evidence or reasons, words that a newer text changed or
 * lost, and rulings on what fewer than two people judged. Only what there is; withdrawn claims are not looked at.
 */
export function publicationChecks(claims: Iterable<Claim>): readonly PublicationCheck[] {
  const standing = [...claims].filter((claim) => !claim.isWithdrawn);
  return CHECKS.flatMap(([kind, applies]) => {
    const claimIds = standing.filter(applies).map(({ claimId }) => claimId);
    return claimIds.length === 0 ? [] : [{ kind, claimIds }];
  });
}

const CHECKS: readonly (readonly [PublicationCheck["kind"], (claim: Claim) => boolean])[] = [
  ["without-evidence", ({ ruling, evidence }) => ruling !== null && evidence.length === 0],
  ["without-rationale", ({ ruling }) => ruling !== null && ruling.rationale.trim() === ""],
  ["one-reader", ({ ruling, verdicts }) => ruling !== null && verdicts.length < 2],
  ["changed-words", ({ placement }) => placement === "changed"],
  ["lost-words", ({ placement }) => placement === "lost"],
];
