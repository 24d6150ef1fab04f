import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import type { ReviewSnapshot } from "@/lib/client/review/review-store";
import { checkAgainstLog } from "@/lib/client/verify/check-against-log";
import type { ReviewState } from "@/lib/domain/claim";
import { canonicalJson } from "@/lib/ledger/chain/canonical-json";
import type { ChainCheck } from "@/lib/ledger/chain/hash-chain";
import type { HistoryRecord } from "@/lib/ledger/history/record-history";
import { isWithheldEntry } from "@/lib/ledger/shapes/shown-entry";
import type { Finding } from "@/lib/verify/finding";
import classes from "./panel.module.css";
import { useVerifiedChain } from "./use-verified-chain";

type Props = {
  readonly snapshot: ReviewSnapshot;
  readonly record: HistoryRecord | null;
  readonly articleId: string;
};

/** What shows that the history is whole, in plain sentences: each is a check that ran in this browser, or says that it did not. */
export function ProofPanel({ snapshot, record, articleId }: Props) {
  const chain = useVerifiedChain(snapshot);
  const isSame = useSameReview(snapshot, record);
  const [log, setLog] = useState<LogCheck>("not-asked");
  const askLog = async (): Promise<void> => {
    setLog("asked");
    setLog((await checkAgainstLog(articleId, new Date().toISOString())) ?? "unreached");
  };
  const hidden = snapshot.entries.filter((entry) => isWithheldEntry(entry) || "pseudonymous" in entry).length;
  return (
    <section className={classes["panel"]} aria-labelledby="proof">
      <h2 id="proof">Proof</h2>
      <ul className={classes["steps"]} aria-live="polite">
        <ChainStep chain={chain} snapshot={snapshot} />
        {hidden > 0 && (
          <Step holds={null}>
            Of {hidden} entries something is withheld from you: their link was checked, what they say was not.
          </Step>
        )}
        <Step holds={isSame}>
          {isSame === null && "Whether the review is what these entries make: not checked yet."}
          {isSame === true &&
            "The review that you are shown is what these entries make; folded in this browser."}
          {isSame === false && "The review that you are shown is not what these entries make."}
        </Step>
        <LogSteps log={log} />
      </ul>
      <div className={classes["ways"]}>
        <Button size="compact-sm" variant="default" loading={log === "asked"} onClick={() => void askLog()}>
          Check against the log
        </Button>
        <Button
          component="a"
          size="compact-sm"
          variant="default"
          href={`/api/v1/articles/${articleId}/export?format=ledger`}
          download
        >
          Download the ledger
        </Button>
      </div>
      <p className={classes["note"]}>
        Anyone can check the ledger, a proof or a report without us: <a href="/verify">how to</a>.
      </p>
    </section>
  );
}

/** Where the check against the desk's log is. Of a long history it is long, so it runs when somebody asks for it. */
type LogCheck = "not-asked" | "asked" | "unreached" | readonly Finding[];

const HOLDS = { proven: true, refuted: false, unproven: null } as const;

function LogSteps({ log }: { readonly log: LogCheck }) {
  if (log === "not-asked") return <Step holds={null}>The desk’s log was not asked yet.</Step>;
  if (log === "asked") return <Step holds={null}>The desk’s log is asked …</Step>;
  if (log === "unreached")
    return <Step holds={null}>The desk’s log could not be read. That says nothing of it: try again.</Step>;
  return log.map(({ state, sentence }) => (
    <Step key={sentence} holds={HOLDS[state]}>
      {sentence}
    </Step>
  ));
}

/** One check. `holds` null: it did not run. */
function Step({ holds, children }: { readonly holds: boolean | null; readonly children: ReactNode }) {
  return (
    <li data-holds={holds === null ? "unknown" : holds ? "yes" : "no"}>
      <span>{children}</span>
    </li>
  );
}

function ChainStep({ chain, snapshot }: { readonly chain: ChainCheck; readonly snapshot: ReviewSnapshot }) {
  const { seq } = snapshot.state;
  if (!chain.ok) {
    return (
      <Step holds={false}>
        The chain breaks at entry {chain.seq}. {chain.reason}
      </Step>
    );
  }
  const isWhole = snapshot.isComplete && chain.head.seq === seq;
  const count = seq.toLocaleString("en");
  return (
    <Step holds={isWhole ? true : null}>
      {isWhole ? (
        <>
          {count} {seq === 1 ? "entry" : "entries, each linked to the one before"}; recomputed in this
          browser. The last has the hash <code title={chain.head.hash}>{chain.head.hash.slice(0, 16)}…</code>
        </>
      ) : (
        `${chain.head.seq.toLocaleString("en")} of ${count} entries recomputed so far.`
      )}
    </Step>
  );
}

/** Whether the review as the server gave it is the fold of the entries as the server gave them; null until both are here. */
function useSameReview(
  { state, waiting, marks }: ReviewSnapshot,
  record: HistoryRecord | null,
): boolean | null {
  const [isSame, setSame] = useState<boolean | null>(null);
  const last = record?.last ?? null;
  useEffect(() => {
    if (last === null || waiting > 0 || marks.size > 0 || last.seq !== state.seq) return;
    const timer = setTimeout(() => setSame(wholeReview(last) === wholeReview(state)), 0);
    return () => clearTimeout(timer);
  }, [last, state, waiting, marks]);
  return isSame;
}

const wholeReview = ({ claims, ...about }: ReviewState): string =>
  canonicalJson({ ...about, claims: [...claims.values()] });
