import { VisuallyHidden } from "@mantine/core";
import { compareWords, type WordRun } from "./compare-words";
import classes from "./word-diff.module.css";

type Props = { readonly theirs: string; readonly mine: string };

/** Two texts, one above the other, with the words marked that only one of them has. */
export function WordDiff({ theirs, mine }: Props) {
  const runs = compareWords(theirs, mine);
  return (
    <dl className={classes["diff"]}>
      <dt>Theirs</dt>
      <dd dir="auto">
        <Runs runs={runs.theirs} />
      </dd>
      <dt>Yours</dt>
      <dd dir="auto">
        <Runs runs={runs.mine} />
      </dd>
    </dl>
  );
}

function Runs({ runs }: { readonly runs: readonly WordRun[] }) {
  if (runs.every((run) => run.text.trim() === "")) return <i>nothing</i>;
  return runs.map(({ kind, text }, at) => {
    const key = `${at}-${text}`;
    if (kind === "both") return text;
    const Mark = kind === "mine" ? "ins" : "del";
    return (
      <Mark key={key}>
        <VisuallyHidden component="span">Only in {kind === "mine" ? "yours" : "theirs"}: </VisuallyHidden>
        {text}
      </Mark>
    );
  });
}
