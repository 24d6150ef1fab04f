import { VisuallyHidden } from "@mantine/core";
import type { PresentedMeasure } from "@/lib/http/agreement/present-agreement";
import classes from "./agreement.module.css";
import { intervalText, type MeasureWords, measureText } from "./agreement-words";
import { IntervalChart } from "./interval-chart";

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
