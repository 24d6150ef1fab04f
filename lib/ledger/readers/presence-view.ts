import type { ReviewState } from "../../domain/claim";
import type { ActorId, ClaimId } from "../../domain/ids";
import { isAllowed } from "../../domain/permission";
import type { PersonHere } from "../../domain/presence";
import { NAMELESS, pseudonymAt } from "./pseudonym";
import { isWithheld, type Viewer } from "./withhold";

/**
 * Who is here, as one reader of the review may see it. That somebody writes a verdict, and then an entry comes, tells
 * who judged what: so nobody is shown on a claim that is withheld from the reader, and where names are hidden from
 * those who settle they see how many are here and nothing else of them.
 */
export function presenceView(
  people: readonly PersonHere[],
  state: Pick<ReviewState, "articleId" | "mode" | "claims">,
  viewer: Viewer,
): readonly PersonHere[] {
  const { articleId, mode } = state;
  if (mode.kind === "open") return people;
  const isNameless = mode.hidesNames && isAllowed(viewer.role, "settle-claim");
  return people.map((person, place) => {
    if (person.userId === viewer.actor) return person;
    return isNameless
      ? stranger(person, pseudonymAt(articleId, place))
      : offWithheldClaims(person, state, viewer);
  });
}

function stranger({ revisionId, isAway }: PersonHere, userId: ActorId): PersonHere {
  return {
    ...{ userId, name: NAMELESS, isAway, revisionId },
    ...{ window: null, selection: null, openClaimId: null, writing: null },
  };
}

function offWithheldClaims(
  person: PersonHere,
  state: Pick<ReviewState, "mode" | "claims">,
  viewer: Viewer,
): PersonHere {
  const isHidden = (claimId: ClaimId | null): boolean => {
    const claim = claimId === null ? undefined : state.claims.get(claimId);
    return claim !== undefined && isWithheld(state, claim, viewer);
  };
  const openClaimId = isHidden(person.openClaimId) ? null : person.openClaimId;
  const writing = isHidden(person.writing?.claimId ?? null) ? null : person.writing;
  return { ...person, openClaimId, writing };
}
