import { type ChangeObject, diffWordsWithSpace } from "diff";

/** Words next to each other that both texts have, or only one. */
export type WordRun = { readonly kind: "both" | "theirs" | "mine"; readonly text: string };

/** Texts that have almost nothing in common take long to compare and are not worth it. */
const LONGEST_MS = 200;

/** Two texts as runs of words, each run as long as can be; joined, a list is its text again. */
export function compareWords(
  theirs: string,
  mine: string,
): { readonly theirs: readonly WordRun[]; readonly mine: readonly WordRun[] } {
  const parts = diffWordsWithSpace(theirs, mine, { timeout: LONGEST_MS });
  if (parts === undefined)
    return { theirs: [{ kind: "theirs", text: theirs }], mine: [{ kind: "mine", text: mine }] };
  return {
    theirs: joined(parts.filter((part) => !part.added).map(toRun)),
    mine: joined(parts.filter((part) => !part.removed).map(toRun)),
  };
}

function toRun({ value, added, removed }: ChangeObject<string>): WordRun {
  return { kind: added ? "mine" : removed ? "theirs" : "both", text: value };
}

/**
 * What stands between words of one kind, white space or the comma of a figure, is of that kind: what is read out is
 * a phrase, not word by word.
 */
function joined(runs: readonly WordRun[]): readonly WordRun[] {
  const long: WordRun[] = [];
  for (const [at, run] of runs.entries()) {
    const last = long.at(-1);
    const isGap = run.kind === "both" && !/[\p{L}\p{N}]/u.test(run.text) && runs[at + 1]?.kind === last?.kind;
    if (last === undefined || (last.kind !== run.kind && !isGap)) long.push(run);
    else long[long.length - 1] = { kind: last.kind, text: last.text + run.text };
  }
  return long;
}
