"use client";

import { Switch } from "@mantine/core";
import { useState } from "react";
import { askApi } from "@/lib/client/ask-api";
import type { WorkspaceSettings } from "@/lib/domain/workspace-settings";
import { ChangeAnswer } from "./change-answer";
import classes from "./settings.module.css";
import { useChange } from "./use-change";

type Props = { readonly slug: string; readonly mayManage: boolean; readonly first: WorkspaceSettings };

/** What the desk decided about how claims are settled. */
export function ReviewRulesPanel({ slug, mayManage, first }: Props) {
  const [settings, setSettings] = useState(first);
  const { change, isWaiting, refusal, done } = useChange();
  const choose = (requiresSecondReader: boolean) => {
    if (isWaiting) return;
    const body = { settings: { requiresSecondReader } };
    void change(
      () => askApi("PATCH /api/v1/workspaces/{slug}", { params: { slug }, body }),
      () => setSettings({ ...settings, requiresSecondReader }),
      requiresSecondReader ? "A second reader is required now." : "One verdict is enough again.",
    );
  };
  return (
    <section aria-labelledby="rules-title">
      <h2 id="rules-title" className={classes["title"]}>
        How claims are settled
      </h2>
      <Switch
        label="A claim needs a second reader"
        description="It can be settled only once two people have given a verdict on it. Claims settled before stay settled."
        checked={settings.requiresSecondReader}
        disabled={!mayManage}
        aria-disabled={isWaiting}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      {!mayManage && <p className={classes["hint"]}>An owner of the desk can change this.</p>}
      <ChangeAnswer refusal={refusal} done={done} />
    </section>
  );
}
