import type { PresentedMeasure } from "@/lib/http/agreement/present-agreement";
import classes from "./agreement.module.css";
import type { MeasureWords } from "./agreement-words";

type Props = { readonly measure: PresentedMeasure; readonly span: MeasureWords["span"] };

const WIDTH = 200;
const HEIGHT = 22;
const EDGE = 6;

/** A value on its axis with its interval as a bar: for the eye; the same figures stand in words beside it. */
export function IntervalChart({ measure, span }: Props) {
  const { value, interval } = measure;
  const least = span === "share" ? 0 : -1;
  const x = (at: number) => EDGE + ((at - least) / (1 - least)) * (WIDTH - 2 * EDGE);
  const middle = HEIGHT / 2;
  return (
    <svg className={classes["chart"]} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <line className={classes["axis"]} x1={x(least)} x2={x(1)} y1={middle} y2={middle} />
      {[...new Set([least, 0, 1])].map((at) => (
        <line key={at} className={classes["tick"]} x1={x(at)} x2={x(at)} y1={middle - 6} y2={middle + 6} />
      ))}
      {interval.low !== null && interval.high !== null && (
        <rect
          className={classes["interval"]}
          x={x(interval.low)}
          y={middle - 4}
          width={Math.max(2, x(interval.high) - x(interval.low))}
          height={8}
          rx={2}
        />
      )}
      {value !== null && <circle className={classes["value"]} cx={x(value)} cy={middle} r={4.5} />}
    </svg>
  );
}
