"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useState } from "react";
import { showAgo, showMinute } from "@/components/look/show-date";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";
import type { WorkKind } from "@/lib/domain/work-kind";
import type { WorkPage } from "./group-waiting";
import classes from "./my-work.module.css";
import { WaitingClaims } from "./waiting-claims";

type Props = {
  readonly slug: string;
  readonly deskName: string;
  readonly userName: string;
  /** The first page. */
  readonly work: WorkPage;
  /** Which of it is shown; null: all. */
  readonly of: WorkKind | null;
  readonly now: string;
};

/** What waits for me on this desk, each with the way there. */
export function MyWork({ slug, deskName, userName, work, of, now }: Props) {
  const { claims } = work.counts;
  return (
    <>
      <TopBar
        crumbs={[{ label: deskName, href: `/w/${slug}` }, { label: "My work" }]}
        user={{ name: userName, settingsHref: `/w/${slug}/settings` }}
      />
      <PageFrame title="My work" lead="What waits for you on this desk." width="middle">
        {claims === 0 && work.mentions.length === 0 && <NothingWaits slug={slug} />}
        <Mentions mentions={work.mentions} now={now} />
        {claims > 0 && <WaitingClaims key={`${of} ${now}`} slug={slug} first={work} of={of} />}
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

/** So many leave room for the claims below them. */
const SHORT = 3;

function Mentions({ mentions, now }: { readonly mentions: WorkPage["mentions"]; readonly now: string }) {
  const [isWhole, setWhole] = useState(false);
  if (mentions.length === 0) return null;
  const shown = isWhole ? mentions : mentions.slice(0, SHORT);
  return (
    <section className={classes["part"]} aria-label="Mentions">
      <h2>
        Mentions <span className={classes["count"]}>{mentions.length}</span>
      </h2>
      <ul className={classes["list"]}>
        {shown.map(({ notificationId, path, excerpt, text, articleTitle, by, at, readAt }) => (
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
      {mentions.length > SHORT && (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={() => setWhole(!isWhole)}>
          {isWhole ? `Show the newest ${SHORT}` : `Show all ${mentions.length} mentions`}
        </Button>
      )}
    </section>
  );
}
