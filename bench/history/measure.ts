import type { ReviewState } from "../../lib/domain/claim";
import type { ClaimId } from "../../lib/domain/ids";
import { describeEvent } from "../../lib/ledger/events/describe-event";
import { evolve, replay } from "../../lib/ledger/events/evolve";
import { layActivity, placeLines } from "../../lib/ledger/history/activity";
import { filterHistory, WHOLE_HISTORY } from "../../lib/ledger/history/filter-history";
import { NO_HISTORY, recordHistory, stateAt } from "../../lib/ledger/history/record-history";
import { compareMoments } from "../../lib/ledger/review/compare-moments";
import type { LedgerEntry } from "../../lib/ledger/shapes/ledger-entry";
import { ReviewBuilder } from "../../lib/ledger/testing/review-builder";
import { percentile } from "../statistics";

const ENTRIES = 10_000;
const CLAIMS = 1_500;
const ROUNDS = 60;

/** Milliseconds: the middle, and the slowest of twenty. */
export type Taken = { readonly median: number; readonly p95: number };
export type HistoryFigure = { readonly what: string; readonly ours: Taken; readonly plain: Taken | null };

/** The history of an article with 10,000 entries, beside what it would take without checkpoints and without going on from what is known. */
export function measureHistory(): readonly HistoryFigure[] {
  const entries = longHistory();
  const names = { actor: () => "Somebody", rating: (id: string) => id };
  const record = recordHistory(entries, names);
  const early = recordHistory(entries.slice(0, -1), names);
  const moment = (round: number): number => 1 + ((round * 7_919) % ENTRIES);
  const compare = (at: (seq: number) => ReviewState) => (round: number) => {
    const [a, b] = [moment(round), moment(round + 31)];
    return compareMoments(at(Math.min(a, b)), at(Math.max(a, b)));
  };
  const fromTheStart = (seq: number): ReviewState => replay(entries.slice(0, seq));
  return [
    {
      what: "read it all: sentences, words, moments",
      ours: taken(5, () => recordHistory(entries, names, NO_HISTORY)),
      plain: taken(3, () => described(entries)),
    },
    {
      what: "one more entry comes in",
      ours: taken(ROUNDS, () => recordHistory(entries, names, early)),
      plain: taken(3, () => described(entries)),
    },
    {
      what: "a step of the slider",
      ours: taken(ROUNDS, (round) => stateAt(record, moment(round))),
      plain: taken(ROUNDS, (round) => fromTheStart(moment(round))),
    },
    {
      what: "compare two moments",
      ours: taken(
        ROUNDS,
        compare((seq) => stateAt(record, seq)),
      ),
      plain: taken(ROUNDS, compare(fromTheStart)),
    },
    {
      what: "search all of it for words",
      ours: taken(ROUNDS, (round) =>
        filterHistory(record.lines, { ...WHOLE_HISTORY, search: `note ${round}` }),
      ),
      plain: null,
    },
    {
      what: "lay out when there was work",
      ours: taken(ROUNDS, () => layActivity(record.lines, placeLines(record.lines))),
      plain: null,
    },
  ];
}

/** The way it was told before: every entry with the whole review before it. */
function described(entries: readonly LedgerEntry[]): readonly string[] {
  let before: ReviewState | null = null;
  return entries.map((entry) => {
    const sentence = describeEvent(entry, before, { actor: () => "Somebody", rating: (id) => id });
    before = evolve(before, entry);
    return sentence;
  });
}

function taken(rounds: number, act: (round: number) => unknown): Taken {
  act(0);
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    act(round);
    return performance.now() - start;
  });
  return { median: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

function longHistory(): readonly LedgerEntry[] {
  const words = Array.from({ length: CLAIMS }, (_, at) => `word${at}x`);
  const review = new ReviewBuilder(words.join(" "));
  const { reviewer1, reviewer2 } = review.people;
  const claims: ClaimId[] = [];
  const claimAt = (at: number): ClaimId => claims[at % claims.length] ?? ("" as ClaimId);
  for (let at = 0; review.entries.length < ENTRIES; at++) {
    const word = words[at / 6];
    const who = at % 2 === 0 ? reviewer1 : reviewer2;
    if (at % 6 === 0 && word !== undefined) claims.push(review.highlight(who, word));
    else if (at % 5 === 0) {
      const claimId = claimAt(at);
      const statement = `In other words ${at}.`;
      review.act(who, "describe-claim", { claimId, statement, version: review.claim(claimId).version });
    } else if (at % 3 === 0) {
      const source = {
        evidenceId: review.nextId(),
        url: `https://source.example/${at}`,
        stance: "refutes",
      } as const;
      review.act(who, "add-evidence", { claimId: claimAt(at), ...source });
    } else if (at % 3 === 1) {
      const rating = ["true", "mixed", "false"][(at % 7) % 3] ?? "true";
      review.act(who, "give-verdict", { claimId: claimAt(at * 7), rating, rationale: `Because of ${at}.` });
    } else
      review.act(who, "comment", { claimId: claimAt(at), commentId: review.nextId(), body: `A note ${at}.` });
  }
  return review.entries.slice(0, ENTRIES);
}
