"use client";

import Link from "next/link";
import classes from "./article-history.module.css";
import type { HistoryLine } from "./describe-entries";
import { HistoryLines } from "./history-lines";

type Props = {
  readonly slug: string;
  readonly desk: string;
  readonly articleId: string;
  readonly title: string;
  readonly lines: readonly HistoryLine[];
  readonly head: { readonly seq: number; readonly hash: string };
  readonly brokenAt: number | null;
};

/** Everything that happened to an article's review, newest first, and whether the chain holds. */
export function ArticleHistory({ slug, desk, articleId, title, lines, head, brokenAt }: Props) {
  return (
    <main className={classes["page"]} id="main" tabIndex={-1}>
      <nav aria-label="Where you are">
        <Link href={`/w/${slug}`}>{desk}</Link> /{" "}
        <Link href={`/w/${slug}/articles/${articleId}`}>{title}</Link>
      </nav>
      <h1>History</h1>
      <p className={classes["chain"]} data-broken={brokenAt !== null}>
        {brokenAt === null
          ? `Chain verified: ${head.seq} entries, none changed since they were written.`
          : `The chain is broken at entry ${brokenAt}: that entry is not what was written.`}{" "}
        <code>{head.hash.slice(0, 16)}…</code>{" "}
        <a href={`/api/v1/articles/${articleId}/export?format=ledger`} download>
          Download the ledger
        </a>
      </p>
      <HistoryLines lines={lines.toReversed()} />
    </main>
  );
}
