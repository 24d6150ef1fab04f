"use client";

import { TextInput } from "@mantine/core";
import type { Rating, RatingLabels } from "@/lib/domain/rating";
import { LANGUAGE_NAMES, LANGUAGES } from "@/lib/words/language";
import { withLabel } from "./changed-scale";
import classes from "./settings.module.css";

type Props = { readonly rating: Rating; readonly onChange: (labels: RatingLabels) => void };

/** What a rating is called in reports of each language. */
export function RatingLabelFields({ rating, onChange }: Props) {
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
