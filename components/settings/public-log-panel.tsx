"use client";

import { Anchor, Switch } from "@mantine/core";
import { useState } from "react";
import { showMinute } from "@/components/look/show-date";
import { askApi } from "@/lib/client/ask-api";
import type { WorkspaceSettings } from "@/lib/domain/workspace-settings";
import { ChangeAnswer } from "./change-answer";
import classes from "./settings.module.css";
import { useChange } from "./use-change";

/** Who stamped the log last, when, and how many entries were in it. */
export type LogStamp = { readonly authority: string; readonly at: string; readonly size: number };

type Props = {
  readonly slug: string;
  readonly mayManage: boolean;
  readonly first: WorkspaceSettings;
  readonly stamp: LogStamp | null;
};

/** Who may read the desk's log. */
export function PublicLogPanel({ slug, mayManage, first, stamp }: Props) {
  const [isPublic, setIsPublic] = useState(first.hasPublicLog);
  const { change, isWaiting, refusal, done } = useChange();
  const choose = (hasPublicLog: boolean) => {
    if (isWaiting) return;
    void change(
      () =>
        askApi("PATCH /api/v1/workspaces/{slug}", { params: { slug }, body: { settings: { hasPublicLog } } }),
      () => setIsPublic(hasPublicLog),
      hasPublicLog ? "Anyone can read the log now." : "The log is for members now.",
    );
  };
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title" className={classes["title"]}>
        The log
      </h2>
      <Switch
        label="Anyone can read the log"
        description="It holds only hashes: nobody reads your work in it. Whoever keeps its signed checkpoint can show later that nothing before it was rewritten."
        checked={isPublic}
        disabled={!mayManage}
        aria-disabled={isWaiting}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <p className={classes["hint"]}>
        <Anchor inherit href={`/api/v1/workspaces/${slug}/log/checkpoint`}>
          Newest checkpoint
        </Anchor>{" "}
        ·{" "}
        <Anchor inherit href={`/api/v1/workspaces/${slug}/log/key`}>
          Key to verify it with
        </Anchor>
      </p>
      <p className={classes["hint"]}>
        {stamp === null ? (
          "No time stamp yet. Whoever runs this installation chooses who stamps the log."
        ) : (
          <>
            <Anchor inherit href={`/api/v1/workspaces/${slug}/log/timestamp`}>
              Newest time stamp
            </Anchor>
            : {stamp.size.toLocaleString("en")} {stamp.size === 1 ? "entry" : "entries"},{" "}
            {showMinute(stamp.at)}, by <bdi>{stamp.authority}</bdi>
          </>
        )}
      </p>
      {!mayManage && <p className={classes["hint"]}>An owner of the desk can change this.</p>}
      <ChangeAnswer refusal={refusal} done={done} />
    </section>
  );
}
