"use client";

import Link, { useLinkStatus } from "next/link";
import { showAgo, showDay } from "@/components/look/show-date";
import type { RatingScale } from "@/lib/domain/rating";
import classes from "./article-list.module.css";
import type { ArticleSummary } from "./article-summary";
import { VerdictBar } from "./verdict-bar";

type Props = {
  readonly slug: string;
  readonly article: ArticleSummary;
  readonly scale: RatingScale;
  readonly now: string;
};

/** One article of the desk: what it is, how far its check has come, what was found, who was last at it. */
export function ArticleRow({ slug, article, scale, now }: Props) {
  return (
    <li className={classes["row"]}>
      <div className={classes["what"]} dir={article.direction}>
        <h2 dir="auto">
          <Link href={`/w/${slug}/articles/${article.id}`}>
            {article.title}
            <OpeningSign />
          </Link>
        </h2>
        <Origin article={article} />
      </div>
      <div className={classes["progress"]}>
        <Progress claims={article.claims} />
        <Published article={article} now={now} />
      </div>
      <div className={classes["found"]}>
        {article.claims.total > 0 && <VerdictBar counts={article.ratings} scale={scale} />}
      </div>
      <p className={classes["last"]}>
        <time dateTime={article.lastActivityAt}>{showAgo(article.lastActivityAt, new Date(now))}</time>{" "}
        <span>by {article.lastActor.name}</span>
      </p>
    </li>
  );
}

function Origin({ article }: Pick<Props, "article">) {
  const { byline, publisher, publishedAt, words } = article;
  return (
    <p className={classes["origin"]}>
      {byline !== null && <bdi>{byline}</bdi>}
      {publisher !== null && <bdi>{publisher}</bdi>}
      {publishedAt !== null && <bdi>{showDay(publishedAt)}</bdi>}
      <bdi>
        {words.toLocaleString("en")} {words === 1 ? "word" : "words"}
      </bdi>
    </p>
  );
}

function Published({ article: { edition }, now }: Pick<Props, "article" | "now">) {
  if (edition === null) return null;
  return (
    <p className={classes["published"]}>
      <a href={`/r/${encodeURIComponent(edition.slug)}`}>Edition {edition.number}</a>{" "}
      <time dateTime={edition.at}>{showAgo(edition.at, new Date(now))}</time>
    </p>
  );
}

function Progress({ claims }: Pick<ArticleSummary, "claims">) {
  const { total, settled, byStatus } = claims;
  if (total === 0) return <p>No claims yet</p>;
  return (
    <p>
      <b>{settled}</b> of <b>{total}</b> settled
      {byStatus.disputed !== undefined && byStatus.disputed > 0 && (
        <span className={classes["disputed"]}>{byStatus.disputed} disputed</span>
      )}
    </p>
  );
}

/** Inside a link: says that what it leads to is being fetched, when that takes a moment. */
function OpeningSign() {
  const { pending } = useLinkStatus();
  return pending ? (
    <span data-opening role="status">
      Opening…
    </span>
  ) : null;
}
