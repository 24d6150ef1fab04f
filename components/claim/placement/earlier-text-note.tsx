"use client";

import { Anchor } from "@mantine/core";
import { useEffect, useMemo } from "react";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import { judgedEarlier, judgedOn } from "@/lib/ledger/review/judged-on";
import classes from "./claim-notes.module.css";

const WORDS = {
  ruling: "Settled on",
  "all verdicts": "Judged on",
  "some verdicts": "Not every verdict is on the newest text: one is on",
};

/** On which text a claim was judged, where the article has a newer one; it leads to that text, as it was then. */
export function EarlierTextNote({ claim }: { readonly claim: Claim }) {
  const { store, snapshot, shown, step } = useWorkbench();
  const newest = shown.revisionNumber;
  const canBeEarlier = newest > 1 && (claim.verdicts.length > 0 || claim.ruling !== null);
  // Which text a judgement was on, only the entries say.
  useEffect(() => {
    if (canBeEarlier) void store.loadHistory();
  }, [store, canBeEarlier]);
  const earlier = useMemo(() => {
    if (!canBeEarlier || !snapshot.isComplete) return null;
    const until = snapshot.entries.filter(({ seq }) => seq <= shown.seq);
    const own = judgedOn(until).get(claim.claimId);
    return own === undefined ? null : judgedEarlier(own, newest);
  }, [canBeEarlier, snapshot.isComplete, snapshot.entries, shown.seq, claim.claimId, newest]);
  if (earlier === null) return null;
  const { what, text, seq } = earlier;
  return (
    <p className={classes["earlier"]}>
      {WORDS[what]}{" "}
      <Anchor
        component="button"
        type="button"
        inherit
        underline="always"
        onClick={() => step({ do: "view", seq })}
        title="See the article as it was then"
      >
        text {text} of {newest}
      </Anchor>
    </p>
  );
}
