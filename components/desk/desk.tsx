"use client";

import { Button, Group } from "@mantine/core";
import Link from "next/link";
import { DropArticle } from "@/components/new-article/drop-article";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";
import { isAllowed } from "@/lib/domain/permission";
import type { RatingScale } from "@/lib/domain/rating";
import type { Role } from "@/lib/domain/role";
import { ArticleList } from "./article-list";
import { type ArticlePage, type DeskQuery, deskParameters } from "./article-summary";
import classes from "./desk.module.css";
import { DeskFilter } from "./desk-filter";

type Props = {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly userName: string;
  readonly scale: RatingScale;
  readonly query: DeskQuery;
  readonly page: ArticlePage;
  readonly now: string;
  /** How many claims wait for the person. */
  readonly waiting: number;
  /** Whether the desk is empty because all that it had is archived. */
  readonly hasArchived: boolean;
};

/** The desk: its articles, how far each check is, and the way to add one. */
export function Desk({ slug, name, role, userName, scale, query, page, now, waiting, hasArchived }: Props) {
  const mayAdd = isAllowed(role, "import-article");
  const isNarrowed = deskParameters(query).size > 0;
  const isEmpty = page.articles.length === 0;
  const isNew = isEmpty && !isNarrowed && !hasArchived;
  return (
    <>
      <TopBar crumbs={[{ label: name }]} user={{ name: userName, settingsHref: `/w/${slug}/settings` }} />
      <PageFrame
        title={name}
        lead="Articles, the most lately active first."
        actions={isNew ? undefined : <DeskActions slug={slug} mayAdd={mayAdd} waiting={waiting} />}
      >
        {isNew ? (
          <EmptyDesk slug={slug} mayAdd={mayAdd} />
        ) : (
          <>
            <DeskFilter query={query} fitsNone={isEmpty} />
            <ArticleList
              key={`${deskParameters(query)} ${now}`}
              slug={slug}
              first={page}
              query={query}
              scale={scale}
              now={now}
            />
          </>
        )}
      </PageFrame>
      {mayAdd && <DropArticle slug={slug} />}
    </>
  );
}

type ActionProps = { readonly slug: string; readonly mayAdd: boolean; readonly waiting: number };

function DeskActions({ slug, mayAdd, waiting }: ActionProps) {
  return (
    <Group gap="sm">
      <Button component={Link} href={`/w/${slug}/work`} variant="default">
        My work{waiting > 0 && ` (${waiting})`}
      </Button>
      <Button component={Link} href={`/w/${slug}/claims`} variant="default">
        Claims
      </Button>
      <Button component={Link} href={`/w/${slug}/agreement`} variant="default">
        Agreement
      </Button>
      {mayAdd && (
        <Button component={Link} href={`/w/${slug}/new`}>
          New article
        </Button>
      )}
    </Group>
  );
}

/** A desk without articles: what it is for, and the one next step. */
function EmptyDesk({ slug, mayAdd }: { readonly slug: string; readonly mayAdd: boolean }) {
  return (
    <section className={classes["empty"]} aria-labelledby="empty-title">
      <h2 id="empty-title">Nothing to check yet</h2>
      {mayAdd ? (
        <>
          <p>
            Add an article, mark what it claims, and record what you find. You can also drop a .txt, .md or
            .html file anywhere on this page.
          </p>
          <Button component={Link} href={`/w/${slug}/new`}>
            Add the first article
          </Button>
        </>
      ) : (
        <p>An editor or owner of this desk adds articles. They appear here.</p>
      )}
    </section>
  );
}
