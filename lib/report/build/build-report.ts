import { anchorQuote } from "../../domain/anchor";
import type { Claim, Comment, ReviewState, Ruling } from "../../domain/claim";
import type { ArticleShown } from "../../domain/edition";
import type { ActorId } from "../../domain/ids";
import { findRating, type Rating, type RatingScale } from "../../domain/rating";
import { withRemovedWords } from "../../domain/redaction";
import { namelessClaims } from "../../ledger/readers/hide-names";
import { pseudonymName } from "../../ledger/readers/pseudonym";
import { type Viewer, withheldClaims } from "../../ledger/readers/withhold";
import { inTextOrder, presentClaim } from "../../ledger/review/present-review";
import { codePointIndex } from "../../text/code-points";
import { nameMentions } from "../../text/mentions";
import { catalogueLanguage } from "../../words/language";
import { type Words, wordsIn } from "../../words/words";
import { escapeMarkdown } from "../markdown/escape-markdown";
import type {
  Report,
  ReportClaim,
  ReportComment,
  ReportInput,
  ReportPerson,
  ReportRange,
  ReportRating,
  ReportRuling,
} from "../report";

/** Makes the report that all writers write. Pure: the same input gives the same report. */
export function buildReport(input: ReportInput): Report {
  const { article, state, head, entries, scale, workspace, generatedAt } = input;
  const baseUrl = input.baseUrl.replace(/\/+$/, "");
  const url = `${baseUrl}/w/${encodeURIComponent(workspace.slug)}/articles/${article.id}`;
  const language = catalogueLanguage(article.language);
  const words = wordsIn(language, article.language);
  const naming = { nameOf: nameOf(input.names, words), labelOf: labelOf(scale) };
  const toRange = rangeReader(article.revision.text);
  const inWords = <T>(said: T): T => withRemovedWords(said, words.say("page.removedByLaw"));
  const claims = [...state.claims.values()]
    .map(inWords)
    .toSorted(inTextOrder)
    .map((claim, index) =>
      reportClaim(claim, index + 1, { ...naming, toRange, url, revisionId: article.revision.id }),
    );
  const comments = state.comments.map((comment) => reportComment(inWords(comment), naming));
  return {
    edition: null,
    ...(language === "en" ? {} : { language }),
    generatedAt,
    baseUrl,
    url,
    workspace: { ...workspace, name: input.imprint?.name ?? workspace.name },
    imprint: input.imprint ?? null,
    article,
    scale: scale.map((rating) => ({
      ...rating,
      meaning: meaningOf(rating, scale),
      ...explanationOf(rating, input.imprint),
    })),
    head,
    checkpoint: input.checkpoint ?? null,
    people: listPeople(claims, comments),
    withheld: input.reader === undefined ? null : withheldNote(state, input.reader, words),
    claims,
    comments,
    entries,
    ...(input.history === undefined ? {} : { history: input.history }),
  };
}

type Naming = {
  readonly nameOf: (id: string) => string;
  readonly labelOf: (id: string) => string;
};

type ClaimContext = Naming & {
  readonly toRange: (range: Claim["anchor"]["ranges"][number], isHere: boolean) => ReportRange;
  readonly url: string;
  readonly revisionId: string;
};

function reportClaim(claim: Claim, number: number, context: ClaimContext): ReportClaim {
  const { nameOf, labelOf, toRange, url, revisionId } = context;
  const isHere = claim.placement !== "lost" && claim.anchor.revisionId === revisionId;
  const ranges = claim.anchor.ranges.map((range) => toRange(range, isHere));
  const { basis: _, ...shown } = presentClaim(claim);
  return {
    ...shown,
    number,
    url: `${url}#claim-${claim.claimId}`,
    isInText: ranges.length > 0 && ranges.every((range) => range.codePoints !== null),
    anchor: { revisionId: claim.anchor.revisionId, ranges },
    quote: anchorQuote({ ranges }),
    assigneeName: claim.assigneeId === null ? null : nameOf(claim.assigneeId),
    highlightedByName: nameOf(claim.highlightedBy),
    verdicts: claim.verdicts.map((verdict) => ({
      ...verdict,
      reviewerName: nameOf(verdict.reviewerId),
      ratingLabel: labelOf(verdict.rating),
    })),
    ruling: claim.ruling === null ? null : reportRuling(claim.ruling, context),
    evidence: claim.evidence.map((each) => ({ ...each, addedByName: nameOf(each.addedBy) })),
    comments: claim.comments.map((comment) => reportComment(comment, context)),
    suggestions: claim.suggestions.map((each) => ({
      ...each,
      byName: nameOf(each.by),
      outcome: each.outcome === null ? null : { ...each.outcome, byName: nameOf(each.outcome.by) },
    })),
  };
}

