import type { z } from "zod";
import { showTime, showWeekday } from "@/components/look/show-date";
import type { auditSchema } from "@/lib/http/schemas/audit-schema";
import classes from "./audit.module.css";

export type AuditLine = z.output<typeof auditSchema>["entries"][number];

type Props = {
  /** Newest first. */
  readonly lines: readonly AuditLine[];
  readonly slug: string;
};

/** What happened, by day; a line of an article names it and leads to it as it stood then. */
export function AuditDays({ lines, slug }: Props) {
  return daysOf(lines).map(({ day, of }) => (
    <section key={day} aria-labelledby={`day-${day}`} className={classes["day"]}>
      <h2 id={`day-${day}`}>{showWeekday(day)}</h2>
      <ol>
        {of.map((line) => (
          <li key={`${line.article?.id} ${line.seq}`}>
            <time dateTime={line.at}>{showTime(line.at)}</time>
            <div>
              <p dir="auto">{line.sentence}</p>
              <Where line={line} slug={slug} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  ));
}

function Where({ line: { article, claim, seq }, slug }: { readonly line: AuditLine; readonly slug: string }) {
  if (article === null) return null;
  const then = `/w/${slug}/articles/${article.id}?at=${seq}`;
  return (
    <p className={classes["where"]}>
      {claim !== null && (
        <a className={classes["claim"]} href={`${then}#claim-${claim.id}`}>
          <bdi>{claim.words}</bdi>
        </a>
      )}
      <a href={then}>
        <bdi>{article.title}</bdi>, event {seq}
      </a>
    </p>
  );
}

type Day = { readonly day: string; readonly of: readonly AuditLine[] };

/** Days in UTC, as the times are, in the order of the lines. */
function daysOf(lines: readonly AuditLine[]): readonly Day[] {
  const days = new Map<string, AuditLine[]>();
  for (const line of lines) {
    const day = line.at.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days].map(([day, of]) => ({ day, of }));
}
