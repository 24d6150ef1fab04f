import { VisuallyHidden } from "@mantine/core";
import { compareWords, type WordRun } from "./compare-words";
import classes from "./two-texts.module.css";

type Names = { readonly theirs: string; readonly mine: string };
type Props = { readonly theirs: string; readonly mine: string; readonly names: Names };

/** Two texts, one above the other, with the words marked that only one of them has. */
export function TwoTexts({ theirs, mine, names }: Props) {
  const runs = compareWords(theirs, mine);
  return (
    <dl className={classes["diff"]}>
      <dt>{names.theirs}</dt>
      <dd dir="auto">
        <Runs runs={runs.theirs} names={names} />
      </dd>
      <dt>{names.mine}</dt>
      <dd dir="auto">
        <Runs runs={runs.mine} names={names} />
      </dd>
    </dl>
  );
}

function Runs({ runs, names }: { readonly runs: readonly WordRun[]; readonly names: Names }) {
  if (runs.every((run) => run.text.trim() === "")) return <i>nothing</i>;
  return runs.map(({ kind, text }, at) => {
    const key = `${at}-${text}`;
    if (kind === "both") return text;
    const Mark = kind === "mine" ? "ins" : "del";
    return (
      <Mark key={key}>
        <VisuallyHidden component="span">Only in {names[kind].toLowerCase()}: </VisuallyHidden>
        {text}
      </Mark>
    );
  });
}
