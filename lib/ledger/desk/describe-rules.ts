import { canonicalJson } from "../chain/canonical-json";
import { quoteWords } from "../kinds/quote-words";
import type { DeskEvents } from "./desk-shapes";

type Settings = DeskEvents["settings-changed"]["before"];
type Ratings = DeskEvents["scale-changed"]["before"];

/** Settings that have a sentence of their own: switched on, switched off. Others are told by their name and values. */
const SWITCHES: Readonly<Record<string, readonly [on: string, off: string]>> = {
  requiresSecondReader: [
    "now requires two people to judge a claim before it is settled",
    "no longer requires two people to judge a claim before it is settled",
  ],
};

/** What somebody did to a desk's settings, as the end of a sentence that begins with who. */
export function describeSettingsChange(before: Settings, after: Settings): string {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = keys.filter((key) => said(before[key]) !== said(after[key]));
  if (changed.length === 0) return "saved the settings as they were";
  return changed
    .map((key) => {
      const words = SWITCHES[key];
      if (words === undefined)
        return `changed the setting ${key} from ${said(before[key])} to ${said(after[key])}`;
      return after[key] === true ? words[0] : words[1];
    })
    .join("; ");
}

const said = (value: Settings[string] | undefined): string =>
  value === undefined ? "nothing" : canonicalJson(value);

/** What became of a rating scale. */
export function describeScaleChange(before: Ratings, after: Ratings): string {
  const was = new Map(before.map((rating) => [rating.id, rating]));
  const is = new Set(after.map(({ id }) => id));
  const changes = [
    ...after.filter(({ id }) => !was.has(id)).map(({ label }) => `added ${quoteWords(label)}`),
    ...before.filter(({ id }) => !is.has(id)).map(({ label }) => `removed ${quoteWords(label)}`),
    ...after.flatMap((rating) => changeOf(was.get(rating.id), rating)),
    ...(isReordered(before, after) ? ["changed the order"] : []),
  ];
  return changes.length === 0 ? "nothing is different" : changes.join(", ");
}

function changeOf(was: Ratings[number] | undefined, is: Ratings[number]): readonly string[] {
  if (was === undefined || canonicalJson(was) === canonicalJson(is)) return [];
  if (was.label !== is.label) return [`renamed ${quoteWords(was.label)} to ${quoteWords(is.label)}`];
  return [`changed ${quoteWords(is.label)}`];
}

function isReordered(before: Ratings, after: Ratings): boolean {
  const [was, is] = [before.map(({ id }) => id), after.map(({ id }) => id)];
  const kept = (ids: readonly string[], others: readonly string[]) => ids.filter((id) => others.includes(id));
  return kept(was, is).join(" ") !== kept(is, was).join(" ");
}
