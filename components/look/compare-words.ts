import { wordDiff } from "@/lib/text/word-diff";

/** Words next to each other that both texts have, or only one. */
export type WordRun = { readonly kind: "both" | "theirs" | "mine"; readonly text: string };

/** Two texts as runs of words, each run as long as can be; joined, a list is its text again. */
export function compareWords(
  theirs: string,
  mine: string,
): { readonly theirs: readonly WordRun[]; readonly mine: readonly WordRun[] } {
  const parts = wordDiff(theirs, mine);
  const kindOf = { kept: "both", removed: "theirs", added: "mine" } as const;
  const runsWithout = (other: "removed" | "added"): readonly WordRun[] =>
    joined(
      parts.filter(({ kind }) => kind !== other).map(({ kind, text }) => ({ kind: kindOf[kind], text })),
    );
  return { theirs: runsWithout("added"), mine: runsWithout("removed") };
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
