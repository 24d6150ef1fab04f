import { renderSVG } from "uqr";
import { accentFor } from "../../domain/accent";
import type { HeadlineFace } from "../../domain/imprint";
import { LINES } from "../../domain/rating";
import { describeChange } from "../../ledger/describe-change";
import { shortenedText } from "../../text/code-points";
import { deriveDirection } from "../../text/direction";
import { languageTag } from "../../text/language-tag";
import { claimLook, placeDoubt, ratingLook } from "../claim-look";
import { editionTitle, KIND_WORDS } from "../edition-words";
import { sourceDetails, stanceLabel } from "../evidence-words";
import { markDrawing } from "../html/mark-icons";
import { percentEncodedUri } from "../percent-encoded-uri";
import { ratingBar, sharesInWords, sharesOf } from "../pictures/rating-bar";
import { reviewSteps } from "../pictures/review-steps";
import { reviewTimeline, stepNumbers, stepsInWords } from "../pictures/review-timeline";
import type { Report, ReportClaim, ReportCorrection, ReportEvidence, ReportRating } from "../report";
import { writtenDate } from "../report-date";
import { imprintParts } from "../report-imprint";
import { claimsInWords, rulingShares, shareLabel, standingClaims } from "../ruling-shares";
import { standingRating } from "../standing-rating";
import { articleBlocks, placedNumbers } from "./article-blocks";
import { markdownBlocks } from "./markdown-blocks";
import type { PageBlock } from "./page-block";

/** All that report.typ sets, as JSON. Texts are texts: whatever stands in them is shown, none of it is markup. */
export type PageData = {
  readonly title: string;
  readonly desk: string;
  readonly kicker: string;
  /** A BCP 47 language with its region, where it is known. */
  readonly language: string;
  readonly region: string | null;
  readonly dir: "ltr" | "rtl";
  readonly facts: readonly PageFact[];
  /** What a reader has to know first: what is withheld, what has no font. */
  readonly notes: readonly string[];
  /** The desk's own words on the whole. */
  readonly finding: readonly PageBlock[];
  /** How many claims have a ruling. */
  readonly summary: string;
  readonly looks: Readonly<Record<string, PageLook>>;
  readonly shares: readonly {
    readonly look: string;
    readonly label: string;
    readonly meaning: string;
    readonly count: number;
  }[];
  /** The verdicts as a bar, and the review in time with the table of its numbers; null where no claim has a ruling. */
  readonly bar: PagePicture | null;
  readonly timeline: (PagePicture & PageTable) | null;
  readonly corrections: readonly {
    readonly title: string;
    readonly note: string;
    readonly changes: readonly string[];
  }[];
  readonly article: readonly PageBlock[];
  readonly settled: readonly PageClaim[];
  readonly open: readonly PageClaim[];
  /** What the desk says of itself. */
  readonly imprint: readonly { readonly title: string; readonly blocks: readonly PageBlock[] }[];
  /** #rrggbb; null: the usual one. */
  readonly accent: string | null;
  readonly headlineFace: HeadlineFace;
  /** A PNG's bytes; null: none. */
  readonly logo: readonly number[] | null;
  readonly people: readonly { readonly name: string; readonly counts: readonly number[] }[];
  readonly proof: { readonly seq: number; readonly hash: string; readonly url: string };
  /** A QR code of the public address, as SVG; null when there is none. */
  readonly qr: string | null;
};

