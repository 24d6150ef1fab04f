"use client";

import { WordDiff } from "@/components/look/word-diff";
import { anchorQuote } from "@/lib/domain/anchor";
import type { Claim } from "@/lib/domain/claim";
import classes from "./text-change.module.css";
import type { Correction } from "./use-correction";

/** Beside the text that is corrected: which claims stand on other words by now, or on none. */
export function RidingClaims({ correction }: { readonly correction: Correction }) {
  const touched = correction.claims
    .filter((claim) => !claim.isWithdrawn)
    .map((claim) => ({ claim, words: wordsNow(claim, correction) }))
    .filter(({ claim, words }) => words !== anchorQuote(claim.anchor));
  const count = correction.claims.filter((claim) => !claim.isWithdrawn).length;
  return (
    <aside className={classes["claims"]} aria-label="Claims that the correction touches">
      <h3>
        {count === 0
          ? "Nothing is marked here"
          : `${count - touched.length} of ${count} ${count === 1 ? "claim" : "claims"} on the same words`}
      </h3>
      <ul>
        {touched.map(({ claim, words }) => (
          <li key={claim.claimId}>
            {claim.statement !== null && claim.statement !== anchorQuote(claim.anchor) && (
              <b dir="auto">{claim.statement}</b>
            )}
            <p dir="auto">
              <WordDiff before={anchorQuote(claim.anchor)} after={words ?? ""} />
            </p>
            {words === null && <p className={classes["hint"]}>Its words are gone from here.</p>}
          </li>
        ))}
      </ul>
    </aside>
  );
}

/** The words that a claim is on now; null where they were taken out. */
function wordsNow({ claimId }: Claim, { riding: { text, places } }: Correction): string | null {
  const ranges = places.get(claimId);
  if (ranges === undefined) return null;
  return anchorQuote({ ranges: ranges.map(({ start, end }) => ({ exact: text.slice(start, end) })) });
}
