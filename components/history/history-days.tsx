import { showTime, showWeekday } from "@/components/look/show-date";
import type { HistoryLine } from "./describe-entries";
import classes from "./history-days.module.css";

type Props = {
  /** Newest first. */
  readonly lines: readonly HistoryLine[];
  /** The article's address. */
  readonly article: string;
};

/** Who did what, by day; each line names its claim, and leads to it and to the whole review as they stood then. */
export function HistoryDays({ lines, article }: Props) {
  return daysOf(lines).map(({ day, of }) => (
    <section key={day} aria-labelledby={`day-${day}`} className={classes["day"]}>
      <h2 id={`day-${day}`}>{showWeekday(day)}</h2>
      <ol>
        {of.map((line) => (
          <li key={line.seq} value={line.seq}>
            <time dateTime={line.at}>{showTime(line.at)}</time>
            <div>
              <p>{line.sentence}</p>
              {line.claim !== null && (
                <a className={classes["claim"]} href={`${article}?at=${line.seq}#claim-${line.claimId}`}>
                  <bdi>{line.claim}</bdi>
                </a>
              )}
            </div>
            <a href={`${article}?at=${line.seq}`}>Event {line.seq}</a>
          </li>
        ))}
      </ol>
    </section>
  ));
}

type Day = { readonly day: string; readonly of: readonly HistoryLine[] };

/** Days in UTC, as the times are, in the order of the lines. */
function daysOf(lines: readonly HistoryLine[]): readonly Day[] {
  const days = new Map<string, HistoryLine[]>();
  for (const line of lines) {
    const day = line.at.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days].map(([day, of]) => ({ day, of }));
}
