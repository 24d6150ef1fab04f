"use client";

import { Button } from "@mantine/core";
import { PersonMark } from "@/components/look/person-mark";
import { showAgo, showMinute } from "@/components/look/show-date";
import { VerdictTag } from "@/components/look/verdict-tag";
import { useWithheldWords } from "@/components/open-article/use-withheld";
import { useMay, useNameOf, useRatingOf, useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim, Verdict } from "@/lib/domain/claim";
import classes from "../claim.module.css";
import { MarkdownView } from "../markdown/markdown-view";

/** The desk's ruling and every reviewer's verdict. */
export function VerdictList({ claim }: { readonly claim: Claim }) {
  const nameOf = useNameOf();
  const withheld = useWithheldWords()(claim);
  const { ruling } = claim;
  return (
    <>
      {ruling !== null && (
        <Judgement
          who={nameOf(ruling.by)}
          what="Ruling of the desk"
          rating={ruling.rating}
          rationale={ruling.rationale}
          at={ruling.at}
        />
      )}
      {claim.verdicts.map((verdict) => (
        <OneVerdict key={verdict.reviewerId} claim={claim} verdict={verdict} />
      ))}
      {claim.verdicts.length === 0 && ruling === null && (
        <p className={classes["empty"]}>{withheld ?? "Nobody has judged this yet."}</p>
      )}
    </>
  );
}

function OneVerdict({ claim, verdict }: { readonly claim: Claim; readonly verdict: Verdict }) {
  const { data, step } = useWorkbench();
  const may = useMay();
  const nameOf = useNameOf();
  const isOwn = verdict.reviewerId === data.me.id;
  const isOpen = claim.ruling === null && !claim.isWithdrawn;
  return (
    <Judgement
      who={nameOf(verdict.reviewerId)}
      rating={verdict.rating}
      rationale={verdict.rationale}
      at={verdict.at}
      confidence={verdict.confidence}
    >
      {isOwn && isOpen && may("retract-verdict") && (
        <div className={classes["small"]}>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => step({ do: "open-form", form: { kind: "verdict" } })}
          >
            Change
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => step({ do: "open-form", form: { kind: "retract" } })}
          >
            Retract
          </Button>
        </div>
      )}
    </Judgement>
  );
}

type JudgementProps = {
  readonly who: string;
  readonly what?: string;
  readonly rating: string;
  readonly rationale: string;
  readonly at: string;
  readonly confidence?: string | null;
  readonly children?: React.ReactNode;
};

function Judgement({ who, what, rating, rationale, at, confidence, children }: JudgementProps) {
  const { now } = useWorkbench();
  const found = useRatingOf()(rating);
  return (
    <article className={classes["judgement"]}>
      <PersonMark name={who} />
      <div className={classes["judge"]}>
        {found === undefined ? <b>{rating}</b> : <VerdictTag rating={found} />}
        <span className={classes["meta"]}>{what === undefined ? who : `${what} · ${who}`}</span>
      </div>
      <span className={classes["meta"]} title={showMinute(at)}>
        {showAgo(at, now)}
        {confidence ? ` · ${confidence}` : ""}
      </span>
      <div className={classes["rationale"]}>
        {rationale.trim() !== "" && <MarkdownView source={rationale} />}
        {children}
      </div>
    </article>
  );
}
