import type { Confidence } from "../../domain/claim";
import { deriveDirection } from "../../text/direction";
import type { Words } from "../../words/words";
import { claimLook, placeDoubt, standingRating } from "../claim-look";
import type { Report, ReportClaim, ReportEvidence } from "../report";
import { writtenDate } from "../report-date";
import { givenLabel, ratingLabel, wordsOf } from "../report-words";
import { sourceDetails, stanceLabel, verdictLine } from "../said-lines";
import { percentEncodedUri } from "../text/percent-encoded-uri";
import { markdownBlocks } from "./markdown-blocks";
import type { PageBlock } from "./page-block";

export type PageFact = { readonly name: string; readonly value: string; readonly href: string | null };

/** One claim, as report.typ sets it. */
export type PageClaim = {
  readonly number: number;
  readonly look: string;
  readonly label: string;
  /** What leads back to its number in the article; null where it has none. */
  readonly placeLink: string | null;
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

/** A claim with all that was said of it. `placed`: the numbers of those that stand in the article. */
export function claimData(claim: ReportClaim, report: Report, placed: ReadonlySet<number>): PageClaim {
  const { scale } = report;
  const words = wordsOf(report);
  const { say } = words;
  const { number } = claim;
  return {
    number,
    look: claimLook(claim, scale),
    label: labelOf(claim, report),
    placeLink: placed.has(number) ? say("claim.readInArticle", { number }) : null,
    quotes: claim.anchor.ranges.map(({ exact }) => pageText(exact)),
    statement: claim.statement === null || claim.statement === "" ? null : pageText(claim.statement),
    facts: [
      ...(claim.claimant === null ? [] : [{ name: say("field.saidBy"), value: claim.claimant, href: null }]),
      ...(claim.claimedOn === null
        ? []
        : [{ name: say("field.saidOn"), value: writtenDate(claim.claimedOn, words), href: null }]),
    ],
    doubt: placeDoubt(claim, report),
    ruling:
      claim.ruling === null
        ? null
        : {
            line: givenLine(claim.ruling, claim.ruling.byName, null, report),
            blocks: markdownBlocks(claim.ruling.rationale),
          },
    verdicts: claim.verdicts.map((verdict) => ({
      line: givenLine(verdict, verdict.reviewerName, verdict.confidence, report),
      blocks: markdownBlocks(verdict.rationale),
    })),
    evidence: claim.evidence.map((each) => evidenceData(each, words)),
    comments: claim.comments.map(({ writtenBy, at, body, removedAt }) => ({
      line: say("punctuation.pair", { first: writtenBy, second: writtenDate(at, words) }),
      blocks: markdownBlocks(removedAt === null ? body : say("comment.removed")),
    })),
  };
}

function labelOf(claim: ReportClaim, report: Report): string {
  const { say } = wordsOf(report);
  if (claim.ruling !== null) return givenLabel(claim.ruling, report);
  const rating = standingRating(claim, report.scale);
  const status = say(`status.${claim.status}`);
  if (claim.status === "disputed" || rating === null) return status;
  return say("punctuation.pair", { first: ratingLabel(rating, report), second: status });
}

function givenLine(
  given: { readonly rating: string; readonly ratingLabel: string; readonly at: string },
  name: string,
  confidence: Confidence | null,
  report: Report,
): string {
  const words = wordsOf(report);
  const said = { rating: givenLabel(given, report), name, date: writtenDate(given.at, words) };
  return verdictLine("line", said, confidence, words);
}

function evidenceData(evidence: ReportEvidence, words: Words): PageEvidence {
  return {
    stance: words.say("punctuation.label", { name: stanceLabel(evidence.stance, words) }),
    title: pageText(evidence.title ?? evidence.url),
    href: percentEncodedUri(evidence.url),
    about: [...sourceDetails(evidence, words), ...(evidence.title === null ? [] : [evidence.url])].join(
      " · ",
    ),
    excerpt: evidence.excerpt === null ? null : pageText(evidence.excerpt),
    blocks: markdownBlocks(evidence.note ?? ""),
  };
}

const pageText = (text: string): PageText => ({ text, dir: deriveDirection(text) });
