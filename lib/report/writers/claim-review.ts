import type { Report, ReportClaim, ReportEvidence, ReportRuling } from "../report";
import { isMachineDate } from "../report-date";
import type { ReportWriter } from "../report-writer";
import { percentEncodedUri } from "../text/percent-encoded-uri";

type JsonLd = { readonly [key: string]: unknown };

/** The settled claims of a report as schema.org ClaimReviews, in one JSON-LD graph. */
export function claimReviewGraph(report: Report): JsonLd {
  return {
    "@context": "https://schema.org",
    "@graph": report.claims.flatMap((claim) =>
      claim.ruling === null || claim.status === "withdrawn" ? [] : [claimReview(report, claim, claim.ruling)],
    ),
  };
}

function claimReview(report: Report, claim: ReportClaim, ruling: ReportRuling): JsonLd {
  const desk = { "@type": "Organization", name: report.workspace.name, url: report.baseUrl };
  return withoutAbsent({
    "@type": "ClaimReview",
    "@id": claim.url,
    url: claim.url,
    claimReviewed: filled(claim.statement) ?? claim.quote,
    datePublished: ruling.at.slice(0, 10),
    dateModified: ruling.at,
    author: desk,
    publisher: desk,
    reviewRating: rating(report, ruling),
    reviewBody: filled(ruling.rationale),
    itemReviewed: claimReviewed(report, claim),
    contributor: list(claim.verdicts.map((verdict) => ({ "@type": "Person", name: verdict.reviewerName }))),
    citation: list(claim.evidence.map(citation)),
  });
}

/** Numbers stand only where the rating has a place on an ordinal scale. */
function rating({ scale }: Report, ruling: ReportRuling): JsonLd {
  const values = scale.flatMap((each) => (each.value === null ? [] : [each.value]));
  const value = scale.find((each) => each.id === ruling.rating)?.value ?? null;
  const [worstRating, bestRating] = [Math.min(...values), Math.max(...values)];
  const numbers =
    value === null || worstRating === bestRating ? {} : { ratingValue: value, bestRating, worstRating };
  return { "@type": "Rating", ...numbers, alternateName: ruling.ratingLabel };
}

function claimReviewed({ article }: Report, claim: ReportClaim): JsonLd {
  const appearance = withoutAbsent({
    "@type": "CreativeWork",
    url: article.sourceUrl === null ? null : percentEncodedUri(article.sourceUrl),
    headline: article.title,
    datePublished: date(article.publishedAt),
    inLanguage: filled(article.language),
    author: named("Person", article.byline),
    publisher: named("Organization", article.publisher),
  });
  return withoutAbsent({
    "@type": "Claim",
    name: filled(claim.statement) ?? claim.quote,
    text: claim.quote,
    author:
      named("Person", claim.claimant) ??
      named("Person", article.byline) ??
      named("Organization", article.publisher),
    datePublished: date(claim.claimedOn) ?? date(article.publishedAt),
    appearance: [appearance],
  });
}

const citation = (evidence: ReportEvidence): JsonLd =>
  withoutAbsent({
    "@type": "CreativeWork",
    url: percentEncodedUri(evidence.url),
    name: filled(evidence.title),
    author: named("Person", evidence.author),
    publisher: named("Organization", evidence.publisher),
    datePublished: date(evidence.publishedOn),
    abstract: filled(evidence.excerpt),
  });

const filled = (text: string | null) => (text === null || text.trim() === "" ? null : text);
const date = (text: string | null) => (text !== null && isMachineDate(text) ? text : null);
const list = (items: readonly JsonLd[]) => (items.length === 0 ? null : items);

function named(type: "Person" | "Organization", name: string | null): JsonLd | null {
  return filled(name) === null ? null : { "@type": type, name };
}

function withoutAbsent(object: JsonLd): JsonLd {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

/** schema.org ClaimReview, one per settled claim, for search engines and fact-check feeds. */
export const writer: ReportWriter = {
  format: "claimreview",
  label: "ClaimReview, schema.org",
  mediaType: "application/ld+json",
  extension: "jsonld",
  write: (report) => `${JSON.stringify(claimReviewGraph(report), null, 2)}\n`,
};
