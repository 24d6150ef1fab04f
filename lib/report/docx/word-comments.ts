import { type ICommentOptions, Paragraph } from "docx";
import { xmlText } from "../../text/xml-text";
import { claimTitle, placeDoubt } from "../claim-look";
import { claimsInText } from "../marked-text";
import type { Report, ReportClaim, ReportComment, ReportVerdict } from "../report";
import { writtenDate } from "../report-date";
import type { CommentPlace } from "./article-body";
import { markdownParagraphs } from "./markdown-paragraphs";
import { wordRuns } from "./word-runs";

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

  constructor(report: Report) {
    this.#report = report;
  }

  claim(claim: ReportClaim): readonly CommentPlace[] {
    const title = claimTitle(claim, this.#report.scale);
    return claim.anchor.ranges.map(({ start, end }, index) => {
      if (index > 0) return { start, end, ids: [this.#add(continuation(claim, title))] };
      const parent = this.#add(claimSaid(claim, this.#report, title));
      const replies = [...claim.verdicts.map(verdictSaid), ...claim.comments.map(commentSaid)];
      return { start, end, ids: [parent, ...replies.map((said) => this.#add(said, parent))] };
    });
  }

  thread(root: ReportComment): readonly number[] {
    const parent = this.#add(commentSaid(root));
    const replies = this.#report.comments.filter(({ replyTo }) => replyTo === root.commentId);
    return [parent, ...replies.map((reply) => this.#add(commentSaid(reply), parent))];
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
  const lines = [
    claim.statement,
    claim.claimant === null ? null : `Said by: ${claim.claimant}`,
    claim.claimedOn === null ? null : `Said on: ${writtenDate(claim.claimedOn)}`,
    placeDoubt(claim, report),
  ].filter((line) => line !== null && line !== "");
  return {
    by: ruling?.byName ?? claim.highlightedByName,
    at: ruling?.at ?? claim.highlightedAt,
    children: [
      new Paragraph({ children: [...wordRuns(title, { bold: true })] }),
      ...lines.map((line) => new Paragraph({ children: [...wordRuns(line ?? "")] })),
      ...markdownParagraphs(ruling?.rationale ?? ""),
    ],
  };
}

const continuation = (claim: ReportClaim, title: string): Said => ({
  by: claim.highlightedByName,
  at: claim.highlightedAt,
  children: [new Paragraph({ children: [...wordRuns(`${title} (these words belong to it too)`)] })],
});

function verdictSaid(verdict: ReportVerdict): Said {
  const sure = verdict.confidence === null ? "" : `, ${verdict.confidence} confidence`;
  return {
    by: verdict.reviewerName,
    at: verdict.at,
    children: [
      new Paragraph({ children: [...wordRuns(`Verdict: ${verdict.ratingLabel}${sure}`, { bold: true })] }),
      ...markdownParagraphs(verdict.rationale),
    ],
  };
}

function commentSaid(comment: ReportComment): Said {
  const { resolved, removedAt, body } = comment;
  const note = resolved === null ? [] : [`Resolved by ${resolved.byName}, ${writtenDate(resolved.at)}`];
  return {
    by: comment.byName,
    at: comment.at,
    isResolved: resolved !== null,
    children: [
      ...(removedAt === null ? markdownParagraphs(body) : [new Paragraph("Removed.")]),
      ...note.map((line) => new Paragraph({ children: [...wordRuns(line, { italics: true })] })),
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
