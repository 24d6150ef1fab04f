"use client";

import { PersonMark } from "@/components/look/person-mark";
import { VerdictTag } from "@/components/look/verdict-tag";
import { useNameOf, useRatingOf, useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim, Verdict } from "@/lib/domain/claim";
import { MarkdownView } from "../markdown/markdown-view";
import { compareVerdicts, describeCounts } from "./compare-verdicts";
import classes from "./settle-view.module.css";

/** Verdicts next to each other; where one differs from what most say, or is less sure, it says so. */
export function VerdictsSideBySide({ claim }: { readonly claim: Claim }) {
  const { scale } = useWorkbench().data.desk;
  const comparison = compareVerdicts(claim.verdicts, scale);
  const { leading, counts } = comparison;
  return (
    <section aria-labelledby="settle-verdicts">
      <h3 id="settle-verdicts" className={classes["heading"]}>
        Verdicts
        {counts.length > 0 && <small>{describeCounts(comparison, scale)}</small>}
      </h3>
      {claim.verdicts.length === 0 && <p className={classes["empty"]}>Nobody has judged this yet.</p>}
      <ul className={classes["verdicts"]}>
        {claim.verdicts.map((verdict) => (
          <OneVerdict
            key={verdict.reviewerId}
            verdict={verdict}
            differs={counts.length > 1 && verdict.rating !== leading}
          />
        ))}
      </ul>
    </section>
  );
}

function OneVerdict({ verdict, differs }: { readonly verdict: Verdict; readonly differs: boolean }) {
  const nameOf = useNameOf();
  const rating = useRatingOf()(verdict.rating);
  const name = nameOf(verdict.reviewerId);
  return (
    <li className={classes["verdict"]} data-differs={differs}>
      <div className={classes["person"]}>
        <PersonMark name={name} />
        <b dir="auto">{name}</b>
      </div>
      <div className={classes["rating"]}>
        {rating === undefined ? verdict.rating : <VerdictTag rating={rating} />}
        {differs && <span className={classes["sign"]}>differs</span>}
        {verdict.confidence !== null && (
          <span className={classes["sign"]} data-low={verdict.confidence === "low"}>
            {verdict.confidence} confidence
          </span>
        )}
      </div>
      {verdict.rationale.trim() === "" ? (
        <p className={classes["empty"]}>No rationale.</p>
      ) : (
        <MarkdownView source={verdict.rationale} />
      )}
    </li>
  );
}
