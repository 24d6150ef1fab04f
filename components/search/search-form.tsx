"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { RatingScale } from "@/lib/domain/rating";
import classes from "./search.module.css";
import { NO_SEARCH, type SearchFilter, searchParameters } from "./search-filter";

const PAUSE_MS = 300;

export type Choice = { readonly value: string; readonly label: string };

type Props = {
  readonly path: string;
  readonly filter: SearchFilter;
  readonly scale: RatingScale;
  readonly people: readonly Choice[];
};

/** What to search for. The address says it, so that a search can be shared and works without script. */
export function SearchForm({ path, filter, scale, people }: Props) {
  const [values, setValues] = useState(filter);
  const [isWaiting, startTransition] = useTransition();
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (next: SearchFilter): void => {
    clearTimeout(timer.current);
    setValues(next);
    startTransition(() => router.replace(`${path}?${searchParameters(next)}`, { scroll: false }));
  };
  const type = (part: Partial<SearchFilter>): void => {
    const next = { ...values, ...part };
    setValues(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => show(next), PAUSE_MS);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    show(values);
  };
  const field = (name: keyof SearchFilter) => ({
    name,
    value: values[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      type({ [name]: event.currentTarget.value }),
  });
  const isNarrowed = searchParameters({ ...values, q: "" }).size > 0;
  return (
    <search aria-label="Search claims" aria-busy={isWaiting}>
      <form action={path} onSubmit={submit}>
        <div className={classes["words"]}>
          <TextInput
            type="search"
            label="Words of a claim, its ruling or its sources"
            maxLength={500}
            dir="auto"
            {...field("q")}
          />
          <Button type="submit">Search</Button>
        </div>
        <details className={classes["narrow"]} open={isNarrowed || undefined}>
          <summary>Narrow</summary>
          <div className={classes["fields"]}>
            <NativeSelect
              label="Settled as"
              {...field("rating")}
              data={[
                { value: "", label: "Any, or not settled" },
                ...scale.map(({ id, label }) => ({ value: id, label })),
              ]}
            />
            <TextInput label="Who said it" dir="auto" maxLength={300} {...field("claimant")} />
            <TextInput
              label="Source"
              placeholder="stats.example.org"
              maxLength={300}
              dir="ltr"
              {...field("source")}
            />
            <NativeSelect
              label="Marked or settled by"
              {...field("person")}
              data={[{ value: "", label: "Anybody" }, ...people]}
            />
            <TextInput label="From" type="date" {...field("from")} />
            <TextInput label="To" type="date" {...field("to")} />
          </div>
        </details>
        {values.article !== "" && <input type="hidden" name="article" value={values.article} />}
        {searchParameters(values).size > 0 && (
          <Button variant="subtle" size="compact-sm" mt={8} onClick={() => show(NO_SEARCH)}>
            Search anew
          </Button>
        )}
      </form>
      <p role="status" className={classes["waiting"]}>
        {isWaiting ? "Searching…" : ""}
      </p>
    </search>
  );
}
