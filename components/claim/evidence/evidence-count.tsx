import type { Claim } from "@/lib/domain/claim";
import { STANCES } from "@/lib/domain/claim";
import classes from "../claim.module.css";
import { STANCE_SIGNS } from "./evidence-list";

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
  return <div className={classes["meta"]}>{parts.join(" · ")}</div>;
}
