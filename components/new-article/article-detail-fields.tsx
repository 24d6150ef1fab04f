"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import type { FieldErrors } from "@/lib/client/ask-api";
import type { ArticleDraft } from "./article-draft";
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

/** Languages to choose from, as BCP 47 tags; the API takes any tag. */
const TAGS =
  "en ar bg bn bs ca cs cy da de el es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml mn mr ms my nb ne nl nn pa pl ps pt pt-BR ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi yi zh-Hans zh-Hant zu".split(
    " ",
  );

/** The choices by name in English, English first. */
function languageChoices(): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const [first = "en", ...others] = TAGS;
  const choice = (value: string) => ({ value, label: names.of(value) ?? value });
  return [choice(first), ...others.map(choice).sort((a, b) => a.label.localeCompare(b.label, "en"))];
}
