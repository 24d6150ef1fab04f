import { VerdictTag } from "@/components/look/verdict-tag";
import { findRating, type RatingScale } from "@/lib/domain/rating";
import type { PresentedPair } from "@/lib/http/agreement/present-agreement";
import classes from "./agreement.module.css";

type Props = { readonly pair: PresentedPair; readonly scale: RatingScale };

/** Which rating of the one met which of the other; where both gave the same the cell is framed. */
export function ConfusionMatrix({ pair, scale }: Props) {
  const { ratings, counts } = pair.matrix;
  const [first, second] = pair.reviewers;
  const most = Math.max(1, ...counts.flat());
  return (
    <section
      className={classes["scroll"]}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
      tabIndex={0}
      aria-label={`Confusion matrix of ${first.name} and ${second.name}`}
    >
      <table className={classes["matrix"]}>
        <caption>
          Rows: <bdi>{first.name}</bdi>. Columns: <bdi>{second.name}</bdi>.
        </caption>
        <thead>
          <tr>
            <td />
            {ratings.map((id) => (
              <th key={id} scope="col">
                <RatingName id={id} scale={scale} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ratings.map((id, row) => (
            <tr key={id}>
              <th scope="row">
                <RatingName id={id} scale={scale} />
              </th>
              {ratings.map((other, column) => {
                const count = counts[row]?.[column] ?? 0;
                return (
                  <td key={other} data-same={row === column} style={{ background: shade(count / most) }}>
                    {count}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The more often, the deeper; never so deep that the number is hard to read. */
function shade(share: number): string {
  return `color-mix(in oklab, var(--accent) ${Math.round(share * 35)}%, var(--surface))`;
}

function RatingName({ id, scale }: { readonly id: string; readonly scale: RatingScale }) {
  const rating = findRating(scale, id);
  return rating === undefined ? id : <VerdictTag rating={rating} />;
}
