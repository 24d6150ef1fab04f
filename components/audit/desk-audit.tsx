"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { Refusal } from "@/components/look/refusal";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";
import classes from "./audit.module.css";
import { AuditDays, type AuditLine } from "./audit-days";
import { type AuditChoices, type AuditFilter, auditParameters } from "./audit-filter";
import { AuditFilterForm } from "./audit-filter-form";

type Props = {
  readonly slug: string;
  readonly deskName: string;
  readonly userName: string;
  readonly filter: AuditFilter;
  readonly choices: AuditChoices;
  readonly lines: readonly AuditLine[];
  readonly nextCursor: string | null;
  /** Whether this is the first page. */
  readonly isNewest: boolean;
  /** Why the filter in the address cannot be used; null when it can. */
  readonly refusal: string | null;
};

/** All that happened on a desk, in its articles and to itself, for its owners. */
export function DeskAudit(props: Props) {
  const { slug, deskName, userName, filter, choices, lines, nextCursor, isNewest, refusal } = props;
  const path = `/w/${slug}/audit`;
  const narrowed = auditParameters(filter);
  const csv = `/api/v1${path.replace("/w/", "/workspaces/")}?${new URLSearchParams([["format", "csv"], ...narrowed])}`;
  const older = new URLSearchParams([...narrowed, ["cursor", nextCursor ?? ""]]);
  return (
    <>
      <TopBar
        crumbs={[{ label: deskName, href: `/w/${slug}` }, { label: "Audit" }]}
        user={{ name: userName, settingsHref: `/w/${slug}/settings` }}
      />
      <PageFrame
        title="Audit"
        lead="What happened in this desk’s articles and to the desk itself, the newest first."
        width="middle"
        actions={
          lines.length > 0 && (
            <Button component="a" href={csv} download variant="default">
              Download CSV
            </Button>
          )
        }
      >
        <AuditFilterForm key={String(narrowed)} path={path} filter={filter} choices={choices} />
        <Refusal words={refusal} />
        {refusal === null && lines.length > 0 && (
          <p className={classes["note"]}>
            Nothing here changes, and words go only by order of law, which is said. What an independent review
            keeps from you is kept here too. Times are in UTC.
          </p>
        )}
        {refusal === null && lines.length === 0 && (
          <p className={classes["empty"]}>
            {narrowed.size > 0 || !isNewest ? "No entry fits." : "Nothing was written down yet."}
          </p>
        )}
        <AuditDays lines={lines} slug={slug} />
        <div className={classes["older"]}>
          {nextCursor !== null && (
            <Button component={Link} href={`${path}?${older}`} variant="default">
              Older
            </Button>
          )}{" "}
          {!isNewest && (
            <Button component={Link} href={`${path}?${narrowed}`} variant="subtle">
              Back to the newest
            </Button>
          )}
        </div>
      </PageFrame>
    </>
  );
}
