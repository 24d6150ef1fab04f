import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";
import classes from "./article-history.module.css";
import type { HistoryLine } from "./describe-entries";
import { HistoryDays } from "./history-days";

type Props = {
  readonly slug: string;
  readonly desk: string;
  readonly userName: string;
  readonly articleId: string;
  readonly title: string;
  readonly lines: readonly HistoryLine[];
  readonly head: { readonly seq: number; readonly hash: string };
  readonly brokenAt: number | null;
};

/** Everything that happened to an article's review, newest first, and whether the chain holds. */
export function ArticleHistory(props: Props) {
  const { slug, desk, userName, articleId, title, lines, head, brokenAt } = props;
  const people = new Set(lines.map(({ actor }) => actor)).size;
  const crumbs = [
    { label: desk, href: `/w/${slug}` },
    { label: title, href: `/w/${slug}/articles/${articleId}` },
    { label: "History" },
  ];
  return (
    <>
      <TopBar crumbs={crumbs} user={{ name: userName, settingsHref: `/w/${slug}/settings` }} />
      <PageFrame title="History" width="middle">
        <p className={classes["chain"]} data-broken={brokenAt !== null}>
          {brokenAt === null
            ? `Chain verified: ${head.seq} entries, none changed since they were written.`
            : `The chain is broken at entry ${brokenAt}: that entry is not what was written.`}{" "}
          <code>{head.hash.slice(0, 16)}…</code>{" "}
          <a href={`/api/v1/articles/${articleId}/export?format=ledger`} download>
            Download the ledger
          </a>
        </p>
        <p className={classes["scope"]}>
          {lines.length} {lines.length === 1 ? "event" : "events"} by {people}{" "}
          {people === 1 ? "person" : "people"}. Nothing here can be changed or removed. Times are in UTC.
        </p>
        <HistoryDays lines={lines.toReversed()} article={`/w/${slug}/articles/${articleId}`} />
      </PageFrame>
    </>
  );
}
