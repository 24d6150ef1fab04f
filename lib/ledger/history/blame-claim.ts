import { anchorQuote } from "../../domain/anchor";
import type { ClaimId } from "../../domain/ids";
import type { UnsealedEntry } from "../shapes/ledger-entry";
import { isWithheldEntry, type ShownEntry } from "../shapes/shown-entry";

/** What a field of a claim held at one time, and who set it. Null: it was emptied. */
export type FieldSetting = {
  readonly value: string | null;
  readonly by: string;
  readonly at: string;
  readonly seq: number;
};

export type BlamedField = {
  readonly field:
    | "words"
    | "statement"
    | "claimant"
    | "claimedOn"
    | "kind"
    | "assignee"
    | "standing"
    | "verdict"
    | "ruling";
  /** Whose verdict; null of all other fields. */
  readonly reviewer: string | null;
  /** Newest first: what it holds now, and what it held before. For a verdict or ruling the rating's id. */
  readonly settings: readonly FieldSetting[];
};

/**
 * Who set each field of a claim, when, and what it held before, in the order in which the fields were first set. What is
 * withheld from the reader is left out: they see who set what they see.
 */
export function blameClaim(entries: readonly ShownEntry[], claimId: ClaimId): readonly BlamedField[] {
  const fields = new Map<
    string,
    { field: BlamedField["field"]; reviewer: string | null; settings: FieldSetting[] }
  >();
  for (const entry of entries) {
    if (isWithheldEntry(entry)) continue;
    for (const [field, value, reviewer = null] of settingsIn(entry, claimId)) {
      const key = `${field} ${reviewer ?? ""}`;
      const known = fields.get(key) ?? { field, reviewer, settings: [] };
      // What a claim never said was not set by anybody.
      if (value === null && known.settings.length === 0) continue;
      if (known.settings[0]?.value === value && field !== "verdict" && field !== "ruling") continue;
      known.settings.unshift({ value, by: entry.actor, at: entry.at, seq: entry.seq });
      fields.set(key, known);
    }
  }
  return [...fields.values()];
}

type Setting = readonly [field: BlamedField["field"], value: string | null, reviewer?: string];

function settingsIn(entry: UnsealedEntry, claimId: ClaimId): readonly Setting[] {
  if (entry.type === "article-revised") {
    return entry.data.placements
      .filter((each) => each.claimId === claimId)
      .map(({ anchor }) => ["words", anchorQuote(anchor)] as const);
  }
  if (!("claimId" in entry.data) || entry.data.claimId !== claimId) return [];
  switch (entry.type) {
    case "claim-highlighted":
      return [
        ["words", anchorQuote(entry.data.anchor)],
        ...described(entry.data),
        ["standing", "in the review"],
      ];
    case "claim-described":
      return described(entry.data);
    case "claim-moved":
    case "anchor-doubted":
    case "claim-unplaced":
      return [["words", anchorQuote(entry.data.anchor)]];
    case "claim-withdrawn":
      return [["standing", "withdrawn"]];
    case "claim-restored":
      return [["standing", "in the review"]];
    case "claim-assigned":
      return [["assignee", entry.data.userId]];
    case "verdict-given":
      return [["verdict", entry.data.rating, entry.actor]];
    case "verdict-retracted":
      return [["verdict", null, entry.actor]];
    case "claim-settled":
      return [["ruling", entry.data.rating]];
    case "claim-reopened":
      return [["ruling", null]];
    default:
      return [];
  }
}

const DESCRIBED = ["statement", "claimant", "claimedOn", "kind"] as const;
type Described = { readonly [Field in (typeof DESCRIBED)[number]]?: string | null | undefined };

function described(data: Described): readonly Setting[] {
  return DESCRIBED.flatMap((field): readonly Setting[] => {
    const value = data[field];
    return value === undefined ? [] : [[field, value]];
  });
}
