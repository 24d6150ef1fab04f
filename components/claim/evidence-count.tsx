import type { Claim } from "@/lib/domain/claim";
import { STANCES } from "@/lib/domain/claim";
import classes from "./claim-card.module.css";
import { STANCE_SIGNS } from "./evidence-list";

const WORDS = { supports: "supports", refutes: "refutes", context: "context" } as const;

/** How much evidence there is, by stance, in one line. */
export function EvidenceCount({ claim }: { readonly claim: Claim }) {
  const counts = STANCES.map((stance) => ({
    stance,
    count: claim.evidence.filter((evidence) => evidence.stance === stance).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  const line = counts
    .map(({ stance, count }) => `${STANCE_SIGNS[stance]} ${count} ${WORDS[stance]}`)
    .join(" · ");
  return <div className={classes["meta"]}>{line}</div>;
}
