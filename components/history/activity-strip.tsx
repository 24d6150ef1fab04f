import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { showDay, showMinute } from "@/components/look/show-date";
import { type Activity, type ActivityBar, seqAtPlace } from "@/lib/ledger/history/activity";
import type { HistoryRecord } from "@/lib/ledger/history/record-history";
import { HISTORY_GROUPS, type HistoryGroup } from "@/lib/ledger/history/tell-entry";
import classes from "./activity-strip.module.css";
import { GROUP_WORDS } from "./group-words";
import type { Marks } from "./history-days";

type Props = {
  readonly activity: Activity;
  /** Where each entry lies, and the entries; null while they are being read. */
  readonly places: Float64Array | null;
  readonly record: HistoryRecord | null;
  readonly marks: Marks;
  readonly onMove: (mark: "a" | "b", seq: number) => void;
};

/** When there was work and of what kind, with the two moments that are compared as marks that one can move. */
export function ActivityStrip({ activity, places, record, marks, onMove }: Props) {
  const strip = useRef<HTMLDivElement>(null);
  return (
    <div className={classes["activity"]}>
      <div ref={strip} className={classes["strip"]}>
        <div className={classes["bars"]} aria-hidden>
          {activity.bars.map((bar, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            <Bar key={at} bar={bar} most={activity.most} />
          ))}
        </div>
        {places !== null &&
          record !== null &&
          (["a", "b"] as const).map((mark) => (
            <Mark
              key={mark}
              name={mark}
              seq={marks[mark]}
              places={places}
              record={record}
              strip={() => strip.current}
              onMove={(seq) => onMove(mark, seq)}
            />
          ))}
      </div>
      <div className={classes["axis"]} aria-hidden>
        {shownDays(activity).map(({ day, place }) => (
          <span key={day} style={{ insetInlineStart: `${place * 100}%` }}>
            {showDay(day)}
          </span>
        ))}
      </div>
      <DayTable activity={activity} />
    </div>
  );
}

function Bar({ bar, most }: { readonly bar: ActivityBar; readonly most: number }) {
  return (
    <i>
      {HISTORY_GROUPS.map((group) => {
        const count = bar[group] ?? 0;
        if (count === 0) return null;
        return (
          <u key={group} data-group={group} style={{ height: `${Math.max(4, (count / most) * 100)}%` }} />
        );
      })}
    </i>
  );
}

type MarkProps = {
  readonly name: "a" | "b";
  readonly seq: number;
  readonly places: Float64Array;
  readonly record: HistoryRecord;
  readonly strip: () => HTMLElement | null;
  readonly onMove: (seq: number) => void;
};

function Mark({ name, seq, places, record, strip, onMove }: MarkProps) {
  const last = places.length;
  const letter = name.toUpperCase();
  const line = record.lines[seq - 1];
  const moveTo = (next: number): void => {
    const within = Math.min(last, Math.max(1, next));
    if (within !== seq) onMove(within);
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const element = strip();
    if (element === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = element.getBoundingClientRect();
    const share = width === 0 ? 0 : (event.clientX - left) / width;
    moveTo(seqAtPlace(places, isRightToLeft(element) ? 1 - share : share));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={`Moment ${letter}`}
      aria-valuemin={1}
      aria-valuemax={last}
      aria-valuenow={seq}
      aria-valuetext={`Event ${seq} of ${last}, ${line === undefined ? "" : `${showMinute(line.at)}. ${line.sentence}`}`}
      className={classes["mark"]}
      data-mark={name}
      style={{ insetInlineStart: `${(places[seq - 1] ?? 0) * 100}%` }}
      onKeyDown={(event) => {
        const next = stepped(event, seq, last);
        if (next === null) return;
        event.preventDefault();
        moveTo(next);
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    >
      <b>{letter}</b>
    </div>
  );
}

const isRightToLeft = (element: Element): boolean => getComputedStyle(element).direction === "rtl";

/** Where a key moves a mark; null for a key that moves none. */
function stepped(
  { key, currentTarget }: KeyboardEvent<HTMLElement>,
  seq: number,
  last: number,
): number | null {
  const forward = isRightToLeft(currentTarget) ? -1 : 1;
  const far = Math.max(10, Math.round(last / 20));
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: seq + forward,
    ArrowLeft: seq - forward,
    ArrowUp: seq + 1,
    ArrowDown: seq - 1,
    PageUp: seq + far,
    PageDown: seq - far,
    Home: 1,
    End: last,
  };
  return steps[key] ?? null;
}

/** Room that a date takes, as a share of a strip of middling width. */
const DATE_WIDTH = 0.14;

/** Days whose names do not run into each other or out of the strip. */
function shownDays({ days }: Activity) {
  let free = 0;
  return days.filter(({ place }) => {
    if (place < free || place > 1 - DATE_WIDTH * 0.7) return false;
    free = place + DATE_WIDTH;
    return true;
  });
}

function DayTable({ activity: { days } }: Pick<Props, "activity">) {
  return (
    <details className={classes["table"]}>
      <summary>Events by day</summary>
      <div className={classes["scroll"]} tabIndex={-1}>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {HISTORY_GROUPS.map((group) => (
                <th key={group} scope="col">
                  <span className={classes["key"]} data-group={group} aria-hidden />
                  {GROUP_WORDS[group]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, counts }) => (
              <tr key={day}>
                <th scope="row">{showDay(day)}</th>
                {HISTORY_GROUPS.map((group: HistoryGroup) => (
                  <td key={group}>{counts[group] ?? "–"}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
