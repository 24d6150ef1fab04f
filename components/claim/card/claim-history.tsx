"use client";

import { Loader } from "@mantine/core";
import { useEffect, useMemo } from "react";
import { describeEntries } from "@/components/history/describe-entries";
import { HistoryLines } from "@/components/history/history-lines";
import { useNameOf, useRatingOf, useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import { claimOfEntry } from "@/lib/ledger/shapes/shown-entry";
import classes from "../claim.module.css";

/** What happened to a claim, as sentences, newest last. */
export function ClaimHistory({ claim }: { readonly claim: Claim }) {
  const { store, snapshot, screen, step } = useWorkbench();
  const nameOf = useNameOf();
  const ratingOf = useRatingOf();
  useEffect(() => void store.loadHistory(), [store]);
  const names = { actor: nameOf, rating: (id: string) => ratingOf(id)?.label ?? id };
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change only with the page
  const lines = useMemo(
    () => (snapshot.isComplete ? describeEntries(snapshot.entries, names) : []),
    [snapshot.entries, snapshot.isComplete],
  );
  if (!snapshot.isComplete) {
    return (
      <p className={classes["empty"]}>
        <Loader size="xs" /> Reading the history…
      </p>
    );
  }
  const upTo = screen.viewSeq ?? snapshot.state.seq;
  const own = lines.filter((line) => line.claimId === claim.claimId && line.seq <= upTo);
  return <HistoryLines lines={own} onView={(seq) => step({ do: "view", seq })} />;
}

/** How many entries a claim has; null while they are not all here. */
export function useClaimEntryCount(claimId: string): number | null {
  const { snapshot } = useWorkbench();
  return useMemo(
    () =>
      snapshot.isComplete ? snapshot.entries.filter((entry) => claimOfEntry(entry) === claimId).length : null,
    [snapshot.entries, snapshot.isComplete, claimId],
  );
}
