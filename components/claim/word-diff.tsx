import { VisuallyHidden } from "@mantine/core";
import { type ChangeObject, diffWordsWithSpace } from "diff";
import classes from "./word-diff.module.css";

type Props = { readonly theirs: string; readonly mine: string };

/** Two texts, one above the other, with the words marked that only one of them has. */
export function WordDiff({ theirs, mine }: Props) {
  const parts = compare(theirs, mine);
  return (
    <dl className={classes["diff"]}>
      <dt>Theirs</dt>
      <dd dir="auto">
        <Parts parts={parts.filter((part) => !part.added)} />
      </dd>
      <dt>Yours</dt>
      <dd dir="auto">
        <Parts parts={parts.filter((part) => !part.removed)} />
      </dd>
    </dl>
  );
}

type Part = Pick<ChangeObject<string>, "value" | "added" | "removed">;

function Parts({ parts }: { readonly parts: readonly Part[] }) {
  if (parts.every((part) => part.value.trim() === "")) return <i>nothing</i>;
  return parts.map((part, at) => {
    const key = `${at}-${part.value}`;
    if (part.added) {
      return (
        <ins key={key}>
          <VisuallyHidden component="span">Only in yours: </VisuallyHidden>
          {part.value}
        </ins>
      );
    }
    if (part.removed) {
      return (
        <del key={key}>
          <VisuallyHidden component="span">Only in theirs: </VisuallyHidden>
          {part.value}
        </del>
      );
    }
    return part.value;
  });
}

/** Texts that have almost nothing in common take long to compare and are not worth it. */
const LONGEST_MS = 200;

function compare(theirs: string, mine: string): readonly Part[] {
  const whole = [
    { value: theirs, added: false, removed: true },
    { value: mine, added: true, removed: false },
  ];
  return diffWordsWithSpace(theirs, mine, { timeout: LONGEST_MS }) ?? whole;
}
