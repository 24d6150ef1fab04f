import type { Report } from "../report";
import type { ReportWriter } from "../report-writer";
import { labelledClaims } from "../text/labelled-claims";

/**
 * Spans for training and evaluation, one object an article. doccano's JSONL reads `text` and `label`, Label Studio reads
 * `data` and `annotations` (value `text`, control `label`); both count in code points. `spans` says the same with both
 * ways of counting, each by its name.
 */
export const writer: ReportWriter = {
  format: "jsonl",
  label: "Spans, JSON Lines",
  mediaType: "application/jsonl; charset=utf-8",
  extension: "jsonl",
  write: (report) => `${JSON.stringify(spanObject(report))}\n`,
};

function spanObject(report: Report): object {
  const { article, head } = report;
  const { text } = article.revision;
  const spans = labelledClaims(report).flatMap(({ claim, rating, stretches }) =>
    stretches.map((stretch) => ({
      claimId: claim.claimId,
      number: claim.number,
      label: rating?.label ?? "Not rated",
      rating: rating?.id ?? null,
      status: claim.status,
      statement: claim.statement,
      ...stretch,
    })),
  );
  return {
    text,
    label: spans.map(({ codePoints, label }) => [codePoints.start, codePoints.end, label]),
    data: { text },
    annotations: [
      {
        result: spans.map(({ claimId, codePoints, exact, label }, index) => ({
          id: `${claimId}-${index}`,
          from_name: "label",
          to_name: "text",
          type: "labels",
          value: { ...codePoints, text: exact, labels: [label] },
        })),
      },
    ],
    spans,
    articleId: article.id,
    title: article.title,
    url: report.url,
    language: article.language,
    sha256: article.revision.sha256,
    ...(article.original === undefined ? {} : { original: article.original }),
    head,
    withheld: report.withheld,
  };
}
