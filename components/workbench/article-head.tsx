"use client";

import { SettleAgreed } from "@/components/claim/settle/settle-agreed";
import { showDay } from "@/components/look/show-date";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { WorkbenchArticle } from "@/components/open-article/workbench-data";
import { ReviewModeSign } from "@/components/review-mode/review-mode-sign";
import { TextMenu } from "@/components/text-change/text-menu";
import { claimStatus } from "@/lib/domain/claim";
import classes from "./article-head.module.css";
import { TalkOpener } from "./talk/talk-opener";
import { TrayOpener } from "./tray/tray-opener";

/** Title (unless the article brings it as its own first heading), who wrote it, where and when, and how far the review is. */
export function ArticleHead() {
  const { data, shown } = useWorkbench();
  const { title, byline, publisher, publishedAt, sourceUrl, direction, language, words } = data.article;
  const claims = [...shown.claims.values()].filter((claim) => !claim.isWithdrawn);
  const settled = claims.filter((claim) => claimStatus(claim) === "settled").length;
  return (
    <>
      {!beginsWithTitle(data.article) && (
        <h1 className={classes["title"]} dir={direction} lang={language ?? undefined}>
          {title}
        </h1>
      )}
      <div className={classes["byline"]} dir={direction}>
        {byline !== null && <span>{byline}</span>}
        {publisher !== null && (
          <span>
            {sourceUrl === null ? (
              publisher
            ) : (
              <a href={sourceUrl} rel="noopener noreferrer nofollow" target="_blank">
                {publisher}
              </a>
            )}
          </span>
        )}
        {publishedAt !== null && <bdi dir="ltr">{showDay(publishedAt)}</bdi>}
        <bdi dir="ltr">
          {words.toLocaleString("en")} {words === 1 ? "word" : "words"} · {claims.length}{" "}
          {claims.length === 1 ? "claim" : "claims"} · {settled} settled
        </bdi>
        <TextMenu />
        <ReviewModeSign />
        <TalkOpener />
        <TrayOpener />
        <bdi dir="ltr" className={classes["aside"]}>
          <SettleAgreed isInText />
        </bdi>
      </div>
    </>
  );
}

function beginsWithTitle({ document, title }: WorkbenchArticle): boolean {
  const [first] = document.content ?? [];
  if (first?.type !== "heading" || first.attrs?.["level"] !== 1) return false;
  const words = (first.content ?? []).map((node) => node.text ?? " ").join("");
  return words.trim() === title.trim();
}
