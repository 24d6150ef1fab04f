import type { Report, ReportClaim, ReportEvidence, ReportVerdict } from "../report";
import type { ReportWriter } from "../report-writer";
import { spreadsheetCsv } from "../text/spreadsheet-csv";

/** One row a claim, for spreadsheets. */
export const writer: ReportWriter = {
  format: "csv",
  label: "CSV, one row a claim",
  mediaType: "text/csv; charset=utf-8; header=present",
  extension: "csv",
  write: (report) => {
    const rows = report.claims.map((claim) => COLUMNS.map(([, cell]) => cell(claim, report)));
    return spreadsheetCsv([COLUMNS.map(([name]) => name), ...rows]);
  },
};

type Cell = (claim: ReportClaim, report: Report) => string | number | null | undefined;

const COLUMNS: readonly (readonly [name: string, cell: Cell])[] = [
  ["number", (claim) => claim.number],
  ["claim_id", (claim) => claim.claimId],
  ["status", (claim) => claim.status],
  ["quote", (claim) => claim.quote],
  ["start_code_point", (claim) => positions(claim, "start")],
  ["end_code_point", (claim) => positions(claim, "end")],
  ["placement", (claim) => claim.placement],
  ["statement", (claim) => claim.statement],
  ["claimant", (claim) => claim.claimant],
  ["claimed_on", (claim) => claim.claimedOn],
  ["kind", (claim) => claim.kind],
  ["assignee", (claim) => claim.assigneeName],
  ["highlighted_by", (claim) => claim.highlightedByName],
  ["highlighted_at", (claim) => claim.highlightedAt],
  ["ruling", (claim) => claim.ruling?.ratingLabel],
  ["ruling_value", (claim, { scale }) => scale.find((rating) => rating.id === claim.ruling?.rating)?.value],
  ["ruling_rationale", (claim) => claim.ruling?.rationale],
  ["ruled_by", (claim) => claim.ruling?.byName],
  ["ruled_at", (claim) => claim.ruling?.at],
  ["verdicts", (claim) => claim.verdicts.map(verdictLine).join("\n")],
  ["evidence", (claim) => claim.evidence.map(evidenceLine).join("\n")],
  [
    "comments",
    (claim) => claim.comments.map((each) => `${each.byName}, ${each.at}: ${each.body}`).join("\n"),
  ],
  ["claim_url", (claim) => claim.url],
  ["article_title", (_, { article }) => article.title],
  ["article_byline", (_, { article }) => article.byline],
  ["article_publisher", (_, { article }) => article.publisher],
  ["article_source_url", (_, { article }) => article.sourceUrl],
  ["article_published_at", (_, { article }) => article.publishedAt],
  ["article_language", (_, { article }) => article.language],
  ["text_revision", (_, { article }) => article.revision.number],
  ["text_sha256", (_, { article }) => article.revision.sha256],
  ["desk", (_, { workspace }) => workspace.name],
  ["scale", (_, { scale }) => scale.map((rating) => `${rating.label}: ${rating.meaning}`).join("\n")],
  ["ledger_seq", (_, { head }) => head.seq],
  ["ledger_hash", (_, { head }) => head.hash],
  ["withheld", (_, { withheld }) => withheld],
  ["generated_at", (_, { generatedAt }) => generatedAt],
  ["original_name", (_, { article }) => article.original?.name ?? article.original?.address ?? null],
  ["original_sha256", (_, { article }) => article.original?.sha256 ?? null],
];

function positions(claim: ReportClaim, side: "start" | "end"): string {
  return claim.anchor.ranges
    .flatMap(({ codePoints }) => (codePoints === null ? [] : [codePoints[side]]))
    .join(" ");
}

function verdictLine({ reviewerName, ratingLabel, confidence, at, rationale }: ReportVerdict): string {
  const sure = confidence === null ? "" : `, ${confidence} confidence`;
  return `${reviewerName}: ${ratingLabel}${sure} (${at})${rationale === "" ? "" : ` – ${rationale}`}`;
}

function evidenceLine(evidence: ReportEvidence): string {
  const { stance, url, title, publisher, author, publishedOn, excerpt, note, addedByName, at } = evidence;
  const details = [title, author, publisher, publishedOn, excerpt, note, `added by ${addedByName}, ${at}`];
  return `${stance ?? "stance withheld"}: ${url} – ${details.filter((detail) => detail !== null && detail !== "").join("; ")}`;
}
