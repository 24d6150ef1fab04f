"use client";

import { Button, Menu } from "@mantine/core";
import Link from "next/link";
import { Bell } from "@/components/notifications/bell";
import { PublishControl } from "@/components/publish/publish-control";
import type { MountedArticle } from "./mount-article";
import { PeopleHere } from "./people-here";
import { SavedState } from "./saved-state";
import { SettleAgreed } from "./settle-agreed";
import { showDay } from "./show-date";
import { useWorkbench } from "./workbench-context";
import classes from "./workbench-header.module.css";

/** Where I am, whether what I did has arrived, who is here, the exports, and what is published. */
export function WorkbenchHeader({ article: mounted }: { readonly article: MountedArticle | null }) {
  const { data, snapshot } = useWorkbench();
  const { desk, article } = data;
  return (
    <header className={classes["bar"]}>
      <Link href={`/w/${desk.slug}`} className={classes["brand"] ?? ""}>
        Assay
      </Link>
      <nav className={classes["where"]} aria-label="Where you are">
        <Link href={`/w/${desk.slug}`}>{desk.name}</Link>
        <span aria-hidden>/</span>
        <b title={article.title}>{article.title}</b>
      </nav>
      <span className={classes["space"]} />
      <SavedState />
      <PeopleHere article={mounted} />
      <SettleAgreed />
      <ExportMenu />
      <PublishControl />
      <Bell moment={snapshot.state.seq} />
    </header>
  );
}

function ExportMenu() {
  const { data, screen, snapshot } = useWorkbench();
  const { viewSeq } = screen;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-md" flex="none">
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{viewSeq === null ? "The review as it is now" : `As of event ${viewSeq}`}</Menu.Label>
        <FormatItems moment={viewSeq === null ? "" : `&at=${viewSeq}`} />
        <Menu.Divider />
        {snapshot.state.editions.toReversed().map(({ number, at }) => (
          <Menu.Sub key={number} position="left-start">
            <Menu.Sub.Target>
              <Menu.Sub.Item>
                Edition {number}, {showDay(at)}
              </Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              <FormatItems moment={`&edition=${number}`} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ))}
        <Menu.Item component={Link} href={`/w/${data.desk.slug}/articles/${data.article.id}/agreement`}>
          Agreement of reviewers
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A file in each format, of the review now, at an event or as it was published. */
function FormatItems({ moment }: { readonly moment: string }) {
  const { data } = useWorkbench();
  return data.exports.map(({ format, label }) => (
    <Menu.Item
      key={format}
      component="a"
      href={`/api/v1/articles/${data.article.id}/export?format=${format}${moment}`}
      download
    >
      {label}
    </Menu.Item>
  ));
}
