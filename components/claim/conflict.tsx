"use client";

import { Alert, Button } from "@mantine/core";
import classes from "./claim-form.module.css";
import type { FieldConflict } from "./field-conflicts";
import { WordDiff } from "./word-diff";

/** A field's name and value as a person reads them. */
export type FieldWords = {
  readonly labelOf: (key: string) => string;
  readonly wordsOf: (key: string, value: string) => string;
};

type Props = FieldWords & {
  readonly conflicts: readonly FieldConflict[];
  readonly onKeep: () => void;
  readonly onTake: () => void;
  readonly onMerge: () => void;
};

/** Both texts of what two people changed at once, and what can be done about it. Nothing is lost either way. */
export function Conflict({ conflicts, labelOf, wordsOf, onKeep, onTake, onMerge }: Props) {
  return (
    <Alert variant="default" role="alert" title="Someone changed this while you wrote">
      Theirs is saved. What you typed is still here.
      {conflicts.map(({ key, theirs, mine }) => (
        <section key={key} className={classes["conflict"]} aria-label={labelOf(key)}>
          <b>{labelOf(key)}</b>
          <WordDiff theirs={wordsOf(key, theirs)} mine={wordsOf(key, mine)} />
        </section>
      ))}
      <div className={classes["actions"]}>
        <Button size="compact-md" onClick={onKeep}>
          Keep mine
        </Button>
        <Button size="compact-md" variant="default" onClick={onTake}>
          Take theirs
        </Button>
        <Button size="compact-md" variant="default" onClick={onMerge}>
          Merge by hand
        </Button>
      </div>
    </Alert>
  );
}
