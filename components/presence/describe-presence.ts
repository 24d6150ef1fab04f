import type { ClaimId } from "@/lib/domain/ids";
import type { PersonHere, Writing } from "@/lib/domain/presence";

/** What somebody does here, in a few words. `placeOf` gives a claim's number on this screen, null when it is not listed. */
export function describePresence(
  { isAway, writing, openClaimId, selection }: PersonHere,
  placeOf: (claimId: ClaimId) => number | null,
): string {
  const claim = (claimId: ClaimId | null): string => {
    const place = claimId === null ? null : placeOf(claimId);
    return place === null ? "a claim" : `claim ${place}`;
  };
  if (isAway) return "away";
  if (writing?.kind === "verdict") return `writing a verdict on ${claim(writing.claimId)}`;
  if (writing?.kind === "comment")
    return `writing a comment on ${writing.claimId === null ? "the article" : claim(writing.claimId)}`;
  if (openClaimId !== null) return `has ${claim(openClaimId)} open`;
  return selection === null ? "reading" : "selecting words";
}

/** Who writes a verdict, or a comment, on a claim or (null) the article, as a sentence; null when nobody does. */
export function describeWriters(
  people: readonly PersonHere[],
  claimId: ClaimId | null,
  kind: Writing["kind"] = "verdict",
): string | null {
  const writers = people.filter(
    ({ writing, isAway }) => !isAway && writing?.kind === kind && writing.claimId === claimId,
  );
  const [first] = writers;
  if (first === undefined) return null;
  if (writers.length === 1) return `${first.name} is writing a ${kind}`;
  return `${writers.length} people are writing a ${kind}`;
}
