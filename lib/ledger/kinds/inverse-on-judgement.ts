import type { Claim, Evidence, Verdict } from "../../domain/claim";
import { type CommandDraft, UNDONE } from "../shapes/command-draft";
import type { EntryOf } from "../shapes/ledger-entry";

/** Takes back what was done to the author's own verdict: as it was before, or none. Null when it changed since. */
export function verdictBack(
  entry: EntryOf<"verdict-given" | "verdict-retracted">,
  earlier: Claim,
  present: Claim,
): CommandDraft | null {
  const { claimId } = present;
  const ownIn = (claim: Claim) => claim.verdicts.find((each) => each.reviewerId === entry.actor);
  const [old, own] = [ownIn(earlier), ownIn(present)];
  if (entry.type === "verdict-retracted") {
    if (old === undefined || own !== undefined) return null;
    const { rating, rationale, confidence } = old;
    return { type: "give-verdict", claimId, rating, rationale, confidence };
  }
  if (own === undefined || !isWhatItGave(own, entry.data)) return null;
  if (old === undefined) return { type: "retract-verdict", claimId, reason: UNDONE };
  const { rating, rationale, confidence } = old;
  return { type: "give-verdict", claimId, rating, rationale, confidence, version: own.version };
}

/** By content, not by time: the same verdict may have been put back by taking back a later one. */
function isWhatItGave(own: Verdict, given: EntryOf<"verdict-given">["data"]): boolean {
  const { rating, rationale, confidence } = own;
  return rating === given.rating && rationale === given.rationale && confidence === given.confidence;
}

/** Takes back what was done to a source. A removed one comes again under `newId`. Null when it changed since. */
export function evidenceBack(
  { type, data }: EntryOf<"evidence-added" | "evidence-revised" | "evidence-removed">,
  earlier: Claim,
  present: Claim,
  newId: string | undefined,
): CommandDraft | null {
  const { claimId } = present;
  const { evidenceId } = data;
  const isIt = (each: Evidence) => each.evidenceId === evidenceId;
  const [old, own] = [earlier.evidence.find(isIt), present.evidence.find(isIt)];
  const source = old === undefined ? null : sourceOf(old);
  if (type === "evidence-removed") {
    if (source === null || newId === undefined) return null;
    return { type: "add-evidence", claimId, evidenceId: newId, ...source };
  }
  if (own === undefined || !isAsLeft(own, old, data)) return null;
  const { version } = own;
  if (old === undefined) return { type: "remove-evidence", claimId, evidenceId, reason: UNDONE, version };
  return source === null ? null : { type: "revise-evidence", claimId, evidenceId, version, ...source };
}

/** Whether a source holds what the entry left in it; put back by taking back a later change it counts too. */
function isAsLeft(own: Evidence, old: Evidence | undefined, data: object): boolean {
  const left: Readonly<Record<string, unknown>> = { ...(old === undefined ? null : sourceOf(old)), ...data };
  const present = sourceOf(own);
  if (present === null) return false;
  return (Object.keys(present) as (keyof typeof present)[]).every((key) => present[key] === left[key]);
}

/** Null when its stance is withheld: what is not known cannot be put back. */
function sourceOf({ url, stance, title, publisher, author, publishedOn, excerpt, note }: Evidence) {
  return stance === null ? null : { url, stance, title, publisher, author, publishedOn, excerpt, note };
}
