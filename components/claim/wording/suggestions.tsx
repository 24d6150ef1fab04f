"use client";

import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { loadAnew } from "@/components/browser/load-anew";
import { say } from "@/components/look/say";
import { showDay } from "@/components/look/show-date";
import { WordDiff } from "@/components/look/word-diff";
import { useAct, useSend, whyNot } from "@/components/open-article/use-send";
import { useMay, useNameOf, useWorkbench } from "@/components/open-article/workbench-context";
import { anchorQuote } from "@/lib/domain/anchor";
import type { Claim } from "@/lib/domain/claim";
import { pendingSuggestions, type Suggestion, type SuggestionEnd } from "@/lib/domain/suggestion";
import classes from "./wording.module.css";

/** The wording that is suggested on a claim: what waits for an editor, and what became of the rest. */
export function Suggestions({ claim }: { readonly claim: Claim }) {
  const acceptance = useAcceptance(claim);
  if (claim.suggestions.length === 0) return null;
  const ended = claim.suggestions.filter(({ outcome }) => outcome !== null);
  return (
    <section className={classes["suggestions"]} aria-label="Suggested wording">
      {pendingSuggestions(claim).map((suggestion) => (
        <PendingSuggestion
          key={suggestion.suggestionId}
          claim={claim}
          suggestion={suggestion}
          acceptance={acceptance}
        />
      ))}
      {ended.length > 0 && (
        <details>
          <summary>
            {ended.length === 1 ? "1 earlier suggestion" : `${ended.length} earlier suggestions`}
          </summary>
          {ended.map((suggestion) => (
            <EndedSuggestion key={suggestion.suggestionId} claim={claim} suggestion={suggestion} />
          ))}
        </details>
      )}
    </section>
  );
}

type Props = { readonly claim: Claim; readonly suggestion: Suggestion };

function PendingSuggestion({ claim, suggestion, acceptance }: Props & { readonly acceptance: Acceptance }) {
  const { data, screen, step } = useWorkbench();
  const nameOf = useNameOf();
  const may = useMay();
  const act = useAct();
  const { suggestionId, by, at } = suggestion;
  const ids = { claimId: claim.claimId, suggestionId };
  const isOutdated = anchorQuote(claim.anchor) !== suggestion.replaces.exact;
  const isAnswered = screen.form?.id === suggestionId;
  return (
    <article className={classes["suggestion"]} aria-label={`Wording suggested by ${nameOf(by)}`}>
      <Heading>
        Suggested by {nameOf(by)}, {showDay(at)}
      </Heading>
      <Change suggestion={suggestion} />
      {isOutdated && (
        <p className={classes["hint"]}>The words have changed since, so it does not fit any more.</p>
      )}
      {!isOutdated && claim.ruling !== null && may("accept-wording") && (
        <p className={classes["hint"]}>
          The claim is settled on the present words: reopen it to accept this.
        </p>
      )}
      {!isAnswered && !claim.isWithdrawn && (
        <div className={classes["actions"]}>
          {!isOutdated && claim.ruling === null && may("accept-wording") && (
            <Button
              size="compact-sm"
              loading={acceptance.isUnderWay(suggestion)}
              onClick={() => acceptance.accept(suggestion)}
            >
              Accept
            </Button>
          )}
          {may("decline-wording") && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => step({ do: "open-form", form: { kind: "decline-wording", id: suggestionId } })}
            >
              Decline…
            </Button>
          )}
          {by === data.me.id && may("take-back-wording") && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => void act({ type: "take-back-wording", ...ids })}
            >
              Take back
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

const ENDS: Readonly<Record<SuggestionEnd, string>> = {
  accepted: "Accepted",
  declined: "Declined",
  "taken-back": "Taken back",
};

function EndedSuggestion({ claim, suggestion }: Props) {
  const nameOf = useNameOf();
  const may = useMay();
  const act = useAct();
  const { suggestionId, by, outcome } = suggestion;
  if (outcome === null) return null;
  const ids = { claimId: claim.claimId, suggestionId };
  return (
    <article className={classes["suggestion"]} aria-label={`Wording suggested by ${nameOf(by)}`}>
      <Heading>
        {ENDS[outcome.end]} by {nameOf(outcome.by)}, {showDay(outcome.at)}
      </Heading>
      <Change suggestion={suggestion} />
      {outcome.reason !== null && <p dir="auto">{outcome.reason}</p>}
      {outcome.end === "declined" && !claim.isWithdrawn && may("reopen-wording") && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void act({ type: "reopen-wording", ...ids })}
        >
          Take up again
        </Button>
      )}
    </article>
  );
}

function Heading({ children }: { readonly children: React.ReactNode }) {
  return <div className={classes["heading"]}>{children}</div>;
}

function Change({ suggestion: { replaces, text, note } }: Pick<Props, "suggestion">) {
  const { language } = useWorkbench().data.article;
  return (
    <>
      <p className={classes["change"]} lang={language ?? undefined}>
        <WordDiff before={replaces.exact} after={text} />
      </p>
      {note !== null && (
        <p className={classes["why"]} dir="auto">
          {note}
        </p>
      )}
    </>
  );
}

type Acceptance = {
  readonly accept: (suggestion: Suggestion) => void;
  /** Whether the server was asked and has not answered: nothing is changed here before it has. */
  readonly isUnderWay: (suggestion: Suggestion) => boolean;
};

/** Accepts, and shows the text that it makes once it is there. What is typed elsewhere is kept as drafts. */
function useAcceptance({ claimId, suggestions }: Claim): Acceptance {
  const { data, screen, snapshot } = useWorkbench();
  const send = useSend();
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const isOtherText = screen.viewSeq === null && snapshot.state.revisionId !== data.article.revisionId;
  const isDone =
    isOtherText &&
    suggestions.some(({ suggestionId, outcome }) => outcome?.end === "accepted" && asked.has(suggestionId));
  useEffect(() => {
    if (isDone) loadAnew("main");
  }, [isDone]);
  const accept = async ({ suggestionId }: Suggestion): Promise<void> => {
    setAsked((before) => new Set([...before, suggestionId]));
    const sent = await send({ type: "accept-wording", claimId, suggestionId });
    if (sent.kind === "refused") say(whyNot(sent), "Not accepted");
    if (sent.kind === "stale") say(sent.detail, "Not accepted");
  };
  return {
    accept: (suggestion) => void accept(suggestion),
    isUnderWay: ({ suggestionId }) => asked.has(suggestionId) && snapshot.marks.has(claimId),
  };
}
