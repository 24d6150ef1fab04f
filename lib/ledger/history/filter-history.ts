import type { HistoryLine } from "./record-history";
import { HISTORY_GROUPS, type HistoryGroup } from "./tell-entry";

/** Which lines of a history are looked at. Null and an empty list: all. */
export type HistoryFilter = {
  readonly actor: string | null;
  readonly groups: readonly HistoryGroup[];
  readonly claimId: string | null;
  /** Words that the sentence, the claim or what was written has, in any case. */
  readonly search: string;
  /** Days in UTC, YYYY-MM-DD, both of them among those that are looked at. */
  readonly since: string | null;
  readonly until: string | null;
};

export const WHOLE_HISTORY: HistoryFilter = {
  actor: null,
  groups: [],
  claimId: null,
  search: "",
  since: null,
  until: null,
};

/** The lines that a filter lets through, in the same order. */
export function filterHistory(
  lines: readonly HistoryLine[],
  { actor, groups, claimId, search, since, until }: HistoryFilter,
): readonly HistoryLine[] {
  const wanted = search.trim().toLocaleLowerCase();
  return lines.filter(
    (line) =>
      (actor === null || line.actor === actor) &&
      (groups.length === 0 || groups.includes(line.group)) &&
      (claimId === null || line.claimId === claimId) &&
      (since === null || line.at.slice(0, 10) >= since) &&
      (until === null || line.at.slice(0, 10) <= until) &&
      (wanted === "" || textOf(line).toLocaleLowerCase().includes(wanted)),
  );
}

/** A filter as it stands in an address. What it does not know there, it leaves out. */
export function writeHistoryFilter(filter: HistoryFilter): ReadonlyMap<string, string> {
  const { actor, groups, claimId, search, since, until } = filter;
  const said = { by: actor, kind: groups.join(","), claim: claimId, q: search.trim(), since, until };
  return new Map(Object.entries(said).flatMap(([key, value]) => (value ? [[key, value] as const] : [])));
}

/** The parts of an address that are a filter's. */
export const FILTER_KEYS = ["by", "kind", "claim", "q", "since", "until"] as const;

/** Reads what `writeHistoryFilter` wrote; anybody can write an address, so what makes no sense in it is left out. */
export function readHistoryFilter(said: (key: string) => string | null): HistoryFilter {
  const groups = (said("kind") ?? "").split(",");
  return {
    actor: matching(said("by"), ID),
    groups: HISTORY_GROUPS.filter((group) => groups.includes(group)),
    claimId: matching(said("claim"), ID),
    search: (said("q") ?? "").slice(0, LONGEST_SEARCH),
    since: matching(said("since"), DAY),
    until: matching(said("until"), DAY),
  };
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const LONGEST_SEARCH = 200;

const matching = (value: string | null, pattern: RegExp): string | null =>
  value !== null && pattern.test(value) ? value : null;

function textOf({ sentence, claim, words }: HistoryLine): string {
  return [sentence, claim ?? "", ...words.map(({ after }) => after)].join("\n");
}
