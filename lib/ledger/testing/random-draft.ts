import type { ReviewState } from "../../domain/claim";
import type { ActorId } from "../../domain/ids";

/** Something that a person might do with what they see. */
export function draftOn(shown: ReviewState, pick: number, nextId: () => string, me: ActorId) {
  const claims = [...shown.claims.values()];
  const claim = claims[pick % Math.max(1, claims.length)];
  const start = pick % 90;
  const mark = {
    type: "highlight-claim",
    claimId: nextId(),
    anchor: { revisionId: shown.revisionId, ranges: [{ start, end: start + 12 }] },
  };
  if (claim === undefined) return mark;
  const { claimId, version } = claim;
  const own = claim.verdicts.find((verdict) => verdict.reviewerId === me);
  const source = claim.evidence[0];
  const drafts = [
    mark,
    { type: "give-verdict", claimId, rating: pick % 2 === 0 ? "true" : "false", rationale: `Why ${pick}.` },
    {
      type: "give-verdict",
      claimId,
      rating: "mixed",
      rationale: `Changed ${pick}.`,
      ...(own === undefined ? {} : { version: own.version }),
    },
    { type: "retract-verdict", claimId, reason: "A slip." },
    { type: "describe-claim", claimId, version, statement: `In plain words ${pick}.` },
    { type: "describe-claim", claimId, version, claimant: `Somebody ${pick}` },
    { type: "comment", claimId, commentId: nextId(), body: `A word ${pick}.` },
    { type: "add-evidence", claimId, evidenceId: nextId(), url: "https://example.org/", stance: "refutes" },
    source === undefined
      ? mark
      : {
          type: "revise-evidence",
          claimId,
          evidenceId: source.evidenceId,
          version: source.version,
          note: `${pick}`,
        },
    claim.ruling === null
      ? { type: "settle-claim", claimId, rating: "true", rationale: "", version }
      : { type: "reopen-claim", claimId, reason: "More came in." },
    claim.isWithdrawn
      ? { type: "restore-claim", claimId, version }
      : { type: "withdraw-claim", claimId, version },
    { type: "assign-claim", claimId, userId: pick % 3 === 0 ? null : me },
  ];
  return drafts[(pick >> 3) % drafts.length] ?? mark;
}
