"use client";

import Link from "next/link";
import { SettleAgreed } from "@/components/claim/settle/settle-agreed";
import { ExportMenu } from "@/components/export/export-menu";
import { Bell } from "@/components/notifications/bell";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { PeopleHere } from "@/components/presence/people-here";
import { PublishControl } from "@/components/publish/publish-control";
import { SavedState } from "./notices/saved-state";
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
