"use client";

import { Alert, Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { TwoTexts } from "@/components/look/two-texts";
import classes from "./claim-form.module.css";
import type { FieldConflict } from "./field-conflicts";

/** A field's name and value as a person reads them. */
export type FieldWords = {
  readonly labelOf: (key: string) => string;
  readonly wordsOf: (key: string, value: string) => string;
};

type Props = FieldWords & {
  readonly conflicts: readonly FieldConflict[];
  readonly words: ConflictWords;
  readonly onKeep: () => void;
  readonly onTake: () => void;
  readonly onMerge: () => void;
};

/** Both texts of what two people changed at once, and what can be done about it. Nothing is lost either way. */
export function Conflict({ conflicts, words, labelOf, wordsOf, onKeep, onTake, onMerge }: Props) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => bringIntoView(notice.current), []);
  return (
    <Alert
      ref={notice}
      variant="default"
      role="alert"
      title={words.title}
      className={classes["notice"] ?? ""}
    >
      {words.saved}
      {conflicts.map(({ key, theirs, mine }) => (
        <section key={key} className={classes["conflict"]} aria-label={labelOf(key)}>
          <b>{labelOf(key)}</b>
          <TwoTexts theirs={wordsOf(key, theirs)} mine={wordsOf(key, mine)} names={words.names} />
        </section>
      ))}
      <div className={classes["actions"]}>
        <Button size="compact-md" onClick={onKeep}>
          {words.keep}
        </Button>
        <Button size="compact-md" variant="default" onClick={onTake}>
          {words.take}
        </Button>
        <Button size="compact-md" variant="default" onClick={onMerge}>
          Merge by hand
        </Button>
      </div>
    </Alert>
  );
}

/** In a sheet on a phone it would stand below what is seen. The focus stays where one types. */
function bringIntoView(notice: HTMLElement | null): void {
  if (notice === null) return;
  const { top, bottom, height } = notice.getBoundingClientRect();
  const room = notice.closest("[data-claim]")?.parentElement?.clientHeight ?? window.innerHeight;
  const isSeen = top >= 0 && bottom <= window.innerHeight;
  if (!isSeen || height > room) notice.scrollIntoView({ block: height > room ? "start" : "nearest" });
}

/** What is said where the same thing was changed twice at once. */
export type ConflictWords = {
  readonly title: string;
  readonly saved: string;
  /** The two texts, as they are called above each other. */
  readonly names: { readonly theirs: string; readonly mine: string };
  readonly keep: string;
  readonly take: string;
};

export const TWO_PEOPLE: ConflictWords = {
  title: "Someone changed this while you wrote",
  saved: "Theirs is saved. What you typed is still here.",
  names: { theirs: "Theirs", mine: "Yours" },
  keep: "Keep mine",
  take: "Take theirs",
};

/** For what only its author may change: they did, in another tab or on another device. */
export const TWO_TABS: ConflictWords = {
  title: "You changed this in another place while you wrote here",
  saved: "What you wrote there is saved. What you typed here is still here.",
  names: { theirs: "There", mine: "Here" },
  keep: "Keep what is here",
  take: "Take what is there",
};
