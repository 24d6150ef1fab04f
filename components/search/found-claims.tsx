"use client";

import type { KeyboardEvent } from "react";
import { STATUS_WORDS } from "@/components/look/claim-look";
import { showDay } from "@/components/look/show-date";
import { VerdictTag } from "@/components/look/verdict-tag";
import type { AnswerOf } from "@/lib/client/ask-api";
import { findRating, type RatingScale } from "@/lib/domain/rating";
import { markFound } from "@/lib/text/mark-found";
import classes from "./search.module.css";

export type FoundClaim = AnswerOf<"GET /api/v1/workspaces/{slug}/claims">["claims"][number];

type Props = {
  readonly slug: string;
  readonly claims: readonly FoundClaim[];
  readonly scale: RatingScale;
  /** What was searched for; marked where it stands. */
  readonly q: string;
};

const ELSEWHERE = { ruling: "its ruling", sources: "its sources", judged: "what reviewers said" } as const;

/** Claims that were found, each with the way there. Arrow keys go from one to the next. */
export function FoundClaims({ slug, claims, scale, q }: Props) {
  return (
    <ol className={classes["found"]} aria-label="Claims found" onKeyDown={stepThrough}>
      {claims.map((claim) => (
        <li key={`${claim.articleId} ${claim.claimId}`}>
          <ClaimLine slug={slug} claim={claim} scale={scale} q={q} />
        </li>
      ))}
    </ol>
  );
}

function ClaimLine({ slug, claim, scale, q }: Omit<Props, "claims"> & { readonly claim: FoundClaim }) {
  const { articleId, claimId, articleTitle, statement, quote, claimant, markedAt, ruling, status } = claim;
  const rating = ruling === null ? undefined : findRating(scale, ruling.rating);
  const elsewhere = claim.foundIn.flatMap((part) => (part === "claim" ? [] : [ELSEWHERE[part]]));
  return (
    <>
      <p className={classes["standing"]}>
        {rating === undefined ? STATUS_WORDS[status] : <VerdictTag rating={rating} />}
      </p>
      <a
        className={classes["statement"]}
        href={`/w/${slug}/articles/${articleId}#claim-${claimId}`}
        dir="auto"
      >
        <Marked text={statement ?? quote} q={q} />
      </a>
      {statement !== null && (
        <p className={classes["quote"]} dir="auto">
          “<Marked text={shortened(quote)} q={q} />”
        </p>
      )}
      {ruling !== null && (
        <p className={classes["ruling"]} dir="auto">
          <Marked text={shortened(ruling.rationale)} q={q} />
        </p>
      )}
      <p className={classes["meta"]}>
        {claimant !== null && <bdi>{claimant}</bdi>}
        <bdi>{articleTitle}</bdi>
        <time dateTime={ruling?.at ?? markedAt}>
          {ruling === null ? "marked" : "settled"} {showDay((ruling?.at ?? markedAt).slice(0, 10))}
        </time>
        {elsewhere.length > 0 && <span>found in {elsewhere.join(", ")}</span>}
      </p>
    </>
  );
}

const MOST_CHARACTERS = 280;

function shortened(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS).toWellFormed()}…`;
}

function Marked({ text, q }: { readonly text: string; readonly q: string }) {
  let at = 0;
  return markFound(text, q).map((stretch) => {
    const key = at;
    at += stretch.text.length;
    return stretch.isFound ? <mark key={key}>{stretch.text}</mark> : <span key={key}>{stretch.text}</span>;
  });
}

function stepThrough(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("li > a")];
  const here = links.findIndex((link) => link.matches(":focus"));
  const next = links[here + (event.key === "ArrowDown" ? 1 : -1)];
  if (here === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
