"use client";

import { Button } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { say } from "@/components/look/say";
import { showDay } from "@/components/look/show-date";
import { VerdictTag } from "@/components/look/verdict-tag";
import { likesElementId } from "@/components/open-article/focus-claim";
import { quoteOf } from "@/components/open-article/text-order";
import { whyNot } from "@/components/open-article/use-send";
import { useMay, useRatingOf, useWorkbench } from "@/components/open-article/workbench-context";
import { type AnswerOf, askApi } from "@/lib/client/ask-api";
import { newCommand } from "@/lib/client/new-id";
import type { Claim } from "@/lib/domain/claim";
import { likeWords, takeOver } from "./earlier-check";
import classes from "./likeness.module.css";

type LikeClaim = AnswerOf<"GET /api/v1/workspaces/{slug}/claims">["claims"][number];

/** So many are shown. */
const MOST = 5;
const PAUSE_MS = 400;

/** What the desk checked before that is like this claim: how many, and opened which, with what can be taken over. */
export function LikeClaims({ claim }: { readonly claim: Claim }) {
  const { found, hasFailed } = useLikes(claim);
  const ratingOf = useRatingOf();
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  if (hasFailed) return <p className={classes["line"]}>Could not look whether this was checked before.</p>;
  if (found.length === 0) return null;
  return (
    <section className={classes["likes"]} aria-label="Checked before">
      <button
        id={likesElementId(claim.claimId)}
        type="button"
        className={classes["line"]}
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        {likeWords(found, (id) => ratingOf(id)?.label ?? id)}
      </button>
      <ul id={list} hidden={!isOpen}>
        {found.map((like) => (
          <LikeLine key={`${like.articleId} ${like.claimId}`} claim={claim} like={like} />
        ))}
      </ul>
    </section>
  );
}

function LikeLine({ claim, like }: { readonly claim: Claim; readonly like: LikeClaim }) {
  const { data } = useWorkbench();
  const ratingOf = useRatingOf();
  const { ruling, articleId, claimId } = like;
  const rating = ruling === null ? undefined : ratingOf(ruling.rating);
  return (
    <li>
      <a href={`/w/${data.desk.slug}/articles/${articleId}#claim-${claimId}`} dir="auto">
        {like.statement ?? `“${like.quote}”`}
      </a>
      <p className={classes["meta"]}>
        {rating !== undefined && <VerdictTag rating={rating} />}
        <bdi>{like.articleTitle}</bdi>
        {ruling === null ? <span>not settled</span> : <span>{showDay(ruling.at.slice(0, 10))}</span>}
      </p>
      {ruling !== null && (
        <p className={classes["why"]} dir="auto">
          {ruling.rationale}
        </p>
      )}
      {ruling !== null && <TakeOver claim={claim} like={like} />}
    </li>
  );
}

/** Brings the earlier ruling into the discussion and its sources to the claim, all or none. */
function TakeOver({ claim, like }: { readonly claim: Claim; readonly like: LikeClaim }) {
  const { data, store } = useWorkbench();
  const may = useMay();
  const ratingOf = useRatingOf();
  const [isWaiting, setWaiting] = useState(false);
  if (!may("add-evidence") || claim.ruling !== null || claim.isWithdrawn) return null;
  const take = async (): Promise<void> => {
    setWaiting(true);
    const review = await askApi("GET /api/v1/articles/{id}/review", { params: { id: like.articleId } });
    const earlier = review.ok ? review.value.claims.find((each) => each.claimId === like.claimId) : undefined;
    setWaiting(false);
    if (earlier?.ruling == null)
      return say(review.ok ? "It is settled no longer." : review.detail, "Not taken over");
    const path = `/w/${data.desk.slug}/articles/${like.articleId}#claim-${like.claimId}`;
    const drafts = takeOver(claim, {
      rating: ratingOf(earlier.ruling.rating)?.label ?? earlier.ruling.rating,
      words: earlier.statement ?? like.quote,
      address: `${location.origin}${path}`,
      ruling: earlier.ruling,
      evidence: earlier.evidence,
    });
    const sent = await store.sendAll(drafts.map((draft) => ({ command: newCommand(draft) })));
    if (sent.kind === "refused") return say(whyNot(sent), "Not taken over");
    if (sent.kind === "stale") return say("The claim changed meanwhile. Try again.", "Not taken over");
    const count = drafts.length - 1;
    say(
      `The earlier ruling is in the discussion${count === 0 ? "" : count === 1 ? ", and its source with the evidence" : `, and its ${count} sources with the evidence`}.`,
    );
  };
  return (
    <Button size="compact-sm" variant="default" loading={isWaiting} onClick={() => void take()}>
      Take over ruling and evidence
    </Button>
  );
}

type Likes = { readonly found: readonly LikeClaim[]; readonly hasFailed: boolean };
const NONE: Likes = { found: [], hasFailed: false };

/** Claims like this one, asked for a moment after its words last changed, while it is open and the line is there. */
function useLikes(claim: Claim): Likes {
  const { data, screen, snapshot } = useWorkbench();
  const [likes, setLikes] = useState(NONE);
  const { slug } = data.desk;
  const { claimId } = claim;
  const words = (claim.statement ?? quoteOf(claim)).slice(0, 5_000).trim();
  const isAsked =
    claim.ruling === null &&
    !claim.isWithdrawn &&
    screen.viewSeq === null &&
    snapshot.connection === "live" &&
    words !== "";
  useEffect(() => {
    setLikes(NONE);
    if (!isAsked) return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await askApi("GET /api/v1/workspaces/{slug}/claims", {
        ...{ params: { slug }, query: { near: words, limit: String(MOST + 1) }, signal: leaving.signal },
      });
      if (leaving.signal.aborted) return;
      const found = answer.ok ? answer.value.claims.filter((each) => each.claimId !== claimId) : [];
      setLikes({ found: found.slice(0, MOST), hasFailed: !answer.ok });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [slug, claimId, words, isAsked]);
  return likes;
}
