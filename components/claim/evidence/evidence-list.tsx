"use client";

import { Button } from "@mantine/core";
import { showDay } from "@/components/look/show-date";
import { useMay, useNameOf, useWorkbench } from "@/components/open-article/workbench-context";
import { type Claim, type Evidence, STANCES, type Stance } from "@/lib/domain/claim";
import shared from "../claim.module.css";
import { evidenceElementId, stanceWords } from "./evidence-form";
import classes from "./evidence-list.module.css";

/** What speaks for and against a claim. */
export function EvidenceList({ claim }: { readonly claim: Claim }) {
  if (claim.evidence.length === 0) return <p className={shared["empty"]}>No evidence yet.</p>;
  return claim.evidence.map((evidence) => (
    <OneEvidence key={evidence.evidenceId} claim={claim} evidence={evidence} />
  ));
}

export const STANCE_SIGNS: Readonly<Record<Stance, string>> = { supports: "▲", refutes: "▼", context: "○" };

function OneEvidence({ claim, evidence }: { readonly claim: Claim; readonly evidence: Evidence }) {
  const { data, shown, step } = useWorkbench();
  const may = useMay();
  const nameOf = useNameOf();
  const { evidenceId, stance, url, title, publisher, author, publishedOn, excerpt, note } = evidence;
  const isOpen = claim.ruling === null && !claim.isWithdrawn;
  const isChangeable = shown.mode.kind === "open" || evidence.addedBy === data.me.id;
  const open = (kind: "evidence" | "remove-evidence") =>
    step({ do: "open-form", form: { kind, id: evidenceId } });
  const source = [publisher, author, publishedOn === null ? null : showDay(publishedOn)]
    .filter(Boolean)
    .join(" · ");
  return (
    <article id={evidenceElementId(evidenceId)} className={classes["evidence"]} tabIndex={-1}>
      <span className={classes["stance"]} data-stance={stance ?? "withheld"} title={stanceWords(stance)}>
        <span aria-hidden>{stance === null ? "?" : STANCE_SIGNS[stance]}</span>
      </span>
      <div>
        <a href={url} target="_blank" rel="noopener noreferrer nofollow">
          {title ?? url}
        </a>{" "}
        <small className={shared["meta"]}>{source}</small>
        {excerpt !== null && <blockquote dir="auto">{excerpt}</blockquote>}
        {note !== null && (
          <p className={shared["note"]} dir="auto">
            {note}
          </p>
        )}
        <div className={shared["small"]}>
          <span className={shared["meta"]}>
            {stanceWords(stance)} · added by {nameOf(evidence.addedBy)}
          </span>
          {isOpen && isChangeable && may("revise-evidence") && (
            <Button variant="subtle" size="compact-xs" onClick={() => open("evidence")}>
              Change
            </Button>
          )}
          {isOpen && may("remove-evidence") && (
            <Button variant="subtle" size="compact-xs" onClick={() => open("remove-evidence")}>
              Remove
            </Button>
          )}
        </div>
      </div>
    </article>
  );
}

const WORDS = { supports: "supports", refutes: "refutes", context: "context" } as const;

/** How much evidence there is, by stance, in one line. */
export function EvidenceCount({ claim }: { readonly claim: Claim }) {
  const counts = STANCES.map((stance) => ({
    stance,
    count: claim.evidence.filter((evidence) => evidence.stance === stance).length,
  })).filter(({ count }) => count > 0);
  const withheld = claim.evidence.filter((evidence) => evidence.stance === null).length;
  const parts = counts.map(({ stance, count }) => `${STANCE_SIGNS[stance]} ${count} ${WORDS[stance]}`);
  if (withheld > 0) parts.push(`? ${withheld} ${withheld === 1 ? "source" : "sources"}, stance withheld`);
  if (parts.length === 0) return null;
  return <div className={shared["meta"]}>{parts.join(" · ")}</div>;
}
