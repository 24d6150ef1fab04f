"use client";

import { VisuallyHidden } from "@mantine/core";
import { VerdictMark } from "@/components/verdict/verdict-mark";
import type { RatingScale } from "@/lib/domain/rating";
import { ratingColour } from "./claim-look";
import classes from "./rating-chips.module.css";

type Props = {
  readonly name: string;
  readonly scale: RatingScale;
  readonly value: string;
  readonly onChange: (ratingId: string) => void;
};

/** The desk's scale as radio buttons: arrow keys go along it, colour is never the only sign. */
export function RatingChips({ name, scale, value, onChange }: Props) {
  return (
    <fieldset className={classes["scale"]}>
      <VisuallyHidden component="legend">Rating</VisuallyHidden>
      {scale.map((rating) => (
        <label key={rating.id} className={classes["chip"]} style={{ "--verdict": ratingColour(rating) }}>
          <input
            type="radio"
            name={name}
            value={rating.id}
            checked={rating.id === value}
            onChange={() => onChange(rating.id)}
          />
          <VerdictMark mark={rating.mark} size={13} />
          {rating.label}
        </label>
      ))}
    </fieldset>
  );
}
