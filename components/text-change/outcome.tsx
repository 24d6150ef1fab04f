"use client";

import { Button, Textarea } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Refusal } from "@/components/look/refusal";
import { WordDiff } from "@/components/look/word-diff";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { ApiRefusal } from "@/lib/client/ask-api";
import { anchorQuote } from "@/lib/domain/anchor";
import type { ClaimId } from "@/lib/domain/ids";
import classes from "./text-change.module.css";
import { countWords, type Preview } from "./text-data";
import { TextDiff } from "./text-diff";
import type { Look } from "./use-new-text";

type Props = {
  readonly look: Look;
  readonly refusal: ApiRefusal | null;
  readonly isSaving: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onSave: () => void;
  readonly onLookAgain: () => void;
  readonly onBack: () => void;
  readonly backLabel: string;
};

/** What a new text changes and what becomes of each claim, before it is saved; and why it is. */
export function Outcome(props: Props) {
  const { look, refusal, isSaving, reason, onReason, onSave, onLookAgain, onBack, backLabel } = props;
  const { article } = useWorkbench().data;
  const { preview, current } = look;
  const heading = useRef<HTMLHeadingElement>(null);
  const [isAsked, setIsAsked] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const isStale = refusal?.kind === "stale";
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (reason.trim() !== "") onSave();
  };
  return (
    <form className={classes["outcome"]} onSubmit={submit} noValidate>
      <h3 ref={heading} tabIndex={-1}>
        What changes in the text
      </h3>
      <TextDiff
        before={current.text}
        after={preview.text}
        direction={article.direction}
        language={article.language}
        label={`Text ${current.number} and the new one`}
      />
      <h3>What becomes of its claims: {countWords(preview.anchors)}</h3>
      <PlacedClaims preview={preview} />
      <Textarea
        label="Why the text changes"
        description="It stays in the history."
        autosize
        minRows={2}
        dir="auto"
        value={reason}
        error={
          refusal?.errors["reason"] ??
          (isAsked && reason.trim() === "" ? "Say why: everybody who checks the text reads it." : undefined)
        }
        onChange={(event) => onReason(event.currentTarget.value)}
      />
      <Refusal words={refusal === null || refusal.errors["reason"] !== undefined ? null : refusal.detail} />
      <div className={classes["buttons"]}>
        <Button variant="default" onClick={onBack}>
          {backLabel}
        </Button>
        {isStale ? (
          <Button onClick={onLookAgain}>See what it would be now</Button>
        ) : (
          <Button type="submit" loading={isSaving}>
            Save as text {current.number + 1}
          </Button>
        )}
      </div>
    </form>
  );
}

type PlacedClaim = Preview["claims"][number];

/** The claims, those first that somebody has to look at. */
function PlacedClaims({ preview: { claims } }: { readonly preview: Preview }) {
  const { shown } = useWorkbench();
  const standing = claims.filter(({ claimId }) => !shown.claims.get(claimId as ClaimId)?.isWithdrawn);
  const of = (placement: PlacedClaim["placement"]) =>
    standing.filter((claim) => claim.placement === placement);
  const sure = [...of("moved"), ...of("kept")];
  if (standing.length === 0) return <p className={classes["hint"]}>Nothing is marked in this article yet.</p>;
  return (
    <>
      <ClaimGroup
        claims={of("lost")}
        title="Lost"
        hint="Their words are gone. They wait to be placed again, with all that was found."
      >
        {({ before }) => <del>{anchorQuote(before)}</del>}
      </ClaimGroup>
      <ClaimGroup
        claims={of("changed")}
        title="Changed"
        hint="Their words differ. Somebody confirms them, or places them elsewhere."
      >
        {({ before, after }) => (
          <WordDiff before={anchorQuote(before)} after={after === null ? "" : anchorQuote(after)} />
        )}
      </ClaimGroup>
      {sure.length > 0 && (
        <details className={classes["group"]}>
          <summary>On the same words · {sure.length}</summary>
          <ul>
            {sure.map(({ claimId, before, placement }) => (
              <li key={claimId} dir="auto">
                {anchorQuote(before)}
                {placement === "moved" && <span className={classes["hint"]}> · elsewhere in the text</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

type GroupProps = {
  readonly claims: readonly PlacedClaim[];
  readonly title: string;
  readonly hint: string;
  readonly children: (claim: PlacedClaim) => ReactNode;
};

function ClaimGroup({ claims, title, hint, children }: GroupProps) {
  const { shown } = useWorkbench();
  if (claims.length === 0) return null;
  return (
    <section className={classes["group"]} aria-label={title}>
      <h4>
        {title} · {claims.length}
      </h4>
      <p className={classes["hint"]}>{hint}</p>
      <ul>
        {claims.map((claim) => {
          const statement = shown.claims.get(claim.claimId as ClaimId)?.statement ?? null;
          return (
            <li key={claim.claimId} data-placement={claim.placement}>
              {statement !== null && statement !== anchorQuote(claim.before) && <b dir="auto">{statement}</b>}
              <p dir="auto">{children(claim)}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
