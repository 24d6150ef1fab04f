"use client";

import { useEffect, useMemo } from "react";
import { useRatingOf, useWorkbench } from "@/components/open-article/workbench-context";
import type { Edition } from "@/lib/domain/edition";
import { replay } from "@/lib/ledger/events/evolve";
import { type ClaimChange, changesBetween, type ReviewChanges } from "@/lib/ledger/review/changes-between";
import { describeChange } from "@/lib/ledger/review/describe-change";
import classes from "./publish.module.css";

/** More than this is counted. */
const MOST_LISTED = 8;

/** What changed since an edition, as its readers will be told. */
export function EditionChanges({ since }: { readonly since: Edition }) {
  const changes = useChangesSince(since.seq);
  const changeWords = useChangeWords();
  if (changes === null) return <p role="status">Looking up what changed since edition {since.number}…</p>;
  const lines = changes.claims.flatMap(({ claimId, quote, changes: each }) =>
    each.map((change) => ({ key: `${claimId} ${change.kind}`, quote, words: changeWords(change) })),
  );
  if (lines.length === 0 && changes.revision === null)
    return <p>Nothing in the claims changed since edition {since.number}.</p>;
  return (
    <section className={classes["part"]} aria-label={`Changes since edition ${since.number}`}>
      <p>Since edition {since.number}:</p>
      <ul>
        {changes.revision !== null && <li>The text was replaced by revision {changes.revision}</li>}
        {lines.slice(0, MOST_LISTED).map(({ key, quote, words }) => (
          <li key={key}>
            <q className={classes["quote"]} dir="auto">
              {quote}
            </q>{" "}
            {words}
          </li>
        ))}
        {lines.length > MOST_LISTED && <li>and {lines.length - MOST_LISTED} more</li>}
      </ul>
    </section>
  );
}

/** Null while the history is still being read. */
function useChangesSince(seq: number): ReviewChanges | null {
  const { store, snapshot } = useWorkbench();
  const { state, entries, isComplete } = snapshot;
  useEffect(() => void store.loadHistory(), [store]);
  return useMemo(() => {
    if (!isComplete) return null;
    return changesBetween(replay(entries.slice(0, seq)), state);
  }, [isComplete, entries, state, seq]);
}

function useChangeWords(): (change: ClaimChange) => string {
  const ratingOf = useRatingOf();
  const label = (rating: string | null) =>
    rating === null ? "not settled" : (ratingOf(rating)?.label ?? rating);
  return (change) => describeChange(change, label);
}
