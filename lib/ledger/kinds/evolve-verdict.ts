import { assertNever } from "../../domain/assert-never";
import type { Claim, Verdict } from "../../domain/claim";
import type { EntryOf } from "../shapes/ledger-entry";

/** The claim after a verdict was given, changed or retracted by the entry's actor. */
export function evolveVerdict(claim: Claim, entry: EntryOf<"verdict-given" | "verdict-retracted">): Claim {
  switch (entry.type) {
    case "verdict-given":
      return given(claim, entry);
    case "verdict-retracted":
      return retracted(claim, entry);
    default:
      return assertNever(entry);
  }
}

function given(claim: Claim, { actor, at, data }: EntryOf<"verdict-given">): Claim {
  const own = claim.verdicts.find((each) => each.reviewerId === actor);
  const { rating, rationale, confidence } = data;
  const version = 1 + (own?.version ?? claim.retractedVersions[actor] ?? 0);
  const verdict: Verdict = { reviewerId: actor, rating, rationale, confidence, version, at };
  const verdicts =
    own === undefined
      ? [...claim.verdicts, verdict]
      : claim.verdicts.map((each) => (each === own ? verdict : each));
  return { ...claim, verdicts, returned: null };
}

function retracted(claim: Claim, { actor, seq }: EntryOf<"verdict-retracted">): Claim {
  const own = claim.verdicts.find((each) => each.reviewerId === actor);
  if (own === undefined) throw new Error(`Entry ${seq} retracts a verdict that ${actor} did not give.`);
  return {
    ...claim,
    verdicts: claim.verdicts.filter((each) => each !== own),
    retractedVersions: { ...claim.retractedVersions, [actor]: own.version },
  };
}
