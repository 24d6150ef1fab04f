import { useState } from "react";
import { WordParts } from "@/components/look/word-diff";
import { fetchRevision } from "@/lib/client/review/fetch-revision";
import type { ComparedMoments } from "@/lib/ledger/review/compare-moments";
import { canonicalText } from "@/lib/text/canonical-text";
import { type WordPart, wordDiff } from "@/lib/text/word-diff";
import classes from "./panel.module.css";

type Props = { readonly articleId: string; readonly text: ComparedMoments["text"] };
type Reading = readonly WordPart[] | "unread" | "reading" | "failed";

/** What became of the text between two moments: read when somebody asks. */
export function ComparedText({ articleId, text: { before, after } }: Props) {
  if (before.revisionId === after.revisionId) return null;
  return (
    <OtherText
      key={`${before.number} ${after.number}`}
      articleId={articleId}
      from={before.number}
      to={after.number}
    />
  );
}

function OtherText({
  articleId,
  from,
  to,
}: {
  readonly articleId: string;
  readonly from: number;
  readonly to: number;
}) {
  const [reading, setReading] = useState<Reading>("unread");
  const read = (): void => {
    if (reading !== "unread" && reading !== "failed") return;
    setReading("reading");
    void Promise.all([from, to].map((number) => fetchRevision(articleId, number))).then(([old, now]) => {
      if (!old || !now) return setReading("failed");
      setReading(wordDiff(canonicalText(old.document), canonicalText(now.document)));
    });
  };
  return (
    <details className={classes["parts"]} onToggle={(event) => event.currentTarget.open && read()}>
      <summary>
        The text: {from} became {to}
      </summary>
      {reading === "reading" && <p>Reading both texts…</p>}
      {reading === "failed" && <p role="alert">The texts could not be read. Close this and open it again.</p>}
      {typeof reading === "object" && (
        <div className={classes["text"]} dir="auto">
          <WordParts parts={reading.map(nearChanges)} />
        </div>
      )}
    </details>
  );
}

/** Characters that are left around a change. */
const AROUND = 90;

/** A long stretch that stayed the same is cut in its middle. */
function nearChanges(part: WordPart, at: number, { length }: readonly WordPart[]): WordPart {
  if (part.kind !== "kept" || part.text.length <= 2 * AROUND + 40) return part;
  const head = at === 0 ? "" : part.text.slice(0, AROUND);
  const tail = at === length - 1 ? "" : part.text.slice(-AROUND);
  return { kind: "kept", text: `${head} […] ${tail}` };
}
