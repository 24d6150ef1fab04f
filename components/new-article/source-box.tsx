"use client";

import { Button } from "@mantine/core";
import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { Refusal } from "@/components/look/refusal";
import { ArticleTextFields } from "./article-text-fields";
import classes from "./new-article.module.css";
import { ReadingCard } from "./reading-card";
import { type ChangeDraft, type Reading, takenOut, type useReading } from "./use-reading";

type Props = Omit<ComponentProps<typeof ArticleTextFields>, "change"> & {
  readonly slug: string;
  readonly change: ChangeDraft;
  /** False as long as the draft is not known. */
  readonly isReady: boolean;
  /** What was read into the draft; null where the text itself is in it. */
  readonly reading: Reading | null;
  readonly reader: Pick<ReturnType<typeof useReading>, "readAgain" | "stop" | "waitsFor">;
  /** What else can be chosen of what was read. */
  readonly children?: ReactNode;
};

/** The one box of a text: a link, the text or a file goes in; what was read of a link or a file stands in its place. */
export function SourceBox({ slug, isReady, reading, reader, children, ...fields }: Props) {
  const { draft, change, error } = fields;
  const { readAgain, stop, waitsFor } = reader;
  const box = useFocusOnChange(isReady ? `${reading?.arrivalId ?? ""} ${draft.format === "rich"}` : null);
  return (
    <>
      <div ref={box} className={classes["box"]}>
        {isReady && reading === null && <ArticleTextFields {...fields} />}
        {reading !== null && (
          <ReadingCard
            slug={slug}
            reading={reading}
            onReadAgain={(how) => void readAgain(reading, how)}
            onTakeOut={() => change(takenOut)}
            isWaiting={waitsFor !== null}
          >
            {children}
          </ReadingCard>
        )}
      </div>
      <div role="status" className={classes["status"]}>
        {waitsFor !== null && <p className={classes["size"]}>Reading {waitsFor} …</p>}
      </div>
      {waitsFor !== null && (
        <Button variant="default" size="compact-sm" onClick={stop} className={classes["stop"] ?? ""}>
          Stop reading
        </Button>
      )}
      {reading !== null && <Refusal words={error ?? null} />}
    </>
  );
}

/**
 * What stands in the box changes with what had the focus in it: the focus goes to what stands there now. `shown` tells one
 * from another; null: nothing yet. Goes on the box itself.
 */
function useFocusOnChange(shown: string | null) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    const isFirst = before.current === null;
    before.current = shown;
    if (isFirst) return;
    // An editor is there a moment later than a field.
    const frame = requestAnimationFrame(() => {
      // A dialog that loses what had the focus takes it to itself.
      const holder = document.activeElement;
      if (holder === null || holder === document.body || holder.contains(box.current))
        box.current
          ?.querySelector<HTMLElement>("textarea, [contenteditable=true], [data-takes-focus]")
          ?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  return box;
}
