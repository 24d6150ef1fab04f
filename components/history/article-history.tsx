"use client";

import { Button } from "@mantine/core";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { showDay } from "@/components/look/show-date";
import { historyNames } from "@/components/open-article/history-names";
import { useHistoryRecord } from "@/components/open-article/use-history-record";
import { useRole } from "@/components/open-article/use-role";
import { decideContextOf } from "@/components/open-article/workbench-data";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";
import { LiveReview } from "@/lib/client/review/live-review";
import type { ReviewStore } from "@/lib/client/review/review-store";
import type { ClaimId } from "@/lib/domain/ids";
import { isAllowed } from "@/lib/domain/permission";
import type { Role } from "@/lib/domain/role";
import { layActivity, placeLines } from "@/lib/ledger/history/activity";
import { filterHistory } from "@/lib/ledger/history/filter-history";
import type { HistoryRecord } from "@/lib/ledger/history/record-history";
import { isRemovable } from "@/lib/ledger/history/removable";
import { unpackReview } from "@/lib/ledger/review/packed-review";
import { ActivityStrip } from "./activity-strip";
import classes from "./article-history.module.css";
import { BlamePanel } from "./blame-panel";
import { ComparePanel } from "./compare-panel";
import type { HistoryData } from "./history-data";
import { HistoryDays } from "./history-days";
import { HistoryExport } from "./history-export";
import { HistoryFilters } from "./history-filters";
import { ProofPanel } from "./proof-panel";
import { RedactDialog } from "./redact-dialog";
import { useHistoryAddress } from "./use-history-address";
import { useRestore } from "./use-restore";

/**
 * How an article's review came to be: what happened, by day and by who did it, two moments beside each other, and what
 * shows that nothing of it was changed. The newest lines come with the page; the browser reads the rest behind them.
 */
export function ArticleHistory({ data }: { readonly data: HistoryData }) {
  const { desk, article, opening } = data;
  const knownRole = useRef(data.me.role);
  const [store] = useState(() => openStore(data, () => knownRole.current));
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  const role = useRole(desk.slug, knownRole, snapshot.connection);
  useEffect(() => store.start(), [store]);
  const reading = useWholeHistory(store, snapshot.isComplete);
  const tell = useHistoryRecord(snapshot, data);
  const record = useMemo(() => (snapshot.isComplete ? tell() : null), [snapshot.isComplete, tell]);
  const last = snapshot.state.seq;

  const [place, change] = useHistoryAddress(opening.search, last);
  const matching = useMemo(
    () => (record === null ? null : filterHistory(record.lines, place.filter).toReversed()),
    [record, place.filter],
  );
  const layout = useLayout(record);
  const marks = { a: place.a ?? firstMoment(snapshot.state.editions.at(-1)?.seq, last), b: place.b ?? last };
  const address = `/w/${desk.slug}/articles/${article.id}`;
  const restore = useRestore({ store, snapshot, record, me: data.me.id, role });
  const [redacting, setRedacting] = useState<number | null>(null);
  const mayRedact = isAllowed(role, "redact-entry");
  const redactOf = useCallback(
    (seq: number) => (mayRedact && isRemovable(record?.entries[seq - 1]) ? setRedacting : null),
    [mayRedact, record],
  );
  const names = useMemo(() => historyNames(data), [data]);
  const setMark = useCallback((mark: "a" | "b", seq: number) => change({ [mark]: seq }), [change]);
  const crumbs = [
    { label: desk.name, href: `/w/${desk.slug}` },
    { label: article.title, href: address },
    { label: "History" },
  ];
  return (
    <>
      <TopBar
        crumbs={crumbs}
        right={<HistoryExport articleId={article.id} exports={data.exports} seq={marks.b} last={last} />}
        user={{ name: data.userName, settingsHref: `/w/${desk.slug}/settings` }}
      />
      <PageFrame title="History" width="broad" lead={leadOf(last, record, data)}>
        <div className={classes["columns"]}>
          <div className={classes["events"]}>
            <ActivityStrip
              activity={layout?.activity ?? opening.activity}
              places={layout?.places ?? null}
              record={record}
              marks={marks}
              onMove={setMark}
            />
            <HistoryFilters
              filter={place.filter}
              record={record}
              names={data.names}
              found={matching?.length ?? opening.matches}
              onChange={(filter) => change({ filter: { ...place.filter, ...filter } })}
            />
            {reading.failed && (
              <p role="alert" className={classes["note"]}>
                The whole history could not be read; these are its newest events. Nothing was lost.{" "}
                <Button size="compact-sm" variant="default" onClick={reading.again}>
                  Try again
                </Button>
              </p>
            )}
            <HistoryDays
              lines={matching ?? opening.lines}
              marks={marks}
              address={address}
              scale={desk.scale}
              nameOf={names.actor}
              onMark={setMark}
              onlyClaim={(claimId) => change({ filter: { ...place.filter, claimId } })}
              restore={restore}
              redactOf={redactOf}
            />
            <RedactDialog store={store} record={record} seq={redacting} onClose={() => setRedacting(null)} />
          </div>
          <aside className={classes["side"]} aria-label="Two moments and proof">
            <ComparePanel record={record} marks={marks} address={address} data={data} />
            {place.filter.claimId !== null && (
              <BlamePanel
                record={record}
                claimId={place.filter.claimId as ClaimId}
                address={address}
                data={data}
              />
            )}
            <ProofPanel snapshot={snapshot} record={record} articleId={article.id} />
          </aside>
        </div>
      </PageFrame>
    </>
  );
}

function openStore(data: HistoryData, roleNow: () => Role): LiveReview {
  const state = unpackReview(data.review, "");
  // Nothing that the page asks for speaks of the text.
  return new LiveReview({ state, userId: data.me.id, contextAt: decideContextOf(data, "", roleNow) });
}

/** Reads the whole history behind the page, and says when it could not be. */
function useWholeHistory(store: ReviewStore, isComplete: boolean) {
  const [failed, setFailed] = useState(false);
  const again = useCallback(() => {
    setFailed(false);
    void store.loadHistory().then(() => setFailed(!store.getSnapshot().isComplete));
  }, [store]);
  useEffect(again, [again]);
  return { failed: failed && !isComplete, again };
}

function useLayout(record: HistoryRecord | null) {
  return useMemo(() => {
    if (record === null) return null;
    const places = placeLines(record.lines);
    return { places, activity: layActivity(record.lines, places) };
  }, [record]);
}

/** What readers know, if the desk published something before now; else the beginning. */
const firstMoment = (edition: number | undefined, last: number): number =>
  edition !== undefined && edition < last ? edition : 1;

function leadOf(last: number, record: HistoryRecord | null, { opening }: HistoryData): string {
  const people = record === null ? opening.people : new Set(record.lines.map(({ actor }) => actor)).size;
  const [first, until] = [opening.first, record?.lines.at(-1)?.at ?? opening.last].map(showDay);
  const when = first === until ? `on ${first}` : `${first} to ${until}`;
  const count = `${last.toLocaleString("en")} ${last === 1 ? "event" : "events"}`;
  const by = `by ${people} ${people === 1 ? "person" : "people"}`;
  return `${count} ${by}, ${when}. Nothing here changes, and words go only by order of law, which is said. Times are in UTC.`;
}
