"use client";

import { Button, Menu } from "@mantine/core";
import Link from "next/link";
import { PersonMark } from "@/components/claim/person-mark";
import { Bell } from "@/components/notifications/bell";
import { PublishControl } from "@/components/publish/publish-control";
import { SavedState } from "./saved-state";
import { useWorkbench } from "./workbench-context";
import classes from "./workbench-header.module.css";

const MOST_PEOPLE = 5;

/** Where I am, whether what I did has arrived, who worked here, the exports, and what is published. */
export function WorkbenchHeader() {
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
      <People />
      <ExportMenu />
      <PublishControl />
      <Bell moment={snapshot.state.seq} />
    </header>
  );
}

function People() {
  const { data, shown } = useWorkbench();
  const ids = new Set<string>([data.me.id]);
  for (const claim of shown.claims.values()) {
    for (const verdict of claim.verdicts) ids.add(verdict.reviewerId);
    if (claim.ruling !== null) ids.add(claim.ruling.by);
  }
  const names = [...ids].map((id) => data.names.get(id)).filter((name) => name !== undefined);
  const more = names.length - MOST_PEOPLE;
  return (
    <ul className={classes["people"]} aria-label="Who reviews this article">
      {names.slice(0, MOST_PEOPLE).map((name) => (
        <li key={name} title={name}>
          <PersonMark name={name} />
          <span className={classes["unseen"]}>{name}</span>
        </li>
      ))}
      {more > 0 && <li className={classes["more"]}>+{more}</li>}
    </ul>
  );
}

function ExportMenu() {
  const { data, screen } = useWorkbench();
  const at = screen.viewSeq === null ? "" : `&at=${screen.viewSeq}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-md" flex="none">
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {screen.viewSeq === null ? "The review as it is now" : `As of event ${screen.viewSeq}`}
        </Menu.Label>
        {data.exports.map(({ format, label }) => (
          <Menu.Item
            key={format}
            component="a"
            href={`/api/v1/articles/${data.article.id}/export?format=${format}${at}`}
            download
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} href={`/w/${data.desk.slug}/articles/${data.article.id}/agreement`}>
          Agreement of reviewers
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
