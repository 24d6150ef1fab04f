"use client";

import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { Refusal } from "@/components/look/refusal";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { askApi } from "@/lib/client/ask-api";
import { isAllowed } from "@/lib/domain/permission";
import classes from "./text-change.module.css";

/** Says that the article is archived, and lets those who may bring it back. */
export function ArchivedNotice() {
  const { data, screen } = useWorkbench();
  const [refusal, setRefusal] = useState<string | null>(null);
  if (data.article.archivedAt === null || screen.viewSeq !== null) return null;
  const bringBack = async (): Promise<void> => {
    const answer = await askApi("POST /api/v1/articles/{id}/restore", { params: { id: data.article.id } });
    setRefusal(answer.ok ? null : answer.detail);
  };
  return (
    <Alert
      variant="default"
      role="status"
      title="This article is archived"
      className={classes["notice"] ?? ""}
    >
      It can be read and exported, not changed. It is out of the desk’s list, under Archived.{" "}
      {isAllowed(data.me.role, "archive-article") && (
        <Button variant="default" size="compact-sm" onClick={() => void bringBack()}>
          Bring it back
        </Button>
      )}
      <Refusal words={refusal} />
    </Alert>
  );
}
