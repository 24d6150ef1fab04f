"use client";

import type { Claim, Evidence } from "@/lib/domain/claim";
import { STANCES } from "@/lib/domain/claim";
import { stanceWords } from "../evidence/evidence-form";
import { STANCE_SIGNS } from "../evidence/evidence-list";
import classes from "./settle-view.module.css";

/** The evidence of a claim, what supports it beside what refutes it. */
export function EvidenceByStance({ claim }: { readonly claim: Claim }) {
  return (
    <section aria-labelledby="settle-evidence">
      <h3 id="settle-evidence" className={classes["heading"]}>
        Evidence
      </h3>
      {claim.evidence.length === 0 && <p className={classes["empty"]}>No evidence yet.</p>}
      <div className={classes["stances"]}>
        {STANCES.map((stance) => {
          const found = claim.evidence.filter((each) => each.stance === stance);
          if (found.length === 0) return null;
          return (
            <div key={stance}>
              <h4 className={classes["stance"]} data-stance={stance}>
                <span aria-hidden>{STANCE_SIGNS[stance]}</span> {stanceWords(stance)} ({found.length})
              </h4>
              <ul>
                {found.map((each) => (
                  <OneSource key={each.evidenceId} evidence={each} />
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function OneSource({ evidence }: { readonly evidence: Evidence }) {
  const { url, title, publisher, excerpt, note } = evidence;
  return (
    <li>
      <a href={url} target="_blank" rel="noopener noreferrer nofollow">
        {title ?? url}
      </a>
      {publisher !== null && <small> {publisher}</small>}
      {excerpt !== null && <blockquote dir="auto">{excerpt}</blockquote>}
      {note !== null && <p dir="auto">{note}</p>}
    </li>
  );
}
