"use client";

import { Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { VerdictTag } from "@/components/look/verdict-tag";
import { MARKS, type Mark, PALETTE, type Rating, type RatingLabels } from "@/lib/domain/rating";
import { LANGUAGE_NAMES, LANGUAGES } from "@/lib/words/language";
import { withLabel } from "./changed-scale";
import classes from "./settings.module.css";

type Props = {
  readonly rating: Rating;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (part: Partial<Rating>) => void;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
};

const COLOUR_NAMES: Readonly<Record<string, string>> = {
  "#0b6e63": "Teal",
  "#4a7212": "Green",
  "#9a5b00": "Ochre",
  "#b8430b": "Orange",
  "#b3191c": "Red",
  "#55555f": "Grey",
  "#6a35b8": "Violet",
};

const COLOURS = Object.keys(PALETTE).map((value) => ({ value, label: COLOUR_NAMES[value] ?? value }));

const MARK_CHOICES = MARKS.map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1).replace("-", " "),
}));

/** One rating of the scale: its word, place, colour and mark, and where it stands among the others. */
export function RatingFields({ rating, isFirst, isLast, onChange, onMove, onRemove }: Props) {
  const { label } = rating;
  return (
    <li>
      <VerdictTag rating={rating} />
      <fieldset className={classes["rating"]} aria-label={label}>
        <TextInput
          label="Name"
          value={label}
          required
          withAsterisk={false}
          maxLength={60}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
        />
        <NumberInput
          label="Value"
          placeholder="None"
          min={-1000}
          max={1000}
          hideControls
          value={rating.value ?? ""}
          onChange={(value) => onChange({ value: typeof value === "number" ? value : null })}
        />
        <NativeSelect
          label="Colour"
          data={COLOURS}
          value={rating.colour}
          onChange={(event) => onChange({ colour: event.currentTarget.value })}
        />
        <NativeSelect
          label="Mark"
          data={MARK_CHOICES}
          value={rating.mark}
          onChange={(event) => onChange({ mark: event.currentTarget.value as Mark })}
        />
      </fieldset>
      <RatingLabelFields rating={rating} onChange={(labels) => onChange({ labels })} />
      <div className={classes["controls"]}>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Move ${label} up`}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        >
          Up
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Move ${label} down`}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          Down
        </Button>
        <Button variant="default" size="compact-sm" aria-label={`Remove ${label}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
    </li>
  );
}

type LabelProps = { readonly rating: Rating; readonly onChange: (labels: RatingLabels) => void };

/** What a rating is called in reports of each language. */
function RatingLabelFields({ rating, onChange }: LabelProps) {
  const { label, labels = {} } = rating;
  return (
    <details className={classes["languages"]}>
      <summary aria-label={`${label} in other languages`}>In other languages</summary>
      <div>
        {LANGUAGES.map((language) => (
          <TextInput
            key={language}
            label={`Name in ${LANGUAGE_NAMES[language]}`}
            lang={language}
            dir="auto"
            maxLength={60}
            value={labels[language] ?? ""}
            onChange={(event) => onChange(withLabel(labels, language, event.currentTarget.value))}
          />
        ))}
      </div>
    </details>
  );
}
