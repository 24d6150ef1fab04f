"use client";

import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { useFocusFirstAdded } from "@/components/browser/use-focus-first-added";
import { Refusal } from "@/components/look/refusal";
import { askApi } from "@/lib/client/ask-api";
import type { RatingScale } from "@/lib/domain/rating";
import classes from "./article-list.module.css";
import { ArticleRow } from "./article-row";
import type { ArticlePage, DeskQuery } from "./article-summary";

type Props = {
  readonly slug: string;
  readonly first: ArticlePage;
  readonly query: DeskQuery;
  readonly scale: RatingScale;
  readonly now: string;
};

/** The desk's articles, the most lately active first, with more on request. */
export function ArticleList({ slug, first, query, scale, now }: Props) {
  const { page, refusal, isWaiting, list, showMore } = useMore(slug, first, query);
  return (
    <>
      <ul className={classes["list"]} aria-label="Articles" ref={list}>
        {page.articles.map((article) => (
          <ArticleRow key={article.id} slug={slug} article={article} scale={scale} now={now} />
        ))}
      </ul>
      <Refusal words={refusal} />
      {page.nextCursor !== null && (
        <Button variant="default" loading={isWaiting} onClick={() => void showMore()} mt="md">
          Show more articles
        </Button>
      )}
    </>
  );
}

function useMore(slug: string, first: ArticlePage, query: DeskQuery) {
  const [page, setPage] = useState(first);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const added = useFocusFirstAdded(list, page.articles.length, refusal);
  const showMore = async () => {
    added.expect();
    setWaiting(true);
    const { search, status } = query;
    const answer = await askApi("GET /api/v1/workspaces/{slug}/articles", {
      params: { slug },
      query: {
        ...(search.trim() === "" ? {} : { search: search.trim() }),
        ...(status === "" ? {} : { status }),
        cursor: page.nextCursor ?? "",
      },
    });
    setWaiting(false);
    setRefusal(answer.ok ? null : answer.detail);
    if (!answer.ok) return;
    const more = answer.value;
    setPage({ articles: [...page.articles, ...more.articles], nextCursor: more.nextCursor });
  };
  return { page, refusal, isWaiting, list, showMore };
}
