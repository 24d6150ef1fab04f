import { VisuallyHidden } from "@mantine/core";
import { useMemo } from "react";
import { type WordPart, wordDiff } from "@/lib/text/word-diff";
import classes from "./word-diff.module.css";

type Props = { readonly before: string; readonly after: string };

/**
 * What became of a text, in one run of words: those taken out struck through, those put in underlined; a screen
 * reader says which is which. For two texts above each other, see `TwoTexts`.
 */
export function WordDiff({ before, after }: Props) {
  const parts = useMemo(() => wordDiff(before, after), [before, after]);
  return (
    <span className={classes["diff"]} dir="auto">
      <WordParts parts={parts} />
    </span>
  );
}

/** The parts alone, for whoever sets the text around them. */
export function WordParts({ parts }: { readonly parts: readonly WordPart[] }) {
  return parts.map(({ kind, text }, at) => {
    if (kind === "kept") return text;
    const key = `${at}-${kind}`;
    const Mark = kind === "added" ? "ins" : "del";
    return (
      <Mark key={key} className={classes[kind]}>
        <VisuallyHidden component="span">{kind}: </VisuallyHidden>
        {text}
        <VisuallyHidden component="span">; </VisuallyHidden>
      </Mark>
    );
  });
}
