import { assertNever } from "../../domain/assert-never";
import type { Claim, Verdict } from "../../domain/claim";
import type { EventNames } from "../events/describe-event";
import type { EntryOf } from "../shapes/ledger-entry";
import { withReason } from "./quote-words";

/** A sentence for what happened to a verdict or to the ruling. */
export function describeVerdictEvent(
  entry: EntryOf<
    | "verdict-given"
    | "verdict-retracted"
    | "claim-settled"
    | "claim-reopened"
    | "claim-returned"
    | "return-taken-back"
  >,
  before: Claim | undefined,
  who: string,
  names: EventNames,
): string {
  const own = before?.verdicts.find((each) => each.reviewerId === entry.actor);
  switch (entry.type) {
    case "verdict-given":
      return given(entry, own, who, names);
    case "verdict-retracted":
      return withReason(`${who} retracted the verdict${named(own?.rating, names)}`, entry.data.reason);
    case "claim-settled":
      return `${who} settled the claim as ${names.rating(entry.data.rating)}.`;
    case "claim-reopened": {
      const was = before?.ruling ? `, which was settled as ${names.rating(before.ruling.rating)}` : "";
      return withReason(`${who} reopened the claim${was}`, entry.data.reason);
    }
    case "claim-returned":
      return withReason(`${who} returned the claim to its reviewers`, entry.data.reason);
    case "return-taken-back":
      return `${who} took back that the claim was returned.`;
    default:
      return assertNever(entry);
  }
}

function given(
  { data }: EntryOf<"verdict-given">,
  own: Verdict | undefined,
  who: string,
  names: EventNames,
): string {
  const rating = names.rating(data.rating);
  const sure = data.confidence === null ? "" : `, with ${data.confidence} confidence`;
  if (own === undefined) return `${who} gave the verdict ${rating}${sure}.`;
  if (own.rating !== data.rating) {
    return `${who} changed the verdict from ${names.rating(own.rating)} to ${rating}.`;
  }
  if (own.confidence !== data.confidence) {
    const [from, to] = [own.confidence ?? "not said", data.confidence ?? "not said"];
    return `${who} changed the confidence in the verdict ${rating} from ${from} to ${to}.`;
  }
  return `${who} changed the rationale of the verdict ${rating}.`;
}

function named(rating: string | undefined, names: EventNames): string {
  return rating === undefined ? "" : ` ${names.rating(rating)}`;
}
