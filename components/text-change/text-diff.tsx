import { useMemo } from "react";
import { WordParts } from "@/components/look/word-diff";
import { type WordPart, wordDiff } from "@/lib/text/word-diff";
import classes from "./text-change.module.css";

type Props = {
  readonly before: string;
  readonly after: string;
  readonly direction: "ltr" | "rtl";
  readonly language: string | null;
  /** What the changed article is called aloud. */
  readonly label: string;
};

/** Two texts of the article in one, with what changed; long stretches that did not are left out. */
export function TextDiff({ before, after, direction, language, label }: Props) {
  const parts = useMemo(() => wordDiff(before, after), [before, after]);
  const shown = useMemo(() => withoutLongStretches(parts), [parts]);
  if (parts.every(({ kind }) => kind === "kept"))
    return <p className={classes["hint"]}>Not a word is different, only how words are set.</p>;
  return (
    <section className={classes["diff"]} dir={direction} lang={language ?? undefined} aria-label={label}>
      <WordParts parts={shown} />
    </section>
  );
}

/** Units of text around a change that are shown with it. */
const AROUND = 160;

/** A stretch that both have is cut to what stands around the changes. */
export function withoutLongStretches(parts: readonly WordPart[]): readonly WordPart[] {
  return parts.map((part, at) => {
    if (part.kind !== "kept" || part.text.length <= 3 * AROUND) return part;
    const head = at === 0 ? "" : cutAtWord(part.text.slice(0, AROUND), "end");
    const tail = at === parts.length - 1 ? "" : cutAtWord(part.text.slice(-AROUND), "start");
    return { ...part, text: [head, "…", tail].filter((each) => each !== "").join("\n") };
  });
}

/** Without the part of a word that was cut through. */
function cutAtWord(text: string, side: "start" | "end"): string {
  const at = side === "end" ? text.search(/\s\S*$/u) : text.search(/\s/u);
  if (at === -1) return text;
  return side === "end" ? text.slice(0, at) : text.slice(at + 1);
}
