import type { ActorId } from "../../domain/ids";
import type { ReportClaim, ReportComment, ReportPerson } from "../report";

type Work = Exclude<keyof ReportPerson, "id" | "name">;

/** Everyone who worked on these claims, with how much of each, in the order of their first work in the text. */
export function listPeople(
  claims: readonly ReportClaim[],
  comments: readonly ReportComment[],
): readonly ReportPerson[] {
  const people = new Map<ActorId, ReportPerson>();
  const note = (id: ActorId, name: string, work: Work) => {
    const person = people.get(id) ?? {
      id,
      name,
      claims: 0,
      verdicts: 0,
      rulings: 0,
      evidence: 0,
      comments: 0,
    };
    people.set(id, { ...person, [work]: person[work] + 1 });
  };
  for (const claim of claims) {
    note(claim.highlightedBy, claim.highlightedByName, "claims");
    for (const verdict of claim.verdicts) note(verdict.reviewerId, verdict.reviewerName, "verdicts");
    if (claim.ruling !== null) note(claim.ruling.by, claim.ruling.byName, "rulings");
    for (const each of claim.evidence) note(each.addedBy, each.addedByName, "evidence");
  }
  const said = [...claims.flatMap((claim) => claim.comments), ...comments].filter(isThere);
  for (const comment of said) note(comment.by, comment.byName, "comments");
  return [...people.values()];
}

const isThere = (comment: ReportComment) => comment.removedAt === null;
