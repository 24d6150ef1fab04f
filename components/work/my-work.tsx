"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import type { z } from "zod";
import { PageFrame } from "@/components/desk/page-frame";
import { TopBar } from "@/components/desk/top-bar";
import { showAgo, showMinute } from "@/components/workbench/show-date";
import type { workSchema } from "@/lib/http/schemas/work-schema";
import classes from "./my-work.module.css";

type Work = z.input<typeof workSchema>;
type Claim = Work["assigned"][number];

type Props = {
  readonly slug: string;
  readonly deskName: string;
  readonly userName: string;
  readonly work: Work;
  readonly now: string;
};

/** What waits for me on this desk, each with the way there. */
export function MyWork({ slug, deskName, userName, work, now }: Props) {
  const isEmpty = Object.values(work).every((list) => list.length === 0);
  return (
    <>
      <TopBar
        crumbs={[{ label: deskName, href: `/w/${slug}` }, { label: "My work" }]}
        user={{ name: userName, settingsHref: `/w/${slug}/settings` }}
      />
      <PageFrame title="My work" lead="What waits for you on this desk." width="middle">
        {isEmpty && <NothingWaits slug={slug} />}
        <Claims title="Assigned to me" claims={work.assigned} />
        <Claims title="Waiting for my second read" claims={work.secondReads} />
        <Claims title="Disputes that I am part of" claims={work.disputes} />
        <Mentions mentions={work.mentions} now={now} />
      </PageFrame>
    </>
  );
}

function NothingWaits({ slug }: { readonly slug: string }) {
  return (
    <div className={classes["empty"]}>
      <p>
        Nothing waits for you. Claims that are given to you, that one other person has judged, or on which
        somebody disagrees with you stand here, and comments that mention you.
      </p>
      <Button component={Link} href={`/w/${slug}`}>
        Find an article to check
      </Button>
    </div>
  );
}

function Claims({ title, claims }: { readonly title: string; readonly claims: readonly Claim[] }) {
  if (claims.length === 0) return null;
  return (
    <section className={classes["part"]} aria-label={title}>
      <h2>
        {title} <span className={classes["count"]}>{claims.length}</span>
      </h2>
      <ul className={classes["list"]}>
        {claims.map((claim) => (
          <li key={claim.claimId}>
            <a href={claim.path} dir="auto">
              {claim.statement ?? `“${claim.quote}”`}
            </a>
            <p className={classes["meta"]}>
              <bdi>{claim.articleTitle}</bdi> · {claim.status}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mentions({ mentions, now }: { readonly mentions: Work["mentions"]; readonly now: string }) {
  if (mentions.length === 0) return null;
  return (
    <section className={classes["part"]} aria-label="Mentions">
      <h2>
        Mentions <span className={classes["count"]}>{mentions.length}</span>
      </h2>
      <ul className={classes["list"]}>
        {mentions.map(({ notificationId, path, excerpt, text, articleTitle, by, at, readAt }) => (
          <li key={notificationId}>
            <a href={path} dir="auto">
              {excerpt ?? text}
            </a>
            <p className={classes["meta"]}>
              {by.name} · <bdi>{articleTitle}</bdi> ·{" "}
              <time dateTime={at} title={showMinute(at)}>
                {showAgo(at, new Date(now))}
              </time>
              {readAt === null ? " · not read" : ""}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
