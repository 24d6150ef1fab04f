"use client";

import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { type DeskQuery, deskParameters } from "./article-summary";
import classes from "./desk.module.css";

const STATES = [
  { value: "", label: "All" },
  { value: "unclaimed", label: "No claims" },
  { value: "checking", label: "Checking" },
  { value: "settled", label: "Settled" },
  { value: "archived", label: "Archived" },
] as const;

const PAUSE_MS = 300;

type Props = {
  readonly query: DeskQuery;
  /** Whether what was asked for is nowhere; the way back to all articles stands here then. */
  readonly fitsNone: boolean;
};

/** Narrows the desk while one types; the address says what is shown, so that it can be shared. */
export function DeskFilter({ query, fitsNone }: Props) {
  const [search, setSearch] = useState(query.search);
  const field = useRef<HTMLInputElement>(null);
  const [show, isWaiting] = useShow();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (value: string) => {
    setSearch(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => show({ ...query, search: value }), PAUSE_MS);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    clearTimeout(timer.current);
    show({ ...query, search });
  };
  const showAll = () => {
    clearTimeout(timer.current);
    setSearch("");
    show({ search: "", status: "" });
    field.current?.focus();
  };
  return (
    <search className={classes["filter"]} aria-label="Find articles" aria-busy={isWaiting}>
      <form onSubmit={submit}>
        <TextInput
          ref={field}
          type="search"
          aria-label="Search articles"
          placeholder="Title, byline or publisher"
          value={search}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </form>
      <SegmentedControl
        aria-label="Show articles that are"
        data={[...STATES]}
        value={query.status}
        onChange={(value) => show({ search, status: value as DeskQuery["status"] })}
      />
      {fitsNone && (
        <p className={classes["nothing"]} role="status">
          No article fits.{" "}
          <Button variant="default" size="compact-sm" onClick={showAll}>
            Show all articles
          </Button>
        </p>
      )}
    </search>
  );
}

function useShow(): readonly [(query: DeskQuery) => void, boolean] {
  const router = useRouter();
  const pathname = usePathname();
  const [isWaiting, startTransition] = useTransition();
  const show = (query: DeskQuery) =>
    startTransition(() => router.replace(`${pathname}?${deskParameters(query)}`, { scroll: false }));
  return [show, isWaiting];
}
