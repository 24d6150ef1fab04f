import type { RatingScale } from "@/lib/domain/rating";
import type { PresentedPair } from "@/lib/http/agreement/present-agreement";
import classes from "./agreement.module.css";
import { KAPPA, KAPPA_LINEAR, KAPPA_QUADRATIC, measureText, PERCENT } from "./agreement-words";
import { ConfusionMatrix } from "./confusion-matrix";
import { MeasureTable } from "./measure-table";

type Props = { readonly pairs: readonly PresentedPair[]; readonly scale: RatingScale };

/** Every two reviewers who judged a claim together; the first pair is open. */
export function PairList({ pairs, scale }: Props) {
  return (
    <ul className={classes["pairs"]}>
      {pairs.map((pair, at) => {
        const [first, second] = pair.reviewers;
        return (
          <li key={`${first.id} ${second.id}`}>
            <details open={at === 0}>
              <summary>
                <span className={classes["pairNames"]}>
                  <bdi>{first.name}</bdi> and <bdi>{second.name}</bdi>
                </span>{" "}
                <span className={classes["pairFigures"]}>
                  {pair.claims === 1 ? "1 claim" : `${pair.claims} claims`}
                  {` · ${measureText(pair.percent, "share")} · κ ${pair.kappa.value === null ? "undefined" : measureText(pair.kappa, "beyond-chance")}`}
                </span>
              </summary>
              <div className={classes["pair"]}>
                <MeasureTable caption={`Agreement of ${first.name} and ${second.name}`} rows={rowsOf(pair)} />
                <ConfusionMatrix pair={pair} scale={scale} />
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

function rowsOf({ claims, ordinalClaims, percent, kappa, kappaLinear, kappaQuadratic }: PresentedPair) {
  return [
    { words: PERCENT, measure: percent, claims },
    { words: KAPPA, measure: kappa, claims },
    { words: KAPPA_LINEAR, measure: kappaLinear, claims: ordinalClaims },
    { words: KAPPA_QUADRATIC, measure: kappaQuadratic, claims: ordinalClaims },
  ];
}
