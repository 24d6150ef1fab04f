import { VisuallyHidden } from "@mantine/core";
import type { CSSProperties } from "react";
import { PALETTE, type Rating, type RatingScale } from "@/lib/domain/rating";
import classes from "./verdict-bar.module.css";

type Props = { readonly counts: Readonly<Record<string, number>>; readonly scale: RatingScale };

/** How the verdicts of an article are spread: a bar for the eye, the same in words under it. */
export function VerdictBar({ counts, scale }: Props) {
  const shares = verdictShares(counts, scale);
  if (shares.length === 0) return <span className={classes["none"]}>No verdicts yet</span>;
  return (
    <div className={classes["verdicts"]}>
      <div className={classes["bar"]} aria-hidden>
        {shares.map(({ rating, count }) => (
          <span key={rating.id} style={shareStyle(rating.colour, count)} />
        ))}
      </div>
      <span className={classes["words"]}>
        <VisuallyHidden component="span">Verdicts: </VisuallyHidden>
        {describeShares(shares)}
      </span>
    </div>
  );
}

function shareStyle(colour: string, count: number): CSSProperties {
  return { flexGrow: count, background: `light-dark(${colour}, ${PALETTE[colour] ?? colour})` };
}

/** How often each rating was given, in the order of the scale; ratings that nobody gave are left out. */
type VerdictShare = { readonly rating: Rating; readonly count: number };

export function verdictShares(
  counts: Readonly<Record<string, number>>,
  scale: RatingScale,
): readonly VerdictShare[] {
  return scale.map((rating) => ({ rating, count: counts[rating.id] ?? 0 })).filter(({ count }) => count > 0);
}

/** The shares in words: "2 True, 1 Mixed". */
export function describeShares(shares: readonly VerdictShare[]): string {
  return shares.map(({ rating, count }) => `${count} ${rating.label}`).join(", ");
}
