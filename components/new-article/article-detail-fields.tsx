"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import type { FieldErrors } from "@/lib/client/call-api";
import type { ArticleDraft } from "./article-draft";
import { languageChoices } from "./language-choices";
import classes from "./new-article.module.css";

type Props = {
  readonly draft: ArticleDraft;
  readonly change: (part: Partial<ArticleDraft>) => void;
  readonly errors: FieldErrors;
  /** What the letters of the text say. */
  readonly derivedDirection: "ltr" | "rtl";
};

const DIRECTIONS = { ltr: "Left to right", rtl: "Right to left" } as const;

/** Where the article comes from and how it is to be read. */
export function ArticleDetailFields({ draft, change, errors, derivedDirection }: Props) {
  const field = (name: "byline" | "publisher" | "sourceUrl" | "publishedAt", label: string) => ({
    label,
    name,
    dir: "auto",
    value: draft[name],
    error: errors[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <div className={classes["details"]}>
      <TextInput {...field("byline", "Byline")} placeholder="Who wrote it" />
      <TextInput {...field("publisher", "Publisher")} placeholder="Where it appeared" />
      <TextInput {...field("sourceUrl", "Source address")} type="url" placeholder="https://" dir="ltr" />
      <TextInput {...field("publishedAt", "Publication date")} type="date" dir="ltr" />
      <NativeSelect
        label="Language"
        value={draft.language}
        error={errors["language"]}
        onChange={(event) => change({ language: event.currentTarget.value })}
        data={[{ value: "", label: "Not given" }, ...languageChoices()]}
      />
      <NativeSelect
        label="Direction"
        value={draft.direction}
        error={errors["direction"]}
        onChange={(event) => change({ direction: readDirection(event.currentTarget.value) })}
        data={[
          { value: "", label: `As the text runs: ${DIRECTIONS[derivedDirection].toLowerCase()}` },
          { value: "ltr", label: DIRECTIONS.ltr },
          { value: "rtl", label: DIRECTIONS.rtl },
        ]}
      />
    </div>
  );
}

function readDirection(value: string): ArticleDraft["direction"] {
  return value === "ltr" || value === "rtl" ? value : "";
}