const reportRuling = (ruling: Ruling, { nameOf, labelOf }: Naming): ReportRuling => ({
  ...ruling,
  byName: nameOf(ruling.by),
  ratingLabel: labelOf(ruling.rating),
});

function reportComment(comment: Comment, { nameOf }: Naming): ReportComment {
  const { resolved } = comment;
  return {
    ...comment,
    body: nameMentions(comment.body, (id) => escapeMarkdown(nameOf(id))),
    byName: nameOf(comment.by),
    writtenBy: writtenBy(comment, nameOf(comment.by)),
    resolved: resolved === null ? null : { ...resolved, byName: nameOf(resolved.by) },
  };
}

/** As in "Ada (Hypothesis) · Grace", who brought it in. */
function writtenBy({ origin }: Comment, broughtBy: string): string {
  if (origin === null) return broughtBy;
  return `${origin.author === null ? origin.tool : `${origin.author} (${origin.tool})`} · ${broughtBy}`;
}

/** Gives a range its place in code points, if its words stand where it says. */
function rangeReader(text: string): ClaimContext["toRange"] {
  const { fromUtf16 } = codePointIndex(text);
  return (range, isHere) => ({
    ...range,
    codePoints:
      isHere && text.slice(range.start, range.end) === range.exact
        ? { start: fromUtf16(range.start), end: fromUtf16(range.end) }
        : null,
  });
}

const nameOf =
  (names: ReportInput["names"], { say }: Words) =>
  (id: string) =>
    names.get(id) ?? pseudonymName(id) ?? say("page.unknownPerson");
const labelOf = (scale: RatingScale) => (id: string) => findRating(scale, id)?.label ?? id;

function explanationOf({ id }: Rating, imprint: ReportInput["imprint"]): { readonly explained?: string } {
  const explained = imprint?.meanings[id];
  return explained === undefined ? {} : { explained };
}

function meaningOf(rating: Rating, scale: RatingScale): ReportRating["meaning"] {
  if (rating.value === null) return "has no place on the numbered scale";
  const values = scale.flatMap((each) => (each.value === null ? [] : [each.value]));
  return `${rating.value} on a scale from ${Math.min(...values)} (lowest) to ${Math.max(...values)} (highest)`;
}

type Work = Exclude<keyof ReportPerson, "id" | "name">;

/** Everyone who worked on these claims, with how much of each, in the order of their first work in the text. */
export function listPeople(
  claims: readonly ReportClaim[],
  comments: readonly ReportComment[],
): readonly ReportPerson[] {
  const people = new Map<ActorId, ReportPerson>();
  const note = (id: ActorId, name: string, work: Work) => {
    const person = people.get(id) ?? {
      id,
      name,
      claims: 0,
      verdicts: 0,
      rulings: 0,
      evidence: 0,
      comments: 0,
    };
    people.set(id, { ...person, [work]: person[work] + 1 });
  };
  for (const claim of claims) {
    note(claim.highlightedBy, claim.highlightedByName, "claims");
    for (const verdict of claim.verdicts) note(verdict.reviewerId, verdict.reviewerName, "verdicts");
    if (claim.ruling !== null) note(claim.ruling.by, claim.ruling.byName, "rulings");
    for (const each of claim.evidence) note(each.addedBy, each.addedByName, "evidence");
  }
  const said = [...claims.flatMap((claim) => claim.comments), ...comments].filter(isThere);
  for (const comment of said) note(comment.by, comment.byName, "comments");
  return [...people.values()];
}

const isThere = (comment: ReportComment) => comment.removedAt === null;

/** What a report made for this reader does not say, and why; null when it says everything. */
function withheldNote(state: ReviewState, reader: Viewer, { say }: Words): string | null {
  const withheld = withheldClaims(state, reader).size;
  if (withheld > 0) return say("withheld.judgements", { count: withheld });
  const nameless = namelessClaims(state, reader).size;
  return nameless === 0 ? null : say("withheld.names", { count: nameless });
}

/** What an edition leaves out by choice; null when it leaves out nothing. */
export function leftOutNote(openClaims: number, shown: ArticleShown, { say }: Words): string | null {
  const said = [
    openClaims === 0 ? "" : say("withheld.openClaims", { count: openClaims }),
    shown === "whole" ? "" : say(shown === "quotes" ? "withheld.quotes" : "withheld.article"),
  ].filter((line) => line !== "");
  return said.length === 0 ? null : said.join(" ");
}
