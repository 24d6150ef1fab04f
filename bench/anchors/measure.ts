import type { AnchorRange } from "../../lib/domain/anchor";
import type { RevisionId } from "../../lib/domain/ids";
import { placeAnchors } from "../../lib/text/place-anchor";
import { quoteRange } from "../../lib/text/quote-range";
import { randomNumbers } from "../material";
import { median } from "../statistics";
import { type Edits, editText } from "./edit-text";
import { type Answer, JUDGEMENTS, type Judgement, judge } from "./judge";
import { findAsApache, findAsHypothesis } from "./other-ways";
import { realText } from "./real-text";

const WORDS = 100_000;
const QUOTES = 1_000;
/** Each with another seed: other edits, other quotes. The slow way is measured on the first alone. */
const RUNS = 4;

const LEVELS: Readonly<Record<string, Edits>> = {
  light: { share: 0.01, movesBreaks: false },
  medium: { share: 0.025, movesBreaks: false },
  heavy: { share: 0.075, movesBreaks: false },
  "medium, and paragraph breaks elsewhere": { share: 0.025, movesBreaks: true },
};

type Way = {
  readonly name: string;
  readonly runs: number;
  readonly canAsk: boolean;
  readonly place: (before: string, after: string, ranges: readonly AnchorRange[]) => readonly Answer[];
};

const WAYS: readonly Way[] = [
  { name: "Assay", runs: RUNS, canAsk: true, place: placeAsAssay },
  { name: "Hypothesis' way", runs: 1, canAsk: false, place: each(findAsHypothesis) },
  { name: "Apache Annotator's way", runs: RUNS, canAsk: false, place: each(findAsApache) },
];

export type AnchorFigures = {
  readonly level: string;
  readonly way: string;
  readonly quotes: number;
  readonly counts: Readonly<Record<Judgement, number>>;
  /** Of processor time, for 1,000 quotes, in the median. */
  readonly ms: number;
};

/** Quotes of a real text placed on the same text after editing, by three ways, and judged by where their words really went. */
export function measureAnchors(): readonly AnchorFigures[] {
  const text = realText(WORDS);
  return Object.entries(LEVELS).flatMap(([level, edits]) =>
    WAYS.map((way): AnchorFigures => {
      const counts = Object.fromEntries(JUDGEMENTS.map((each) => [each, 0])) as Record<Judgement, number>;
      const times: number[] = [];
      for (let seed = 1; seed <= way.runs; seed++) {
        const random = randomNumbers(seed);
        const edited = editText(text, edits, random);
        const ranges = someQuotes(text, random);
        const began = process.cpuUsage();
        const answers = way.place(text, edited.text, ranges);
        const { user, system } = process.cpuUsage(began);
        times.push((user + system) / 1_000);
        for (const [at, range] of ranges.entries())
          counts[judge(text, edited, range, answers[at] ?? null, way.canAsk)]++;
      }
      return { level, way: way.name, quotes: way.runs * QUOTES, counts, ms: median(times) };
    }),
  );
}

/** Stretches of 3 to 37 words, short ones more often. */
function someQuotes(text: string, random: () => number): readonly AnchorRange[] {
  const words = [...text.matchAll(/\S+/g)];
  return Array.from({ length: QUOTES }, () => {
    const first = Math.floor(random() * (words.length - 40));
    const last = words[first + 2 + Math.floor(random() * random() * 35)];
    return quoteRange(text, words[first]?.index ?? 0, (last?.index ?? 0) + (last?.[0].length ?? 0));
  });
}

function placeAsAssay(before: string, after: string, ranges: readonly AnchorRange[]): readonly Answer[] {
  const [old, now] = ["old" as RevisionId, "new" as RevisionId];
  const anchors = ranges.map((range) => ({ revisionId: old, ranges: [range] }));
  return placeAnchors({ id: old, text: before }, { id: now, text: after }, anchors).map(
    ({ placement, anchor }) => {
      const [range] = anchor.ranges;
      return placement === "lost" || range === undefined
        ? null
        : { start: range.start, end: range.end, asks: placement === "changed" };
    },
  );
}

function each(
  find: (text: string, range: AnchorRange) => Omit<NonNullable<Answer>, "asks"> | null,
): Way["place"] {
  return (_, after, ranges) =>
    ranges.map((range) => {
      const found = find(after, range);
      return found && { ...found, asks: false };
    });
}
