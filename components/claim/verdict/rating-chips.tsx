"use client";

import { VisuallyHidden } from "@mantine/core";
import { type KeyboardEvent, useRef } from "react";
import { pressedDigit } from "@/components/browser/pressed-key";
import { ratingColour } from "@/components/look/claim-look";
import { VerdictMark } from "@/components/look/verdict-mark";
import type { RatingScale } from "@/lib/domain/rating";
import classes from "./rating-chips.module.css";

type Props = {
  readonly name: string;
  readonly scale: RatingScale;
  readonly value: string;
  readonly onChange: (ratingId: string) => void;
  /** What follows a choice by digit, where one goes on at once. */
  readonly onDigit?: () => void;
  /** Whether the form begins here. */
  readonly isFirst?: boolean;
};

/**
 * The desk's scale as radio buttons: arrow keys go along it, digits choose, colour is never the only sign. Where it is
 * first in its form, one begins at the rating that is chosen: a space must not choose another.
 */
export function RatingChips({ name, scale, value, onChange, onDigit, isFirst = false }: Props) {
  const buttons = useRef(new Map<string, HTMLInputElement>());
  const begin = scale.find((rating) => rating.id === value) ?? scale[0];
  const chooseByDigit = (event: KeyboardEvent): void => {
    const chosen = scale[(pressedDigit(event.nativeEvent) ?? 0) - 1];
    if (chosen === undefined) return;
    event.preventDefault();
    onChange(chosen.id);
    if (onDigit === undefined) buttons.current.get(chosen.id)?.focus();
    else onDigit();
  };
  return (
    <fieldset className={classes["scale"]} onKeyDown={chooseByDigit}>
      <VisuallyHidden component="legend">Rating</VisuallyHidden>
      {scale.map((rating, at) => (
        <label key={rating.id} className={classes["chip"]} style={{ "--verdict": ratingColour(rating) }}>
          <input
            ref={(button) => {
              if (button === null) buttons.current.delete(rating.id);
              else buttons.current.set(rating.id, button);
            }}
            type="radio"
            data-autofocus={(isFirst && rating === begin) || undefined}
            name={name}
            value={rating.id}
            checked={rating.id === value}
            onChange={() => onChange(rating.id)}
          />
          <VerdictMark mark={rating.mark} size={13} />
          {rating.label}
          {at < 9 && (
            <kbd className={classes["digit"]} aria-hidden>
              {at + 1}
            </kbd>
          )}
        </label>
      ))}
    </fieldset>
  );
}
