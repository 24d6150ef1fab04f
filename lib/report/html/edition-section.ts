import { assertNever } from "../../domain/assert-never";
import type { ChangedClaim, ClaimChange } from "../../ledger/changes-between";
import type { Report, ReportClaim, ReportCorrection, ReportEdition } from "../report";
import { ratingBadge, time } from "./claim-section";
import { htmlText } from "./html-text";

/** Which edition this is, who published it and when, and where all of them are. */
export function editionLine({ number, publicUrl, publishedAt, publishedByName }: ReportEdition): string {
  const address = htmlText(publicUrl);
  return `<p class="quiet">Edition ${number}, published ${time(publishedAt)} by <bdi>${htmlText(publishedByName)}</bdi> · <a href="${address}/editions">All editions</a></p>`;
}

/** Where the newest edition and its other formats are. */
export function editionLinks({ url }: Report, { publicUrl }: ReportEdition): string {
  const formats = [
    ["application/json", "json"],
    ["application/ld+json", "claimreview"],
    ["application/ld+json", "webannotation"],
  ].map(
    ([type, format]) =>
      `<link rel="alternate" type="${type}" title="${format}" href="${htmlText(url)}?format=${format}">`,
  );
  return [`<link rel="canonical" href="${htmlText(publicUrl)}">`, ...formats].join("\n");
}

/** The claims that the desk has not settled, so that nobody takes them for findings. Empty when there are none. */
export function unsettledNotice({ claims }: Report): string {
  const open = claims.filter((claim) => claim.ruling === null);
  if (open.length === 0) return "";
  const links = open.map(
    (claim) => `<li>${claimLink(claim)} is ${STATUS_WORDS[claim.status] ?? claim.status}</li>`,
  );
  const count = open.length === 1 ? "1 claim is" : `${open.length} claims are`;
  return `<section class="notice" aria-labelledby="unsettled-title"><h2 id="unsettled-title">${count} not settled yet</h2>
<p>What is said of them below is not the desk’s ruling.</p><ul>${links.join("")}</ul></section>`;
}

/** What later editions put right, the newest first. Empty in the first edition. */
export function correctionsSection(report: Report, { corrections }: ReportEdition): string {
  if (corrections.length === 0) return "";
  return `<section aria-labelledby="corrections-title"><h2 id="corrections-title">Corrections</h2>
${corrections.map((correction) => correctionPart(correction, report)).join("\n")}</section>`;
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  disputed: "disputed: verdicts differ",
  judged: "judged, without a ruling",
  checking: "being checked",
  open: "not checked yet",
};

function correctionPart({ number, publishedAt, note, changes }: ReportCorrection, report: Report): string {
  const text =
    changes.revision === null ? [] : [`The article’s text was replaced by revision ${changes.revision}.`];
  const lines = [...text, ...changes.claims.flatMap((claim) => changeLines(claim, report))];
  const list = lines.map((line) => `<li>${line}</li>`).join("");
  return `<h3>Edition ${number}, ${time(publishedAt)}</h3><p class="plain" dir="auto">${htmlText(note)}</p>${list === "" ? "" : `<ul>${list}</ul>`}`;
}

function changeLines({ claimId, quote, changes }: ChangedClaim, report: Report): readonly string[] {
  const claim = report.claims.find((each) => each.claimId === claimId);
  const name = claim === undefined ? "A claim" : claimLink(claim);
  return changes.map(
    (change) => `${name}, <q dir="auto">${htmlText(shortened(quote))}</q>: ${changeWords(change, report)}`,
  );
}

function changeWords(change: ClaimChange, report: Report): string {
  switch (change.kind) {
    case "added":
      return change.rating === null ? "added" : `added, ruled ${ratingName(change.rating, report)}`;
    case "withdrawn":
      return "withdrawn";
    case "described":
      return "described in other words";
    case "ruled":
      return `${ratingName(change.from, report)} became ${ratingName(change.to, report)}`;
    case "reasoned":
      return "the same ruling for other reasons";
    case "evidence":
      return evidenceWords(change);
    default:
      return assertNever(change);
  }
}

function evidenceWords({ added, removed, revised }: Extract<ClaimChange, { kind: "evidence" }>): string {
  const parts = [
    added === 0 ? "" : `${added} added`,
    removed === 0 ? "" : `${removed} removed`,
    revised === 0 ? "" : `${revised} revised`,
  ].filter((part) => part !== "");
  return `evidence: ${parts.join(", ")}`;
}

function ratingName(rating: string | null, { scale }: Report): string {
  if (rating === null) return "not settled";
  const found = scale.find((each) => each.id === rating);
  return found === undefined ? `<bdi>${htmlText(rating)}</bdi>` : ratingBadge(found, scale);
}

const claimLink = ({ claimId, number }: ReportClaim) => `<a href="#claim-${claimId}">Claim ${number}</a>`;

const LONGEST = 120;

function shortened(quote: string): string {
  const points = [...quote];
  return points.length <= LONGEST ? quote : `${points.slice(0, LONGEST - 1).join("")}…`;
}
