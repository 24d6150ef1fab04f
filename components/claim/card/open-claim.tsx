"use client";

import { Loader, Tabs, VisuallyHidden } from "@mantine/core";
import Link from "next/link";
import { useEffect, useMemo } from "react";
import { usePrinting } from "@/components/browser/use-printing";
import { HistoryLines } from "@/components/history/history-lines";
import { TABS, type Tab } from "@/components/open-article/screen-state";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import { claimOfEntry } from "@/lib/ledger/shapes/shown-entry";
import shared from "../claim.module.css";
import { ClaimDiscussion } from "../discussion/discussion";
import { EvidenceList } from "../evidence/evidence-list";
import { LikeClaims } from "../likeness/like-claims";
import { ClaimNotes } from "../placement/claim-notes";
import { VerdictList } from "../verdict/verdict-list";
import { Suggestions } from "../wording/suggestions";
import { ClaimActions } from "./claim-actions";
import classes from "./claim-card.module.css";
import { OpenClaimForm } from "./open-claim-form";

const TAB_WORDS: Readonly<Record<Tab, string>> = {
  verdicts: "Verdicts",
  evidence: "Evidence",
  discussion: "Discussion",
  history: "History",
};

/** The open part of the active card: four tabs, the form that is open, and what can be done next. */
export function OpenClaim({ claim }: { readonly claim: Claim }) {
  const isPrinting = usePrinting();
  return (
    <>
      <ClaimNotes claim={claim} />
      <LikeClaims claim={claim} />
      <Suggestions claim={claim} />
      {isPrinting ? <ClaimOnPaper claim={claim} /> : <ClaimTabs claim={claim} />}
      <OpenClaimForm claim={claim} />
      <ClaimActions claim={claim} />
    </>
  );
}

function ClaimTabs({ claim }: { readonly claim: Claim }) {
  const { screen, step, seen } = useWorkbench();
  const news = [...seen.comments.values()].filter(({ subject }) => subject === claim.claimId).length;
  const entries = useClaimEntryCount(claim.claimId);
  const counts: Readonly<Record<Tab, number | null>> = {
    verdicts: claim.verdicts.length,
    evidence: claim.evidence.length,
    discussion: claim.comments.filter((comment) => comment.removedAt === null).length,
    history: entries,
  };
  const show = (tab: string | null): void => {
    const found = TABS.find((each) => each === tab);
    if (found !== undefined) step({ do: "show-tab", tab: found });
  };
  return (
    <Tabs value={screen.tab} onChange={show} className={classes["tabs"] ?? ""} keepMounted={false}>
      <Tabs.List>
        {TABS.map((tab) => (
          <Tabs.Tab key={tab} value={tab} className={classes["tab"] ?? ""}>
            {TAB_WORDS[tab]} {counts[tab] ?? ""}
            {tab === "discussion" && news > 0 && (
              <>
                <VisuallyHidden component="span">, </VisuallyHidden>
                <span className={classes["news"]}>{news} new</span>
              </>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="verdicts">
        <VerdictList claim={claim} />
      </Tabs.Panel>
      <Tabs.Panel value="evidence">
        <EvidenceList claim={claim} />
      </Tabs.Panel>
      <Tabs.Panel value="discussion">
        <ClaimDiscussion claim={claim} />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <ClaimHistory claim={claim} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** Paper has no tabs: everything that was said stands below each other; the history is a report of its own. */
function ClaimOnPaper({ claim }: { readonly claim: Claim }) {
  return (
    <>
      <h4>{TAB_WORDS.verdicts}</h4>
      <VerdictList claim={claim} />
      <h4>{TAB_WORDS.evidence}</h4>
      <EvidenceList claim={claim} />
      <h4>{TAB_WORDS.discussion}</h4>
      <ClaimDiscussion claim={claim} />
    </>
  );
}

/** What happened to a claim, as sentences, newest last. */
function ClaimHistory({ claim }: { readonly claim: Claim }) {
  const { data, store, snapshot, screen, step, history } = useWorkbench();
  useEffect(() => void store.loadHistory(), [store]);
  if (!snapshot.isComplete) {
    return (
      <p className={shared["empty"]}>
        <Loader size="xs" /> Reading the history…
      </p>
    );
  }
  const upTo = screen.viewSeq ?? snapshot.state.seq;
  const own = history().lines.filter((line) => line.claimId === claim.claimId && line.seq <= upTo);
  const page = `/w/${data.desk.slug}/articles/${data.article.id}/history?claim=${claim.claimId}`;
  return (
    <>
      <HistoryLines lines={own} onView={(seq) => step({ do: "view", seq })} />
      <p className={shared["empty"]}>
        <Link href={page}>Who set what in this claim</Link>
      </p>
    </>
  );
}

/** How many entries a claim has; null while they are not all here. */
function useClaimEntryCount(claimId: string): number | null {
  const { snapshot } = useWorkbench();
  return useMemo(
    () =>
      snapshot.isComplete ? snapshot.entries.filter((entry) => claimOfEntry(entry) === claimId).length : null,
    [snapshot.entries, snapshot.isComplete, claimId],
  );
}
