import type { WorkspaceAccess } from "../../database/access";
import { type Failure, invalid } from "../../domain/failure";
import { fail, type Result } from "../../domain/result";
import { spreadsheetCsv } from "../../report/text/spreadsheet-csv";
import { apiHeaders, attachment } from "../answers/headers";
import type { AuditQuery } from "../schemas/audit-schema";
import { type Audit, type AuditLine, gatherAudit } from "./gather-audit";

/** Lines of one table. A spreadsheet takes more, a person does not. */
const MOST = 20_000;

/** A page as JSON, or all that fits as a table in one file. */
export async function answerAudit(
  access: WorkspaceAccess,
  query: AuditQuery,
): Promise<Result<Audit, Failure> | Response> {
  if (query.format !== "csv") return gatherAudit(access, query);
  const { limit: _, ...all } = query;
  const audit = await gatherAudit(access, all, MOST);
  if (!audit.ok) return audit;
  if (audit.value.nextCursor !== null)
    return fail(invalid("format", `More than ${MOST.toLocaleString("en")} entries fit: choose fewer days.`));
  return new Response(auditCsv(audit.value.entries), {
    headers: {
      ...apiHeaders,
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": attachment(`audit-${access.slug}.csv`),
    },
  });
}

/** What happened, a row an entry, as spreadsheets take it without running any of it. */
export function auditCsv(entries: readonly AuditLine[]): string {
  return spreadsheetCsv([
    [
      "at",
      "person",
      "kind",
      "sentence",
      "article",
      "claim",
      "withheld",
      "article_id",
      "seq",
      "person_id",
      "hash",
    ],
    ...entries.map(({ at, actor, type, sentence, article, claim, withheld, seq, hash }) => [
      ...[at, actor.name, type, sentence, article?.title ?? "", claim?.words ?? "", withheld ? "yes" : "no"],
      ...[article?.id ?? "", seq, actor.id, hash],
    ]),
  ]);
}