/** A picture as SVG, and what it shows in words. */
type PagePicture = { readonly svg: string; readonly words: string };
type PageTable = {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export type PageFact = { readonly name: string; readonly value: string; readonly href: string | null };

/** How words of a look are drawn; `line` is null where there is none. */
export type PageLook = {
  readonly colour: string;
  readonly line: string | null;
  readonly icon: string | null;
};

export type PageClaim = {
  readonly number: number;
  readonly look: string;
  readonly label: string;
  readonly status: string;
  /** Whether its number stands in the article, to be led back to. */
  readonly hasPlace: boolean;
  readonly quotes: readonly PageText[];
  readonly statement: PageText | null;
  readonly facts: readonly PageFact[];
  readonly doubt: string | null;
  readonly ruling: { readonly line: string; readonly blocks: readonly PageBlock[] } | null;
  readonly verdicts: readonly { readonly line: string; readonly blocks: readonly PageBlock[] }[];
  readonly evidence: readonly PageEvidence[];
  readonly comments: readonly { readonly line: string; readonly blocks: readonly PageBlock[] }[];
};

type PageText = { readonly text: string; readonly dir: "ltr" | "rtl" };

type PageEvidence = {
  readonly stance: string;
  readonly title: PageText;
  readonly href: string | null;
  readonly about: string;
  readonly excerpt: PageText | null;
  readonly blocks: readonly PageBlock[];
};

/** Pure: the same report gives the same data. */
export function pageData(report: Report): PageData {
  const { article, edition, scale, workspace, head } = report;
  const claims = standingClaims(report);
  const blocks = articleBlocks(report);
  const placed = placedNumbers(blocks);
  const toData = (claim: ReportClaim) => claimData(claim, report, placed);
  const language = new Intl.Locale(languageTag(article.language) ?? "en");
  return {
    title: edition?.headline ?? article.title,
    desk: workspace.name,
    kicker: edition === null ? "Fact check · for the desk" : editionTitle(edition),
    language: language.language,
    region: language.region ?? null,
    dir: edition?.headline ? deriveDirection(edition.headline) : article.direction,
    facts: articleFacts(report),
    notes: report.withheld === null ? [] : [report.withheld],
    finding: markdownBlocks(edition?.summary ?? ""),
    summary: claimsInWords(report),
    looks: looksOf(scale),
    shares: ratingRows(report),
    bar: barOf(report),
    timeline: timelineOf(report),
    corrections: (edition?.corrections ?? []).map((correction) => correctionData(correction, report)),
    article: blocks,
    settled: claims.filter(({ ruling }) => ruling !== null).map(toData),
    open: claims.filter(({ ruling }) => ruling === null).map(toData),
    imprint: imprintParts(report.imprint).map(({ title, text }) => ({ title, blocks: markdownBlocks(text) })),
    ...lookOf(report.imprint),
    people: report.people.map((person) => ({
      name: person.name,
      counts: [person.claims, person.verdicts, person.rulings, person.evidence],
    })),
    proof: { ...head, url: edition?.publicUrl ?? report.url },
    qr: edition === null ? null : renderSVG(edition.publicUrl, { ecc: "M", border: 2 }),
  };
}

function lookOf(imprint: Report["imprint"]): Pick<PageData, "accent" | "headlineFace" | "logo"> {
  const accent = imprint?.accent ?? null;
  const logo = imprint?.logo?.url.split(",")[1];
  return {
    accent: accent === null ? null : accentFor(accent).light,
    headlineFace: imprint?.headlineFace ?? "serif",
    logo: logo === undefined ? null : [...Buffer.from(logo, "base64")],
  };
}

function articleFacts({ article, edition, generatedAt, workspace }: Report): readonly PageFact[] {
  const fact = (name: string, value: string | null, href: string | null = null): readonly PageFact[] =>
    value === null || value === "" ? [] : [{ name, value, href }];
  const { sourceUrl, publishedAt } = article;
  return [
    ...(edition?.headline ? fact("Article", article.title) : []),
    ...fact("Checked by", workspace.name),
    ...fact("Written by", article.byline),
    ...fact("Publisher", article.publisher),
    ...fact("Article of", publishedAt && writtenDate(publishedAt)),
    ...fact("Source", sourceUrl, sourceUrl === null ? null : percentEncodedUri(sourceUrl)),
    ...(edition === null
      ? fact("As of", writtenDate(generatedAt))
      : fact("Published", `${writtenDate(edition.publishedAt)}, by ${edition.publishedByName}`)),
  ];
}

function looksOf(scale: Report["scale"]): PageData["looks"] {
  const rated = scale.map((rating) => [
    ratingLook(rating, scale),
    {
      colour: rating.colour,
      line: LINES[rating.mark].style + LINES[rating.mark].thickness,
      icon: markDrawing(rating.mark, rating.colour),
    },
  ]);
  return {
    ...Object.fromEntries(rated),
    disputed: { colour: "#8a6d00", line: "dashed1px", icon: null },
    open: { colour: "#8a6d00", line: null, icon: null },
  };
}

/** Every rating, as the scale's legend, and the claims without a ruling where there are some. */
function ratingRows(report: Report): PageData["shares"] {
  return rulingShares(report)
    .filter(({ rating, count }) => rating !== null || count > 0)
    .map((share) => ({
      look: share.rating === null ? "open" : ratingLook(share.rating, report.scale),
      label: shareLabel(share),
      meaning: [share.rating?.explained, share.rating?.meaning]
        .filter((each) => each !== undefined)
        .join("; "),
      count: share.count,
    }));
}

function barOf(report: Report): PageData["bar"] {
  const shares = sharesOf(report);
  const svg = ratingBar(shares, { id: "rulings" });
  return svg === null ? null : { svg, words: sharesInWords(shares) };
}

function timelineOf(report: Report): PageData["timeline"] {
  const steps = reviewSteps(report);
  if (steps === null) return null;
  const { heads, rows } = stepNumbers(steps);
  return {
    svg: reviewTimeline(steps, { id: "review" }),
    words: stepsInWords(steps),
    heads,
    rows: rows.map((row) => row.map(String)),
  };
}

function claimData(claim: ReportClaim, report: Report, placed: ReadonlySet<number>): PageClaim {
  const { scale } = report;
  const rating = standingRating(claim, scale);
  return {
    number: claim.number,
    look: claimLook(claim, scale),
    label: labelOf(claim, rating),
    status: claim.status,
    hasPlace: placed.has(claim.number),
    quotes: claim.anchor.ranges.map(({ exact }) => pageText(exact)),
    statement: claim.statement === null || claim.statement === "" ? null : pageText(claim.statement),
    facts: [
      ...(claim.claimant === null ? [] : [{ name: "Said by", value: claim.claimant, href: null }]),
      ...(claim.claimedOn === null
        ? []
        : [{ name: "Said on", value: writtenDate(claim.claimedOn), href: null }]),
    ],
    doubt: placeDoubt(claim, report),
    ruling:
      claim.ruling === null
        ? null
        : {
            line: `${claim.ruling.ratingLabel}, by ${claim.ruling.byName}, ${writtenDate(claim.ruling.at)}`,
            blocks: markdownBlocks(claim.ruling.rationale),
          },
    verdicts: claim.verdicts.map(({ ratingLabel, reviewerName, confidence, at, rationale }) => ({
      line: `${ratingLabel}, by ${reviewerName}${confidence === null ? "" : `, ${confidence} confidence`}, ${writtenDate(at)}`,
      blocks: markdownBlocks(rationale),
    })),
    evidence: claim.evidence.map(evidenceData),
    comments: claim.comments.map(({ byName, at, body, removedAt }) => ({
      line: `${byName}, ${writtenDate(at)}`,
      blocks: markdownBlocks(removedAt === null ? body : "Removed."),
    })),
  };
}

function labelOf(claim: ReportClaim, rating: ReportRating | null): string {
  if (claim.ruling !== null) return claim.ruling.ratingLabel;
  return claim.status === "disputed" || rating === null ? claim.status : `${rating.label}, ${claim.status}`;
}

function evidenceData(evidence: ReportEvidence): PageEvidence {
  return {
    stance: stanceLabel(evidence.stance),
    title: pageText(evidence.title ?? evidence.url),
    href: percentEncodedUri(evidence.url),
    about: [...sourceDetails(evidence), ...(evidence.title === null ? [] : [evidence.url])].join(" · "),
    excerpt: evidence.excerpt === null ? null : pageText(evidence.excerpt),
    blocks: markdownBlocks(evidence.note ?? ""),
  };
}

const LONGEST_QUOTE = 120;

function correctionData({ kind, number, publishedAt, note, changes }: ReportCorrection, report: Report) {
  const text =
    changes.revision === null ? [] : [`The article’s text was replaced by revision ${changes.revision}.`];
  const ratingName = (id: string | null) =>
    id === null ? "not settled" : (report.scale.find((rating) => rating.id === id)?.label ?? id);
  const lines = changes.claims.flatMap(({ claimId, quote, changes: each }) => {
    const claim = report.claims.find((one) => one.claimId === claimId);
    const name = claim === undefined ? "A claim" : `Claim ${claim.number}`;
    const words = shortenedText(quote.replaceAll("\n", " "), LONGEST_QUOTE);
    return each.map((change) => `${name}, “${words}”: ${describeChange(change, ratingName)}`);
  });
  return {
    title: `${KIND_WORDS[kind]}, edition ${number}, ${writtenDate(publishedAt)}`,
    note,
    changes: [...text, ...lines],
  };
}

const pageText = (text: string): PageText => ({ text, dir: deriveDirection(text) });
