import { Button } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { PersonMark } from "@/components/look/person-mark";
import { showTime, showWeekday } from "@/components/look/show-date";
import type { RatingScale } from "@/lib/domain/rating";
import type { HistoryLine } from "@/lib/ledger/history/record-history";
import { groupSittings, type Sitting } from "@/lib/ledger/history/sittings";
import classes from "./history-days.module.css";
import { HistoryEvent } from "./history-event";
import type { Restore } from "./use-restore";

export type Marks = { readonly a: number; readonly b: number };

type Props = {
  /** Newest first. */
  readonly lines: readonly HistoryLine[];
  readonly marks: Marks;
  /** The article's address. */
  readonly address: string;
  readonly scale: RatingScale;
  readonly nameOf: (actor: string) => string;
  readonly onMark: (mark: "a" | "b", seq: number) => void;
  readonly onlyClaim: (claimId: string) => void;
  readonly restore: Restore;
  /** How the words of an event are asked to be removed; null where they cannot be, or not by this person. */
  readonly redactOf: (seq: number) => ((seq: number) => void) | null;
};

/** Who did what, by day and by sitting; each line names its claim, and leads to it and to the whole review as they stood then. */
export function HistoryDays(props: Props) {
  const { lines } = props;
  const { shown, more, showMore } = useDrawn(lines);
  const days = useMemo(() => groupSittings(shown), [shown]);
  if (lines.length === 0)
    return <p className={classes["none"]}>No event fits. Take a filter away to see more.</p>;
  return (
    <>
      {days.map(({ day, sittings }) => (
        <section key={day} aria-labelledby={`day-${day}`} className={classes["day"]}>
          <h2 id={`day-${day}`}>{showWeekday(day)}</h2>
          {sittings.map((sitting) => (
            <SittingPart key={sitting.lines[0]?.seq} sitting={sitting} {...props} />
          ))}
        </section>
      ))}
      {more > 0 && <More count={more} onMore={showMore} />}
    </>
  );
}

function SittingPart({ sitting, nameOf, ...props }: Props & { readonly sitting: Sitting<HistoryLine> }) {
  const { actor, lines } = sitting;
  const [newest] = lines;
  if (newest === undefined) return null;
  return (
    <div className={classes["sitting"]}>
      <time dateTime={newest.at}>{showTime(newest.at)}</time>
      <PersonMark name={nameOf(actor)} />
      <ol>
        {lines.map((line) => (
          <HistoryEvent
            key={line.seq}
            line={line}
            mark={markOf(line.seq, props.marks)}
            address={props.address}
            scale={props.scale}
            onMark={props.onMark}
            onlyClaim={props.onlyClaim}
            offer={props.restore.offerOf(line.seq)}
            isBusy={props.restore.busySeq === line.seq}
            onRestore={props.restore.restore}
            onRedact={props.redactOf(line.seq)}
          />
        ))}
      </ol>
    </div>
  );
}

const markOf = (seq: number, { a, b }: Marks): "A" | "B" | "A, B" | null =>
  seq === a ? (seq === b ? "A, B" : "A") : seq === b ? "B" : null;

/** Lines that are drawn at once; a long history is drawn as far as somebody reads. */
const DRAWN = 40;

function useDrawn(lines: readonly HistoryLine[]) {
  const [count, setCount] = useState(DRAWN);
  const shown = useMemo(() => lines.slice(0, count), [lines, count]);
  return {
    shown,
    more: lines.length - shown.length,
    showMore: () => setCount((before) => before + 2 * DRAWN),
  };
}

/** Draws more as soon as its end comes near the window; a button for whoever would rather press one. */
function More({ count, onMore }: { readonly count: number; readonly onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  const draw = useRef(onMore);
  draw.current = onMore;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was drawn may not have filled the window yet
  useEffect(() => {
    const element = end.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) draw.current();
      },
      { rootMargin: "600px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [count]);
  return (
    <div ref={end} className={classes["more"]}>
      <Button variant="default" size="compact-md" onClick={onMore}>
        Show earlier events ({count.toLocaleString("en")})
      </Button>
    </div>
  );
}
