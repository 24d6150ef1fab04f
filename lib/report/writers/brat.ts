import { strToU8 } from "fflate";
import { CLAIM_STATUSES } from "../../domain/claim";
import { ENGLISH } from "../../words/words";
import type { CodePointPosition, Report, ReportClaim, ReportRating } from "../report";
import { writtenDate } from "../report-date";
import type { ReportWriter } from "../report-writer";
import { stillZip } from "../still-zip";
import { labelledClaims } from "../text/labelled-claims";

/**
 * A folder for brat (https://brat.nlplab.org/standoff.html) as a zip: the text, one `Claim` for each claim with its
 * rating and status as attributes and its statement as a note, the configuration that declares them, and where it is from. Offsets are in
 * code points; a claim over several lines or ranges is a discontinuous annotation, since brat's may hold no line end.
 */
export const writer: ReportWriter = {
  format: "brat",
  label: "Spans, brat standoff",
  mediaType: "application/zip",
  extension: "zip",
  write: (report) => {
    const text = [...oneLineCharacters(report.article.revision.text)];
    const files = {
      "article.txt": text.join(""),
      "article.ann": annotations(report, text),
      "annotation.conf": configuration(report),
      "README.txt": about(report),
    };
    const bytes = Object.entries(files).map(([name, content]) => [name, strToU8(content)] as const);
    return stillZip(Object.fromEntries(bytes));
  },
};

function annotations(report: Report, text: readonly string[]): string {
  const written = labelledClaims(report).flatMap(({ claim, rating, stretches }) => {
    const fragments = stretches.flatMap(({ codePoints }) => lineFragments(codePoints, text));
    return fragments.length === 0 ? [] : [{ claim, rating, fragments }];
  });
  const lines = written.flatMap(({ claim, rating, fragments }, index) => {
    const number = index + 1;
    const places = fragments.map(({ start, end }) => `${start} ${end}`).join(";");
    const words = fragments.map(({ start, end }) => text.slice(start, end).join("")).join(" ");
    return [
      `T${number}\tClaim ${places}\t${words}`,
      `A${2 * number - 1}\tStatus T${number} ${claim.status}`,
      ...(rating === null ? [] : [`A${2 * number}\tRating T${number} ${rating.id}`]),
      `#${number}\tAnnotatorNotes T${number}\t${note(claim, rating)}`,
    ];
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** The parts of a stretch that hold no line end. */
function lineFragments(
  { start, end }: CodePointPosition,
  text: readonly string[],
): readonly CodePointPosition[] {
  const fragments: CodePointPosition[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && text[at] !== "\n") continue;
    if (at > from) fragments.push({ start: from, end: at });
    from = at + 1;
  }
  return fragments;
}

function note(claim: ReportClaim, rating: ReportRating | null): string {
  const parts = [
    `Claim ${claim.number}: ${rating?.label ?? "not rated"}, ${claim.status}`,
    claim.statement,
    claim.claimant === null ? "" : `Said by: ${claim.claimant}`,
    claim.ruling?.rationale ?? "",
  ].filter((part) => part !== null && part.trim() !== "");
  const said = parts.join(" · ");
  return oneLineCharacters(said).replaceAll("\n", " ");
}

function configuration({ scale }: Report): string {
  const ratings = scale.map(({ id }) => id).join("|");
  return `[entities]
Claim

[relations]

[events]

[attributes]
Status\tArg:Claim, Value:${CLAIM_STATUSES.join("|")}
Rating\tArg:Claim, Value:${ratings}
`;
}

function about({ article, workspace, generatedAt, url, head, withheld }: Report): string {
  const lines = [
    article.title,
    `Checked by ${workspace.name}, as of ${writtenDate(generatedAt, ENGLISH)}`,
    url,
    `Ledger entry ${head.seq}, ${head.hash}`,
    "Offsets count code points of article.txt. A claim over several lines is a discontinuous annotation.",
    ...(withheld === null ? [] : [withheld]),
  ];
  return lines.map((line) => `${oneLineCharacters(line).replaceAll("\n", " ")}\n`).join("");
}

/**
 * Spaces for what brat, or the Python under it, takes for the end of a field or a line, one for one, so that no offset
 * moves: all controls but the line feed, NEL, and the line and paragraph separators.
 */
function oneLineCharacters(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => (character === "\n" ? "\n" : " "));
}
