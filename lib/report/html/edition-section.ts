import type { ChangedClaim } from "../../ledger/changes-between";
import { describeChange } from "../../ledger/describe-change";
import { shortenedText } from "../../text/code-points";
import type { Report, ReportClaim, ReportCorrection, ReportEdition } from "../report";
import { claimSection, ratingBadge, time } from "./claim-section";
import { htmlText } from "./html-text";

/** Which edition this is, who published it and when, and where all of them are. */
export function editionFacts({ number, publicUrl, publishedAt, publishedByName }: ReportEdition): string {
  const address = htmlText(publicUrl);
  return `<li>Edition ${number}, published ${time(publishedAt)} by <bdi>${htmlText(publishedByName)}</bdi></li><li><a href="${address}/editions">All editions</a></li>`;
}

/** The same edition in the formats that people save. */
export function editionFormats({ url }: Report): string {
  const formats = [
    ["pdf", "PDF"],
    ["docx", "Word"],
    ["json", "JSON"],
  ].map(([format, label]) => `<a class="pill" href="${htmlText(url)}?format=${format}">${label}</a>`);
  return `<nav aria-label="Other formats">${formats.join("")}</nav>`;
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

/** The claims without a ruling, last, so that nobody takes what is said of them for a finding. Empty when there are none. */
export function unsettledSection(report: Report): string {
  const open = report.claims.filter(({ ruling, status }) => ruling === null && status !== "withdrawn");
  if (open.length === 0) return "";
  const count = open.length === 1 ? "1 claim is" : `${open.length} claims are`;
  return `<section class="claims" aria-labelledby="unsettled-title"><h2 id="unsettled-title">Without a ruling</h2>
<p>${count} not settled yet: what is said of ${open.length === 1 ? "it" : "them"} here is not the desk’s ruling.</p>
${open.map((claim) => claimSection(claim, report)).join("\n")}</section>`;
}

/** What later editions put right, the newest first. Empty in the first edition. */
export function correctionsSection(report: Report, { corrections }: ReportEdition): string {
  if (corrections.length === 0) return "";
  return `<section class="note" aria-labelledby="corrections-title"><div><h2 id="corrections-title">Corrections</h2>
${corrections.map((correction) => correctionPart(correction, report)).join("\n")}</div></section>`;
}

const LONGEST_QUOTE = 120;

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
  const words = htmlText(shortenedText(quote, LONGEST_QUOTE));
  return changes.map((change) => {
    const what = describeChange(change, (rating) => ratingName(rating, report));
    return `${name}, <q dir="auto">${words}</q>: ${what}`;
  });
}

function ratingName(rating: string | null, { scale }: Report): string {
  if (rating === null) return "not settled";
  const found = scale.find((each) => each.id === rating);
  return found === undefined ? `<bdi>${htmlText(rating)}</bdi>` : ratingBadge(found, scale);
}

const claimLink = ({ claimId, number }: ReportClaim) => `<a href="#claim-${claimId}">Claim ${number}</a>`;
