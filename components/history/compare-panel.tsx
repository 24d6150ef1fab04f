import { Button, VisuallyHidden } from "@mantine/core";
import { useMemo, useState } from "react";
import { claimLook, STATUS_WORDS } from "@/components/look/claim-look";
import { showMinute } from "@/components/look/show-date";
import { VerdictTag } from "@/components/look/verdict-tag";
import { claimWords } from "@/components/open-article/text-order";
import type { Claim } from "@/lib/domain/claim";
import type { RatingScale } from "@/lib/domain/rating";
import { type HistoryRecord, stateAt } from "@/lib/ledger/history/record-history";
import {
  type ComparedClaim,
  type ComparedMoments,
  compareMoments,
} from "@/lib/ledger/review/compare-moments";
import { ComparedParts } from "./compared-parts";
import { ComparedText } from "./compared-text";
import type { HistoryData } from "./history-data";
import type { Marks } from "./history-days";
import classes from "./panel.module.css";

type Props = {
  readonly record: HistoryRecord | null;
  readonly marks: Marks;
  readonly address: string;
  readonly data: HistoryData;
};

/** Claims that are shown before somebody asks for all. */
const FIRST_ROWS = 12;

/** The review at the two marks, side by side, whichever of them is the earlier. */
export function ComparePanel({ record, marks, address, data }: Props) {
  const compared = useMemo(() => {
    if (record === null) return null;
    const [earlier, later] = [Math.min(marks.a, marks.b), Math.max(marks.a, marks.b)];
    return compareMoments(stateAt(record, earlier), stateAt(record, later));
  }, [record, marks.a, marks.b]);
  return (
    <section className={classes["panel"]} aria-labelledby="compare">
      <h2 id="compare">Compare two moments</h2>
      <ol className={classes["picks"]}>
        {(["a", "b"] as const).map((mark) => (
          <li key={mark}>
            <b aria-hidden>{mark.toUpperCase()}</b>
            <span>
              {momentOf(record, marks[mark])} · event {marks[mark]}
            </span>
            <a href={`${address}?at=${marks[mark]}`}>
              See it<VisuallyHidden component="span">, moment {mark.toUpperCase()}</VisuallyHidden>
            </a>
          </li>
        ))}
      </ol>
      {compared === null ? (
        <p className={classes["note"]}>Reading the whole history…</p>
      ) : (
        <Compared compared={compared} isTurned={marks.a > marks.b} data={data} />
      )}
    </section>
  );
}

const momentOf = (record: HistoryRecord | null, seq: number): string => {
  const line = record?.lines[seq - 1];
  return line === undefined ? "…" : showMinute(line.at);
};

type ComparedProps = {
  readonly compared: ComparedMoments;
  /** A is the later one. */
  readonly isTurned: boolean;
  readonly data: HistoryData;
};

function Compared({ compared, isTurned, data }: ComparedProps) {
  const [isAll, setAll] = useState(false);
  const numbered = compared.claims.map((claim, at) => ({ claim, number: at + 1 }));
  const others = numbered.filter(({ claim }) => claim.kind !== "same");
  const rows = isAll ? others : others.slice(0, FIRST_ROWS);
  return (
    <>
      {rows.length > 0 && (
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">Claim</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ claim, number }) => (
              <Row key={claim.claimId} claim={claim} number={number} isTurned={isTurned} data={data} />
            ))}
          </tbody>
        </table>
      )}
      {others.length > rows.length && (
        <Button variant="default" size="compact-sm" onClick={() => setAll(true)}>
          Show all {others.length}
        </Button>
      )}
      <p className={classes["note"]}>{summaryOf(compared)}</p>
      <ComparedText articleId={data.article.id} text={compared.text} />
    </>
  );
}

type RowProps = {
  readonly claim: ComparedClaim;
  readonly number: number;
  readonly isTurned: boolean;
  readonly data: HistoryData;
};

function Row({ claim, number, isTurned, data }: RowProps) {
  const { before, after, kind } = claim;
  const then = <Standing claim={before} scale={data.desk.scale} />;
  const now = <Standing claim={after} scale={data.desk.scale} isNew={kind === "added"} />;
  return (
    <tr>
      <th scope="row">
        <span className={classes["number"]}>{number}</span>{" "}
        <bdi title={claimWords(after)}>{shortened(claimWords(after))}</bdi>
        <ComparedParts claim={claim} data={data} />
      </th>
      <td>{isTurned ? now : then}</td>
      <td>{isTurned ? then : now}</td>
    </tr>
  );
}

/** The ruling, or what the verdicts make of it; "–" where it was not marked. */
function Standing({
  claim,
  scale,
  isNew = false,
}: {
  readonly claim: Claim | null;
  readonly scale: RatingScale;
  readonly isNew?: boolean;
}) {
  if (claim === null) return <>–</>;
  const { rating, status } = claimLook(claim, scale);
  const isRated = rating !== null && (status === "settled" || status === "judged");
  return (
    <span className={classes["standing"]}>
      {isRated ? <VerdictTag rating={rating} /> : null}
      {status === "settled" ? null : <span>{STATUS_WORDS[status].toLowerCase()}</span>}
      {isNew && <span>new</span>}
    </span>
  );
}

const shortened = (words: string): string => (words.length > 90 ? `${words.slice(0, 88).trimEnd()}…` : words);

function summaryOf({ claims, evidence }: ComparedMoments): string {
  const same = claims.filter(({ kind, after }) => kind === "same" && !after.isWithdrawn).length;
  const claimsSame =
    claims.length === 0 ? "There is no claim yet." : `${same} ${same === 1 ? "claim" : "claims"} the same.`;
  const counts = (["added", "removed", "revised"] as const)
    .map((kind) => ({ kind, count: evidence.filter((each) => each.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}`);
  return counts.length === 0 ? claimsSame : `${claimsSame} Evidence: ${counts.join(", ")}.`;
}
