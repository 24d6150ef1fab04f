import { type ICommentOptions, Paragraph } from "docx";
import { xmlText } from "../../text/xml-text";
import type { Words } from "../../words/words";
import { claimTitle, placeDoubt } from "../claim-look";
import type { Report, ReportClaim, ReportComment, ReportSuggestion, ReportVerdict } from "../report";
import { writtenDate } from "../report-date";
import { givenLabel, wordsOf } from "../report-words";
import { claimsInText } from "../text/marked-text";
import type { CommentPlace } from "./article-body";
import { markdownParagraphs } from "./markdown-paragraphs";
import { waitingOn } from "./word-changes";
import { linesOf, type WordLook, wordRuns } from "./word-runs";

/** The document's comments, and where those on the article's words stand. */
export type WordComments = {
  readonly comments: readonly ICommentOptions[];
  readonly places: readonly CommentPlace[];
  /** Of those on the article as a whole. */
  readonly onTitle: readonly number[];
};

/**
 * One comment a claim on its exact words, with what each reviewer judged and what was discussed as replies, resolved
 * where they are. A claim of several ranges has a comment on each, the first of which says it all.
 */
export function wordComments(report: Report): WordComments {
  const writer = new CommentWriter(report);
  const onTitle = report.comments
    .filter(({ replyTo }) => replyTo === null)
    .flatMap((root) => writer.thread(root));
  const places = claimsInText(report).flatMap((claim) => writer.claim(claim));
  return { comments: writer.comments, places, onTitle };
}

type Said = {
  readonly by: string;
  readonly at: string;
  readonly children: readonly Paragraph[];
  readonly isResolved?: boolean;
};

class CommentWriter {
  readonly comments: ICommentOptions[] = [];
  readonly #report: Report;
  readonly #words: Words;

  constructor(report: Report) {
    this.#report = report;
    this.#words = wordsOf(report);
  }

  claim(claim: ReportClaim): readonly CommentPlace[] {
    const title = claimTitle(claim, this.#report);
    return claim.anchor.ranges.map(({ start, end }, index) => {
      if (index > 0) return { start, end, ids: [this.#add(continuation(claim, title, this.#words))] };
      const parent = this.#add(claimSaid(claim, this.#report, title));
      const replies = [
        ...claim.verdicts.map((verdict) => verdictSaid(verdict, this.#report)),
        ...waitingOn(claim).map((suggestion) => suggestionSaid(suggestion, this.#words)),
        ...claim.comments.map((comment) => commentSaid(comment, this.#words)),
      ];
      return { start, end, ids: [parent, ...replies.map((said) => this.#add(said, parent))] };
    });
  }

  thread(root: ReportComment): readonly number[] {
    const parent = this.#add(commentSaid(root, this.#words));
    const replies = this.#report.comments.filter(({ replyTo }) => replyTo === root.commentId);
    return [parent, ...replies.map((reply) => this.#add(commentSaid(reply, this.#words), parent))];
  }

  #add({ by, at, children, isResolved = false }: Said, parentId?: number): number {
    const id = this.comments.length;
    this.comments.push({
      id,
      author: xmlText(by),
      initials: initialsOf(by),
      date: new Date(at),
      ...(parentId === undefined ? {} : { parentId }),
      ...(isResolved ? { resolved: true } : {}),
      // A comment without a paragraph cannot be replied to.
      children: children.length === 0 ? [new Paragraph({})] : children,
    });
    return id;
  }
}

function claimSaid(claim: ReportClaim, report: Report, title: string): Said {
  const { ruling } = claim;
  const words = wordsOf(report);
  const field = (name: "saidBy" | "saidOn", value: string) =>
    `${words.say("punctuation.label", { name: words.say(`field.${name}`) })} ${value}`;
  const lines = [
    claim.statement,
    claim.claimant === null ? null : field("saidBy", claim.claimant),
    claim.claimedOn === null ? null : field("saidOn", writtenDate(claim.claimedOn, words)),
    placeDoubt(claim, report),
  ].filter((line) => line !== null && line !== "");
  return {
    by: ruling?.byName ?? claim.highlightedByName,
    at: ruling?.at ?? claim.highlightedAt,
    children: [
      lineOf(title, words, { bold: true }),
      ...lines.map((line) => lineOf(line ?? "", words)),
      ...markdownParagraphs(ruling?.rationale ?? ""),
    ],
  };
}

const lineOf = (line: string, { direction }: Words, look: WordLook = {}): Paragraph =>
  new Paragraph({ ...linesOf(direction), children: [...wordRuns(line, look)] });

const continuation = (claim: ReportClaim, title: string, words: Words): Said => ({
  by: claim.highlightedByName,
  at: claim.highlightedAt,
  children: [lineOf(words.say("claim.goesOn", { title }), words)],
});

function verdictSaid(verdict: ReportVerdict, report: Report): Said {
  const words = wordsOf(report);
  const { say } = words;
  const { confidence } = verdict;
  const rating = givenLabel(verdict, report);
  const title =
    confidence === null
      ? say("verdict.titled", { rating })
      : say("verdict.titledConfident", { rating, confidence: say(`confidence.${confidence}`) });
  return {
    by: verdict.reviewerName,
    at: verdict.at,
    children: [lineOf(title, words, { bold: true }), ...markdownParagraphs(verdict.rationale)],
  };
}

function suggestionSaid({ byName, at, text, note }: ReportSuggestion, words: Words): Said {
  const lines = [words.say("wording.suggested", { text }), ...(note === null ? [] : note.split("\n"))];
  return { by: byName, at, children: lines.map((line) => lineOf(line, words)) };
}

function commentSaid(comment: ReportComment, words: Words): Said {
  const { say } = words;
  const { resolved, removedAt, body } = comment;
  const note =
    resolved === null
      ? []
      : [say("comment.resolved", { name: resolved.byName, date: writtenDate(resolved.at, words) })];
  return {
    by: comment.writtenBy,
    at: comment.at,
    isResolved: resolved !== null,
    children: [
      ...(removedAt === null ? markdownParagraphs(body) : [lineOf(say("comment.removed"), words)]),
      ...note.map((line) => lineOf(line, words, { italics: true })),
    ],
  };
}

/** The first letters of a name's first and last word, as in "AL" for Ada B. Lovelace. */
function initialsOf(name: string): string {
  const words = xmlText(name).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  return [...new Set([words.at(0), words.at(-1)])]
    .map((word) => [...(word ?? "?")][0]?.toUpperCase())
    .join("");
}
