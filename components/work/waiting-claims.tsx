"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { Refusal } from "@/components/look/refusal";
import { askApi } from "@/lib/client/ask-api";
import { WORK_KINDS, type WorkKind } from "@/lib/domain/work-kind";
import {
  groupWaiting,
  type WaitingArticle,
  type WaitingClaim,
  WORK_PAGE,
  type WorkPage,
} from "./group-waiting";
import classes from "./my-work.module.css";

const TITLES = {
  assigned: "Assigned to me",
  secondReads: "Waiting for my second read",
  disputes: "Disputes that I am part of",
} as const satisfies Record<WorkKind, string>;

const REASONS = {
  assigned: "assigned to me",
  secondReads: "for my second read",
  disputes: "I am part of it",
} as const satisfies Record<WorkKind, string>;

type Props = { readonly slug: string; readonly first: WorkPage; readonly of: WorkKind | null };

/** The claims that wait, by article. More are read as one scrolls. */
export function WaitingClaims({ slug, first, of }: Props) {
  const { pages, refusal, isWaiting, showMore } = useMore(slug, first, of);
  const more = useRef<HTMLButtonElement>(null);
  const hasMore = (pages.at(-1)?.nextCursor ?? null) !== null;
  useNearing(more, hasMore && refusal === null && !isWaiting, showMore);
  const articles = groupWaiting(pages);
  const shown = articles.reduce((sum, { claims }) => sum + claims.length, 0);
  const { counts } = first;
  const total = of === null ? counts.claims : counts[of];
  return (
    <section className={classes["part"]} aria-label="Claims">
      <nav className={classes["kinds"]} aria-label="Which claims">
        <Kind slug={slug} of={null} isShown={of === null} title="All claims" count={counts.claims} />
        {WORK_KINDS.map((kind) => (
          <Kind
            key={kind}
            slug={slug}
            of={kind}
            isShown={of === kind}
            title={TITLES[kind]}
            count={counts[kind]}
          />
        ))}
      </nav>
      {articles.map((article) => (
        <Article key={article.articleId} article={article} slug={slug} />
      ))}
      {articles.length === 0 && <p className={classes["empty"]}>No claim waits for this reason.</p>}
      <Refusal words={refusal} />
      <div className={classes["end"]}>
        <span role="status">{hasMore ? `${shown} of ${total} claims` : ""}</span>
        {hasMore && (
          <Button ref={more} variant="default" size="xs" loading={isWaiting} onClick={() => void showMore()}>
            Show more
          </Button>
        )}
      </div>
    </section>
  );
}

type KindProps = {
  readonly slug: string;
  readonly of: WorkKind | null;
  readonly isShown: boolean;
  readonly title: string;
  readonly count: number;
};

function Kind({ slug, of, isShown, title, count }: KindProps) {
  return (
    <Link
      href={`/w/${slug}/work${of === null ? "" : `?of=${of}`}`}
      className={classes["kind"]}
      aria-current={isShown ? "page" : undefined}
      scroll={false}
    >
      {title} <span className={classes["count"]}>{count}</span>
    </Link>
  );
}

function Article({ article, slug }: { readonly article: WaitingArticle; readonly slug: string }) {
  const { articleId, title, waiting, claims } = article;
  return (
    // No landmark: there may be many, and two articles may have one title.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" className={classes["article"]} aria-label={title}>
      <h2>
        <a href={`/w/${slug}/articles/${articleId}`} dir="auto">
          {title}
        </a>{" "}
        <span className={classes["count"]}>{waiting === 1 ? "1 claim" : `${waiting} claims`}</span>
      </h2>
      <ul className={classes["list"]}>
        {claims.map((claim) => (
          <Claim key={claim.claimId} claim={claim} />
        ))}
      </ul>
    </div>
  );
}

function Claim({ claim: { path, statement, quote, status, kinds } }: { readonly claim: WaitingClaim }) {
  return (
    <li>
      <a href={path} dir="auto">
        {statement ?? `“${quote}”`}
      </a>
      <p className={classes["meta"]}>{[status, ...kinds.map((kind) => REASONS[kind])].join(" · ")}</p>
    </li>
  );
}

function useMore(slug: string, first: WorkPage, of: WorkKind | null) {
  const [pages, setPages] = useState<readonly WorkPage[]>([first]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const cursor = pages.at(-1)?.nextCursor ?? null;
  const showMore = useCallback(async () => {
    if (cursor === null) return;
    setWaiting(true);
    const answer = await askApi("GET /api/v1/workspaces/{slug}/work", {
      params: { slug },
      query: { cursor, limit: String(WORK_PAGE), ...(of === null ? {} : { of }) },
    });
    setWaiting(false);
    setRefusal(answer.ok ? null : answer.detail);
    if (answer.ok) setPages((known) => [...known, answer.value]);
  }, [slug, of, cursor]);
  return { pages, refusal, isWaiting, showMore };
}

/** Calls `near` when the element comes within a window's height of what is seen. */
function useNearing(element: RefObject<HTMLElement | null>, isOn: boolean, near: () => Promise<void>): void {
  const onNear = useEffectEvent(() => void near());
  useEffect(() => {
    const { current } = element;
    if (!isOn || current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) onNear();
      },
      { rootMargin: "0px 0px 100% 0px" },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, isOn]);
}
