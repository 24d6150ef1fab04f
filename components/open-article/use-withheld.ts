import type { Claim } from "@/lib/domain/claim";
import { isAllowed } from "@/lib/domain/permission";
import { isWithheld } from "@/lib/ledger/readers/withhold";
import { useWorkbench } from "./workbench-context";

/** Why others' judgements on a claim are not shown to this person, in words; null when everything is. */
export function useWithheldWords(): (claim: Claim) => string | null {
  const { data, shown } = useWorkbench();
  const { mode } = shown;
  const viewer = { actor: data.me.id, role: data.me.role };
  return (claim) => {
    if (mode.kind === "open" || !isWithheld(shown, claim, viewer)) return null;
    if (isAllowed(viewer.role, "give-verdict"))
      return "Others’ verdicts and comments are shown once you gave yours.";
    return mode.requiredVerdicts === 1
      ? "Verdicts and comments are shown once the claim is judged."
      : `Verdicts and comments are shown once ${mode.requiredVerdicts} people have judged the claim.`;
  };
}
