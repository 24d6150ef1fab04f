import { type Claim, DESCRIPTION_FIELDS, type ReviewState } from "../../domain/claim";
import type { ActorId } from "../../domain/ids";
import { holdsRedacted } from "../../domain/redaction";
import type { CommandDraft } from "../shapes/command-draft";
import type { EntryOf, UnsealedEntry } from "../shapes/ledger-entry";
import { type FoldableEntry, isWithheldEntry } from "../shapes/shown-entry";

/** What an entry of the past offers to bring back, as a new event. */
export type Restoring = {
  readonly what: "claim" | "wording" | "verdict" | "evidence";
  readonly command: CommandDraft;
};

/**
 * What can be brought back from an entry: a claim that it withdrew, evidence that it removed, the words that it gave a
 * claim where the claim has others by now, or the actor's own verdict where theirs is another. `before` is the review just
 * before it, `now` the present one. Null where there is nothing to bring back, where the claim is closed, where the words
 * were removed by order of law, or where the reader may not know. Evidence comes back as new, so it takes a fresh id, `newId`. Unlike `inverseCommand` it does not ask
 * whether somebody changed the same thing since: that is what it is for.
 */
export function restoreCommand(
  entry: FoldableEntry,
  before: () => ReviewState,
  now: ReviewState,
  actor: ActorId,
  newId: string,
): Restoring | null {
  if (isWithheldEntry(entry) || !("claimId" in entry.data) || entry.data.claimId === null) return null;
  const claim = now.claims.get(entry.data.claimId);
  if (claim === undefined) return null;
  if (entry.type === "claim-withdrawn") return broughtBack(claim);
  if (claim.isWithdrawn || claim.ruling !== null) return null;
  const restoring = ofOpenClaim(entry, claim, before, actor, newId);
  return holdsRedacted(restoring) ? null : restoring;
}

function broughtBack({ claimId, version, isWithdrawn }: Claim): Restoring | null {
  return isWithdrawn ? { what: "claim", command: { type: "restore-claim", claimId, version } } : null;
}

function ofOpenClaim(
  entry: UnsealedEntry,
  claim: Claim,
  before: () => ReviewState,
  actor: ActorId,
  newId: string,
): Restoring | null {
  switch (entry.type) {
    case "claim-highlighted":
    case "claim-described":
      return wording(entry, claim);
    case "verdict-given":
      return entry.actor === actor ? verdict(entry, claim) : null;
    case "evidence-removed":
      return source(entry, claim, before(), newId);
    default:
      return null;
  }
}

function wording({ data }: EntryOf<"claim-highlighted" | "claim-described">, claim: Claim): Restoring | null {
  // A claim that was marked without a statement said nothing that could be said again.
  const other = DESCRIPTION_FIELDS.filter(
    (field) => (data[field] ?? null) !== null && data[field] !== claim[field],
  );
  if (other.length === 0) return null;
  const words = Object.fromEntries(other.map((field) => [field, data[field]]));
  const { claimId, version } = claim;
  return { what: "wording", command: { type: "describe-claim", claimId, version, ...words } };
}

function verdict({ actor, data }: EntryOf<"verdict-given">, claim: Claim): Restoring | null {
  const own = claim.verdicts.find((each) => each.reviewerId === actor);
  const { claimId, rating, rationale, confidence } = data;
  if (own?.rating === rating && own.rationale === rationale && own.confidence === confidence) return null;
  const version = own === undefined ? {} : { version: own.version };
  return {
    what: "verdict",
    command: { type: "give-verdict", claimId, rating, rationale, confidence, ...version },
  };
}

function source(
  { data }: EntryOf<"evidence-removed">,
  { claimId, evidence }: Claim,
  before: ReviewState,
  newId: string,
): Restoring | null {
  const old = before.claims.get(claimId)?.evidence.find((each) => each.evidenceId === data.evidenceId);
  if (old === undefined || old.stance === null) return null;
  // Somebody put it back already.
  if (evidence.some((each) => each.url === old.url && each.excerpt === old.excerpt)) return null;
  const { url, stance, title, publisher, author, publishedOn, excerpt, note } = old;
  const said = { url, stance, title, publisher, author, publishedOn, excerpt, note };
  return { what: "evidence", command: { type: "add-evidence", claimId, evidenceId: newId, ...said } };
}
