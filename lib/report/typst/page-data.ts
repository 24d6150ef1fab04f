import { renderSVG } from "uqr";
import { accentFor } from "../../domain/accent";
import type { HeadlineFace } from "../../domain/imprint";
import { LINES } from "../../domain/rating";
import { shortenedText } from "../../text/code-points";
import { deriveDirection } from "../../text/direction";
import { languageTag } from "../../text/language-tag";
import { ratingLook } from "../claim-look";
import { markDrawing } from "../pictures/mark-icons";
import { ratingBar, sharesInWords, sharesOf } from "../pictures/rating-bar";
import { reviewSteps } from "../pictures/review-steps";
import { reviewTimeline, stepNumbers, stepsInWords } from "../pictures/review-timeline";
import type { Report, ReportClaim, ReportCorrection, ReportRating } from "../report";
import { writtenDate } from "../report-date";
import { imprintParts } from "../report-imprint";
import { checkpointInWords, originalInWords, proofMarks } from "../report-proof";
import { givenLabel, ratingPlace, wordsOf } from "../report-words";
import { claimsInWords, rulingShares, shareLabel, standingClaims } from "../ruling-shares";
import { changeInWords, editionTitle } from "../said-lines";
import { percentEncodedUri } from "../text/percent-encoded-uri";
import { articleBlocks, placedNumbers } from "./article-blocks";
import { claimData, type PageClaim, type PageFact } from "./claim-data";
import { type FontWords, fontWords } from "./font-words";
import { markdownBlocks } from "./markdown-blocks";
import type { PageBlock } from "./page-block";
import { type PageWords, pageWords } from "./page-words";

/** All that report.typ sets, as JSON. Texts are texts: whatever stands in them is shown, none of it is markup. */
export type PageData = {
  readonly title: string;
  readonly desk: string;
  readonly kicker: string;
  /** A BCP 47 language with its region, where it is known. */
  readonly language: string;
  readonly region: string | null;
  readonly dir: "ltr" | "rtl";
  /** The fixed words, and how they are set. */
  readonly words: PageWords;
  readonly fontWords: FontWords;
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
  readonly people: readonly { readonly name: string; readonly counts: readonly string[] }[];
  readonly proof: {
    readonly hash: string;
    readonly url: string;
    readonly original: string | null;
    readonly checkpoint: string | null;
  };
  readonly keywords: readonly string[];
  /** A QR code of the public address, as SVG; null when there is none. */
  readonly qr: string | null;
};

/** A picture as SVG, and what it shows in words. */
type PagePicture = { readonly svg: string; readonly words: string };
type PageTable = {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** How words of a look are drawn; `line` is null where there is none. */
export type PageLook = {
  readonly colour: string;
  readonly line: string | null;
  readonly icon: string | null;
};

/** Pure: the same report gives the same data. */
export function pageData(report: Report): PageData {
  const { article, edition, scale, workspace, head } = report;
  const claims = standingClaims(report);
  const blocks = articleBlocks(report);
  const placed = placedNumbers(blocks);
  const toData = (claim: ReportClaim) => claimData(claim, report, placed);
  const language = new Intl.Locale(languageTag(article.language) ?? "en");
  const words = wordsOf(report);
  return {
    title: edition?.headline ?? article.title,
    desk: workspace.name,
    kicker: edition === null ? words.say("page.forDesk") : editionTitle(edition, words),
    language: language.language,
    region: language.region ?? null,
    dir: edition?.headline ? deriveDirection(edition.headline) : article.direction,
    words: pageWords(report),
    fontWords: fontWords(words),
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
    imprint: imprintParts(report.imprint, words).map(({ title, text }) => ({
      title,
      blocks: markdownBlocks(text),
    })),
    ...lookOf(report.imprint),
    people: report.people.map((person) => ({
      name: person.name,
      counts: [person.claims, person.verdicts, person.rulings, person.evidence].map(words.number),
    })),
    proof: {
      hash: head.hash,
      url: edition?.publicUrl ?? report.url,
      original: originalInWords(report, words),
      checkpoint: checkpointInWords(report, words),
    },
    keywords: proofMarks(report).map(({ name, values }) => [name, ...values].join(":")),
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

function articleFacts(report: Report): readonly PageFact[] {
  const { article, edition, generatedAt, workspace } = report;
  const words = wordsOf(report);
  const { say } = words;
  const fact = (name: string, value: string | null, href: string | null = null): readonly PageFact[] =>
    value === null || value === "" ? [] : [{ name, value, href }];
  const { sourceUrl, publishedAt } = article;
  return [
    ...(edition?.headline ? fact(say("field.article"), article.title) : []),
    ...fact(say("field.checkedBy"), workspace.name),
    ...fact(say("field.writtenBy"), article.byline),
    ...fact(say("field.publisher"), article.publisher),
    ...fact(say("field.articleOf"), publishedAt && writtenDate(publishedAt, words)),
    ...fact(say("field.source"), sourceUrl, sourceUrl === null ? null : percentEncodedUri(sourceUrl)),
    ...(edition === null
      ? fact(say("field.asOf"), writtenDate(generatedAt, words))
      : fact(
          say("field.published"),
          say("edition.publishedOn", {
            date: writtenDate(edition.publishedAt, words),
            name: edition.publishedByName,
          }),
        )),
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
      label: shareLabel(share, report),
      meaning: share.rating === null ? "" : ratingMeaning(share.rating, report),
      count: share.count,
    }));
}

function ratingMeaning(rating: ReportRating, report: Report): string {
  const place = ratingPlace(rating, report);
  return rating.explained === undefined ? place : `${rating.explained} (${place})`;
}

function barOf(report: Report): PageData["bar"] {
  const shares = sharesOf(report);
  const words = wordsOf(report);
  const svg = ratingBar(shares, { id: "rulings", words });
  return svg === null ? null : { svg, words: sharesInWords(shares, words) };
}

function timelineOf(report: Report): PageData["timeline"] {
  const steps = reviewSteps(report);
  if (steps === null) return null;
  const words = wordsOf(report);
  const { heads, rows } = stepNumbers(steps, words);
  return {
    svg: reviewTimeline(steps, { id: "review", words }),
    words: stepsInWords(steps, words),
    heads,
    rows: rows.map((row) => row.map((cell) => (typeof cell === "number" ? words.number(cell) : cell))),
  };
}

const LONGEST_QUOTE = 120;

function correctionData({ kind, number, publishedAt, note, changes }: ReportCorrection, report: Report) {
  const words = wordsOf(report);
  const { say } = words;
  const text = changes.revision === null ? [] : [say("change.text", { number: changes.revision })];
  const ratingName = (id: string | null) =>
    id === null ? say("change.notSettled") : givenLabel({ rating: id, ratingLabel: id }, report);
  const lines = changes.claims.flatMap(({ claimId, quote, changes: each }) => {
    const found = report.claims.find((one) => one.claimId === claimId);
    const claim = found === undefined ? say("claim.some") : say("claim.name", { number: found.number });
    const shortened = shortenedText(quote.replaceAll("\n", " "), LONGEST_QUOTE);
    const quoted = say("punctuation.quote", { words: shortened });
    return each.map((one) => {
      const change = changeInWords(one, ratingName, words);
      return say("change.line", { claim, quote: quoted, change });
    });
  });
  return {
    title: say("change.title", {
      kind: say(`editionKind.${kind}`),
      number,
      date: writtenDate(publishedAt, words),
    }),
    note,
    changes: [...text, ...lines],
  };
}
