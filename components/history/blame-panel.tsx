import { useMemo } from "react";
import { showMinute } from "@/components/look/show-date";
import { VerdictTag } from "@/components/look/verdict-tag";
import { historyNames } from "@/components/open-article/history-names";
import { claimWords } from "@/components/open-article/text-order";
import type { ClaimId } from "@/lib/domain/ids";
import { findRating } from "@/lib/domain/rating";
import { type BlamedField, blameClaim, type FieldSetting } from "@/lib/ledger/history/blame-claim";
import type { HistoryRecord } from "@/lib/ledger/history/record-history";
import type { HistoryData } from "./history-data";
import classes from "./panel.module.css";

type Props = {
  readonly record: HistoryRecord | null;
  readonly claimId: ClaimId;
  readonly address: string;
  readonly data: HistoryData;
};

const FIELD_WORDS: Readonly<Record<BlamedField["field"], string>> = {
  words: "Words in the text",
  statement: "Statement",
  claimant: "Who claims it",
  claimedOn: "Date claimed",
  kind: "Kind",
  assignee: "Assignee",
  standing: "Where it stands",
  verdict: "Verdict",
  ruling: "Ruling",
};

/** Of one claim, who set each field, when, and what it held before. */
export function BlamePanel({ record, claimId, address, data }: Props) {
  const fields = useMemo(
    () => (record === null ? null : blameClaim(record.entries, claimId)),
    [record, claimId],
  );
  const claim = record?.last?.claims.get(claimId);
  return (
    <section className={classes["panel"]} aria-labelledby="blame">
      <h2 id="blame">Who set what</h2>
      {claim !== undefined && (
        <p className={classes["note"]}>
          <a href={`${address}#claim-${claimId}`}>
            <bdi>{claimWords(claim)}</bdi>
          </a>
        </p>
      )}
      {fields === null && <p className={classes["note"]}>Reading the whole history…</p>}
      {fields?.length === 0 && <p className={classes["note"]}>There is no such claim in this article.</p>}
      <dl className={classes["blame"]}>
        {fields?.map((field) => (
          <Field key={`${field.field} ${field.reviewer}`} field={field} address={address} data={data} />
        ))}
      </dl>
    </section>
  );
}

type FieldProps = { readonly field: BlamedField; readonly address: string; readonly data: HistoryData };

function Field({ field: { field, reviewer, settings }, address, data }: FieldProps) {
  const [present, ...earlier] = settings;
  if (present === undefined) return null;
  const set = { field, address, data };
  return (
    <div>
      <dt>
        {FIELD_WORDS[field]}
        {reviewer !== null && ` of ${nameIn(data, reviewer)}`}
      </dt>
      <dd>
        <Setting setting={present} {...set} />
        {earlier.length > 0 && (
          <details className={classes["parts"]}>
            <summary>Before: {earlier.length}</summary>
            {earlier.map((setting) => (
              <Setting key={setting.seq} setting={setting} {...set} />
            ))}
          </details>
        )}
      </dd>
    </div>
  );
}

type SettingProps = Pick<FieldProps, "address" | "data"> & {
  readonly field: BlamedField["field"];
  readonly setting: FieldSetting;
};

function Setting({ setting: { value, by, at, seq }, field, address, data }: SettingProps) {
  return (
    <div>
      <Value value={value} field={field} data={data} />
      <span className={classes["who"]}>
        {nameIn(data, by)}, {showMinute(at)}, <a href={`${address}?at=${seq}`}>event {seq}</a>
      </span>
    </div>
  );
}

function Value({
  value,
  field,
  data,
}: Pick<SettingProps, "field" | "data"> & { readonly value: string | null }) {
  if (value === null)
    return <i>{field === "verdict" ? "retracted" : field === "ruling" ? "opened again" : "empty"}</i>;
  if (field === "assignee") return <>{nameIn(data, value)}</>;
  const rating = field === "verdict" || field === "ruling" ? findRating(data.desk.scale, value) : undefined;
  return rating === undefined ? <bdi>{value}</bdi> : <VerdictTag rating={rating} />;
}

const nameIn = (data: HistoryData, id: string): string => historyNames(data).actor(id);
