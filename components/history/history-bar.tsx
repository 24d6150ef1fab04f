"use client";

import { Kbd } from "@mantine/core";
import Link from "next/link";
import { type RefObject, useEffect } from "react";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { ChainSign } from "./chain-sign";
import classes from "./history-bar.module.css";

/** The article's history, always there: a scrubber that shows the review at any entry, read-only. */
export function HistoryBar({ scrubber }: { readonly scrubber: RefObject<HTMLInputElement | null> }) {
  const { data, store, snapshot, screen, step } = useWorkbench();
  const last = snapshot.state.seq;
  const seq = screen.viewSeq ?? last;
  const sentence = useSentenceAt(screen.viewSeq);
  useEffect(() => {
    const idle = setTimeout(() => void store.loadHistory(), 1_500);
    return () => clearTimeout(idle);
  }, [store]);
  const go = (next: number): void => {
    void store.loadHistory();
    step({ do: "view", seq: next >= last ? null : next });
  };
  const backToNow = (): void => {
    step({ do: "view", seq: null });
    scrubber.current?.focus();
  };
  return (
    <footer className={classes["bar"]}>
      <Link href={`/w/${data.desk.slug}/articles/${data.article.id}/history`}>History</Link>
      <Kbd size="xs">H</Kbd>
      <div className={classes["time"]}>
        <Ticks />
        <input
          ref={scrubber}
          type="range"
          min={1}
          max={last}
          value={seq}
          disabled={last < 2}
          aria-label="Event of the history"
          aria-valuetext={screen.viewSeq === null ? `Now, event ${last}` : `Event ${seq}. ${sentence}`}
          onChange={(event) => go(event.currentTarget.valueAsNumber)}
        />
      </div>
      <ChainSign />
      {screen.viewSeq === null ? (
        <span className={classes["now"]}>Now · event {last}</span>
      ) : (
        <>
          <span className={classes["sentence"]} title={sentence}>
            Event {seq} of {last}
            {sentence === "" ? "" : ` · ${sentence}`}
          </span>
          <button type="button" className={classes["back"]} onClick={backToNow}>
            Back to now
          </button>
        </>
      )}
    </footer>
  );
}

/** More ticks than this would be a bar. */
const MOST_TICKS = 200;

/** More than these run together on a narrow screen, which then shows every fifth. */
const FEW_TICKS = 30;

/** Where the entries lie in time would bunch them up; here each has its own place, coloured by what it settled. */
function Ticks() {
  const { snapshot } = useWorkbench();
  const last = snapshot.state.seq;
  const every = Math.max(1, Math.ceil(last / MOST_TICKS));
  const ticks = Array.from({ length: Math.floor(last / every) }, (_, at) => (at + 1) * every);
  return (
    <span className={classes["ticks"]} data-many={ticks.length > FEW_TICKS} aria-hidden>
      {ticks.map((seq) => (
        <i key={seq} style={{ insetInlineStart: `${last < 2 ? 0 : ((seq - 1) / (last - 1)) * 100}%` }} />
      ))}
    </span>
  );
}

function useSentenceAt(seq: number | null): string {
  const { snapshot, history } = useWorkbench();
  if (seq === null || !snapshot.isComplete) return "";
  return history().lines[seq - 1]?.sentence ?? "";
}
