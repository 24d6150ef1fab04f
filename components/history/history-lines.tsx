"use client";

import { showMinute } from "@/components/look/show-date";
import type { HistoryLine } from "@/lib/ledger/history/record-history";
import classes from "./history-lines.module.css";

type Props = {
  readonly lines: readonly HistoryLine[];
  /** Goes to the review as it stood after an entry. Without it the lines are only read. */
  readonly onView?: ((seq: number) => void) | undefined;
};

/** Who did what and when, one sentence an entry. */
export function HistoryLines({ lines, onView }: Props) {
  return (
    <ol className={classes["lines"]}>
      {lines.map((line) => (
        <li key={line.seq} value={line.seq}>
          <span className={classes["sentence"]}>{line.sentence}</span>
          <span className={classes["when"]}>
            <time dateTime={line.at}>{showMinute(line.at)}</time>
            {onView !== undefined && (
              <button type="button" onClick={() => onView(line.seq)}>
                View event {line.seq}
              </button>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
