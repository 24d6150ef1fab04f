import { VisuallyHidden } from "@mantine/core";
import type { PresentedMeasure } from "@/lib/http/agreement/present-agreement";
import classes from "./agreement.module.css";
import { intervalText, type MeasureWords, measureText } from "./agreement-words";

export type MeasureRow = {
  readonly words: MeasureWords;
  readonly measure: PresentedMeasure;
  /** Claims that it is made on. */
  readonly claims: number;
};

type Props = { readonly caption: string; readonly rows: readonly MeasureRow[] };

/** Measures one a row: the figure, its interval, the claims it is made on, and both drawn on their axis. */
export function MeasureTable({ caption, rows }: Props) {
  return (
    <table className={classes["measures"]}>
      <VisuallyHidden component="caption">{caption}</VisuallyHidden>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">Value</th>
          <th scope="col">95 % interval</th>
          <th scope="col">Claims</th>
          <th scope="col" className={classes["drawn"]}>
            <VisuallyHidden>Drawn</VisuallyHidden>
            <span aria-hidden>−1 or 0 % · · · 1 or 100 %</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ words, measure, claims }) => (
          <tr key={words.name}>
            <th scope="row">
              {words.name}
              <span className={classes["meaning"]}>{words.meaning}</span>
            </th>
            <td className={measure.value === null ? classes["undefined"] : classes["figure"]}>
              {measureText(measure, words.span)}
            </td>
            <td className={classes["range"]}>{intervalText(measure, words.span)}</td>
            <td className={classes["range"]}>{claims}</td>
            <td className={classes["drawn"]}>
              <IntervalChart measure={measure} span={words.span} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ChartProps = { readonly measure: PresentedMeasure; readonly span: MeasureWords["span"] };

const WIDTH = 200;
const HEIGHT = 22;
const EDGE = 6;

/** A value on its axis with its interval as a bar: for the eye; the same figures stand in words beside it. */
function IntervalChart({ measure, span }: ChartProps) {
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
