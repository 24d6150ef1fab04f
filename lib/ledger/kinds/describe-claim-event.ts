import { type Anchor, anchorQuote } from "../../domain/anchor";
import { assertNever } from "../../domain/assert-never";
import type { Claim, ClaimDescription } from "../../domain/claim";
import type { EventNames } from "../events/describe-event";
import type { EntryOf } from "../shapes/ledger-entry";
import { quoteWords, withReason } from "./quote-words";

/** A sentence for what happened to a claim's words, place, standing or assignee. */
export function describeClaimEvent(
  entry: EntryOf<
    | "claim-highlighted"
    | "claim-described"
    | "claim-moved"
    | "anchor-confirmed"
    | "anchor-doubted"
    | "claim-unplaced"
    | "claim-withdrawn"
    | "claim-restored"
    | "claim-assigned"
  >,
  before: Claim | undefined,
  who: string,
  names: EventNames,
): string {
  switch (entry.type) {
    case "claim-highlighted":
      return `${who} marked ${anchorWords(entry.data.anchor)} as a claim.`;
    case "claim-described":
      return describeWords(entry, before, who);
    case "claim-moved":
      return moved(entry, before, who);
    case "anchor-confirmed":
      return `${who} confirmed that the claim is now on ${before ? anchorWords(before.anchor) : "these words"}.`;
    case "anchor-doubted":
      return `${who} took back where the claim stands: ${anchorWords(entry.data.anchor)} is to be confirmed again.`;
    case "claim-unplaced":
      return `${who} put the claim back in the tray: ${anchorWords(entry.data.anchor)} is not in the text.`;
    case "claim-withdrawn":
      return withReason(`${who} withdrew the claim`, entry.data.reason);
    case "claim-restored":
      return withReason(`${who} restored the claim`, entry.data.reason);
    case "claim-assigned":
      return assigned(entry, before, who, names);
    default:
      return assertNever(entry);
  }
}

const FIELD_NAMES: Readonly<Record<keyof ClaimDescription, string>> = {
  statement: "the statement",
  claimant: "who claims it",
  claimedOn: "the date claimed",
  kind: "the kind",
};

function describeWords({ data }: EntryOf<"claim-described">, before: Claim | undefined, who: string): string {
  const fields = ["statement", "claimant", "claimedOn", "kind"] as const;
  const changes = fields.flatMap((field) => {
    const next = data[field];
    return next === undefined ? [] : [changeOf(FIELD_NAMES[field], before?.[field] ?? null, next)];
  });
  return `${who} ${changes.join("; ")}.`;
}

function changeOf(name: string, from: string | null, to: string | null): string {
  if (from === null && to === null) return `left ${name} empty`;
  if (from === null) return `set ${name} to ${quoteWords(to ?? "")}`;
  if (to === null) return `cleared ${name}, which was ${quoteWords(from)}`;
  return `changed ${name} from ${quoteWords(from)} to ${quoteWords(to)}`;
}

function moved({ data }: EntryOf<"claim-moved">, before: Claim | undefined, who: string): string {
  const to = anchorWords(data.anchor);
  if (before === undefined) return `${who} moved the claim to ${to}.`;
  return `${who} moved the claim from ${anchorWords(before.anchor)} to ${to}.`;
}

function assigned(
  { data }: EntryOf<"claim-assigned">,
  before: Claim | undefined,
  who: string,
  names: EventNames,
): string {
  const from = before?.assigneeId ?? null;
  if (data.userId === null) {
    return from === null
      ? `${who} left the claim unassigned.`
      : `${who} took the claim off ${names.actor(from)}.`;
  }
  const to = names.actor(data.userId);
  return from === null
    ? `${who} assigned the claim to ${to}.`
    : `${who} passed the claim from ${names.actor(from)} to ${to}.`;
}

function anchorWords(anchor: Anchor): string {
  return quoteWords(anchorQuote(anchor));
}
