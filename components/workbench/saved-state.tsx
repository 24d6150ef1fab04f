"use client";

import { assertNever } from "@/lib/domain/assert-never";
import type { ReviewSnapshot } from "./review-store";
import { useWorkbench } from "./workbench-context";
import classes from "./workbench-header.module.css";

/** Says "Saved" only when the server said so; says what waits. */
export function SavedState() {
  const { snapshot, store, data } = useWorkbench();
  const isWaiting = snapshot.saving === "waiting" || snapshot.saving === "signed-out";
  return (
    <span className={classes["saved"]} data-state={snapshot.saving} data-live={snapshot.isLive === true}>
      <i aria-hidden />
      <span role="status">{savedWords(snapshot)}</span>
      {snapshot.saving === "waiting" && (
        <button type="button" onClick={store.retry}>
          Try now
        </button>
      )}
      {snapshot.saving === "signed-out" && (
        <a href={`/sign-in?next=${encodeURIComponent(`/w/${data.desk.slug}/articles/${data.article.id}`)}`}>
          Sign in
        </a>
      )}
      {isWaiting && <span className={classes["safe"]}>Nothing is lost.</span>}
    </span>
  );
}

function savedWords({ saving, waiting, isLive, hasSaved }: ReviewSnapshot): string {
  switch (saving) {
    case "saving":
      return "Saving…";
    case "waiting":
      return `${waiting} waiting: no answer from the server.`;
    case "signed-out":
      return `${waiting} waiting: you are signed out.`;
    case "saved":
      return [hasSaved ? "Saved" : null, liveWord(isLive)].filter(Boolean).join(" · ");
    default:
      return assertNever(saving);
  }
}

function liveWord(isLive: boolean | null): string | null {
  if (isLive === null) return null;
  return isLive ? "Live" : "Reconnecting";
}
