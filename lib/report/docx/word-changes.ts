import { DeletedTextRun, InsertedTextRun, Tab } from "docx";
import { pendingSuggestions } from "../../domain/suggestion";
import { deriveDirection } from "../../text/direction";
import { xmlText } from "../../text/xml-text";
import type { Report, ReportClaim, ReportSuggestion } from "../report";
import { claimsInText } from "../text/marked-text";
import type { WordLook } from "./word-runs";

/** Other words for [start, end) of the canonical text (UTF-16), within one block: a tracked change of Word. */
export type WordChange = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly author: string;
  /** RFC 3339 in UTC. */
  readonly date: string;
};

/**
 * The wording that waits for an editor, as changes beside each other, in text order. A word can be changed once: of
 * several suggestions for a claim the newest is one, and of claims that overlap the first. Comments say them all.
 */
export function wordChanges(report: Report): readonly WordChange[] {
  const changes = claimsInText(report).flatMap(newestChange);
  let reach = 0;
  return changes
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < reach) return false;
      reach = end;
      return true;
    });
}

/** Nothing for what no longer fits the claim's words. */
function newestChange(claim: ReportClaim): readonly WordChange[] {
  const [range, ...more] = claim.anchor.ranges;
  if (range === undefined || more.length > 0 || range.exact.includes("\n")) return [];
  const newest = waitingOn(claim).findLast(({ replaces }) => replaces.exact === range.exact);
  if (newest === undefined) return [];
  const { text, byName, at } = newest;
  return [{ start: range.start, end: range.end, text, author: xmlText(byName), date: at }];
}

/** What is suggested for a claim and waits for an editor. */
export function waitingOn({ suggestions }: ReportClaim): readonly ReportSuggestion[] {
  const ids = new Set(pendingSuggestions({ suggestions }).map(({ suggestionId }) => suggestionId));
  return suggestions.filter(({ suggestionId }) => ids.has(suggestionId));
}

/** Words of the article that a change takes out. `id` is no other change's. */
export function deletedRun(
  text: string,
  { author, date }: WordChange,
  id: number,
  look: WordLook,
): DeletedTextRun {
  return new DeletedTextRun({ id, author, date, ...look, ...runOf(text) });
}

/** The words that it puts in. */
export function insertedRun({ text, author, date }: WordChange, id: number, look: WordLook): InsertedTextRun {
  return new InsertedTextRun({ id, author, date, ...look, ...runOf(text) });
}

function runOf(text: string) {
  const children = xmlText(text)
    .split("\t")
    .flatMap((part, at) => [...(at === 0 ? [] : [new Tab()]), ...(part === "" ? [] : [part])]);
  return { ...(deriveDirection(text) === "rtl" ? { rightToLeft: true } : {}), children };
}
