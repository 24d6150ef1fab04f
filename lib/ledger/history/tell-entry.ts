import { anchorQuote } from "../../domain/anchor";
import type { Claim, Comment, Evidence, ReviewState, Ruling } from "../../domain/claim";
import type { ClaimId, RatingId } from "../../domain/ids";
import { nameMentions } from "../../text/mentions";
import { describeEvent } from "../events/describe-event";
import type { EventNames } from "../kinds/event-kind";
import { quoteWords } from "../kinds/quote-words";
import type { EventType } from "../shapes/event";
import type { UnsealedEntry } from "../shapes/ledger-entry";
import { type FoldableEntry, isWithheldEntry } from "../shapes/shown-entry";

/** What an event is about, as people look for it. */
export const HISTORY_GROUPS = ["judging", "claims", "evidence", "discussion", "text", "editions"] as const;
export type HistoryGroup = (typeof HISTORY_GROUPS)[number];

/** Words that an event set. `before`: what they were; null where there were none, or where they are another's. */
export type ToldWords = {
  /** Whose words: "statement", "excerpt". Null where the sentence says it. */
  readonly name: string | null;
  readonly before: string | null;
  readonly after: string;
};

/** A piece of a sentence: as it is, a rating by its id, or where the claim is named. */
export type ToldPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "rating"; readonly rating: RatingId }
  | { readonly kind: "claim"; readonly text: string };

/** One entry as it is told. */
export type ToldEntry = {
  /** The sentence with ratings marked in it, for `toldParts`. */
  readonly told: string;
  /** The same as people read it. */
  readonly sentence: string;
  readonly words: readonly ToldWords[];
};

/**
 * An entry as a sentence and the words that it set. `before` is the review just before it, null for the first; `rulings`
 * has the last one of each claim that was opened again. What is withheld from the reader has a sentence that says so, and
 * no words.
 */
export function tellEntry(
  entry: FoldableEntry,
  before: ReviewState | null,
  names: EventNames,
  rulings: ReadonlyMap<ClaimId, Ruling> = new Map(),
): ToldEntry {
  const marking = { actor: names.actor, rating: (id: string) => `${OPEN}${id}${CLOSE}` };
  const short = isWithheldEntry(entry) ? null : shortSentence(entry, before, marking, rulings);
  const told = short ?? describeEvent(entry, before, marking);
  return {
    told,
    sentence: told.replace(MARKED, (_, id: string) => names.rating(id)),
    words: isWithheldEntry(entry) ? [] : wordsOf(entry, before, names, rulings),
  };
}

/**
 * The pieces of a sentence about a claim. Its name stands in place of "the claim", or at the end where the sentence does
 * not speak of it; `claim` null: the sentence is about none.
 */
export function toldParts({ told }: Pick<ToldEntry, "told">, claim: string | null): readonly ToldPart[] {
  const parts = cut(told);
  if (claim === null) return parts;
  const at = parts.findIndex((part) => part.kind === "text" && NAMED.test(part.text));
  const part = parts[at];
  if (part?.kind !== "text")
    return [...withoutEnd(parts), text(" on "), { kind: "claim", text: claim }, text(".")];
  const [found = "", article] = NAMED.exec(part.text) ?? [];
  const [first = "", ...rest] = part.text.split(found);
  return [
    ...parts.slice(0, at),
    text(`${first} `),
    // "marked “these words” as a claim": they were just said.
    { kind: "claim", text: article === "a" ? "a claim" : claim },
    text(rest.join(found)),
    ...parts.slice(at + 1),
  ];
}

// Noncharacters: no text that people write has them.
const OPEN = "\uFDD0";
const CLOSE = "\uFDD1";
const MARKED = /\uFDD0([^\uFDD1]*)\uFDD1/gu;
const NAMED = / (the|a) claim\b/u;

const text = (words: string): ToldPart => ({ kind: "text", text: words });

function cut(told: string): readonly ToldPart[] {
  return told.split(MARKED).flatMap((piece, at): readonly ToldPart[] => {
    if (at % 2 === 1) return [{ kind: "rating", rating: piece as RatingId }];
    return piece === "" ? [] : [text(piece)];
  });
}

function withoutEnd(parts: readonly ToldPart[]): readonly ToldPart[] {
  const last = parts.at(-1);
  return last?.kind === "text" ? [...parts.slice(0, -1), text(last.text.replace(/\.$/u, ""))] : parts;
}

/** What the words below the sentence say in full is not said in it. */
function shortSentence(
  entry: UnsealedEntry,
  before: ReviewState | null,
  names: EventNames,
  rulings: ReadonlyMap<ClaimId, Ruling>,
): string | null {
  const who = names.actor(entry.actor);
  if (entry.type === "claim-settled") {
    const was = rulings.get(entry.data.claimId);
    const rating = names.rating(entry.data.rating);
    return was === undefined
      ? null
      : `${who} settled the claim as ${rating}, was ${names.rating(was.rating)}.`;
  }
  if (entry.type === "comment-edited") return `${who} edited a comment.`;
  if (entry.type === "claim-described") {
    const fields = DESCRIBED.filter(({ field }) => entry.data[field] !== undefined);
    return `${who} changed ${fields.map(({ name }) => `the ${name}`).join(" and ")} of the claim.`;
  }
  if (entry.type !== "evidence-revised") return null;
  const old = evidenceIn(claimIn(before, entry), entry.data.evidenceId);
  return `${who} changed the evidence${old === undefined ? "" : ` ${quoteWords(old.title ?? old.url)}`}.`;
}

const DESCRIBED = [
  { field: "statement", name: "statement" },
  { field: "claimant", name: "claimant" },
  { field: "claimedOn", name: "date claimed" },
  { field: "kind", name: "kind" },
] as const;

const SOURCE = [
  { field: "title", name: "title" },
  { field: "url", name: "address" },
  { field: "stance", name: "stance" },
  { field: "publisher", name: "publisher" },
  { field: "author", name: "author" },
  { field: "publishedOn", name: "publication date" },
  { field: "excerpt", name: "excerpt" },
  { field: "note", name: "note" },
] as const;

function wordsOf(
  entry: UnsealedEntry,
  before: ReviewState | null,
  { actor }: EventNames,
  rulings: ReadonlyMap<ClaimId, Ruling>,
): readonly ToldWords[] {
  const claim = claimIn(before, entry);
  switch (entry.type) {
    case "claim-highlighted":
      return said("statement", null, entry.data.statement);
    case "claim-described":
      return DESCRIBED.flatMap(({ field, name }) =>
        entry.data[field] === undefined ? [] : changed(name, claim?.[field] ?? null, entry.data[field]),
      );
    case "verdict-given": {
      const own = claim?.verdicts.find((each) => each.reviewerId === entry.actor);
      return said(null, own?.rationale ?? null, entry.data.rationale);
    }
    case "claim-settled":
      return said(null, rulings.get(entry.data.claimId)?.rationale ?? null, entry.data.rationale);
    case "evidence-added":
      return [...said("excerpt", null, entry.data.excerpt), ...said("note", null, entry.data.note)];
    case "evidence-revised": {
      const old = evidenceIn(claim, entry.data.evidenceId);
      return SOURCE.flatMap(({ field, name }) =>
        entry.data[field] === undefined ? [] : changed(name, old?.[field] ?? null, entry.data[field]),
      );
    }
    case "comment-edited": {
      const old = commentIn(before, entry.data)?.body ?? "";
      return changed(null, nameMentions(old, actor), nameMentions(entry.data.body, actor));
    }
    case "claim-moved":
      return changed(
        "words",
        claim === undefined ? null : anchorQuote(claim.anchor),
        anchorQuote(entry.data.anchor),
      );
    case "wording-suggested":
      return changed(null, entry.data.replaces.exact, entry.data.text);
    case "article-revised":
      return said("reason", null, entry.data.reason);
    default:
      return [];
  }
}

/** Words that were set; nothing where there are none, or where they stayed the same. */
function said(name: string | null, before: string | null, after: string | null): readonly ToldWords[] {
  return after === null || after === "" || after === before ? [] : [{ name, before, after }];
}

/** The same where words may have been taken away. */
function changed(name: string | null, before: string | null, after: string | null): readonly ToldWords[] {
  return [{ name, before, after: after ?? "" }];
}

function claimIn(state: ReviewState | null, { data }: UnsealedEntry): Claim | undefined {
  return "claimId" in data && data.claimId !== null ? state?.claims.get(data.claimId) : undefined;
}

const evidenceIn = (claim: Claim | undefined, evidenceId: string): Evidence | undefined =>
  claim?.evidence.find((each) => each.evidenceId === evidenceId);

function commentIn(
  state: ReviewState | null,
  { claimId, commentId }: { readonly claimId: ClaimId | null; readonly commentId: string },
): Comment | undefined {
  const comments = claimId === null ? state?.comments : state?.claims.get(claimId)?.comments;
  return comments?.find((each) => each.commentId === commentId);
}

/** Each kind of event is looked for under one of these. */
export const GROUP_OF: Readonly<Record<EventType, HistoryGroup>> = {
  "article-added": "text",
  "article-revised": "text",
  "article-described": "text",
  "article-archived": "text",
  "article-restored": "text",
  "review-mode-set": "judging",
  "claim-highlighted": "claims",
  "claim-described": "claims",
  "claim-withdrawn": "claims",
  "claim-restored": "claims",
  "claim-assigned": "claims",
  "claim-moved": "text",
  "anchor-confirmed": "text",
  "anchor-doubted": "text",
  "claim-unplaced": "text",
  "verdict-given": "judging",
  "verdict-retracted": "judging",
  "claim-settled": "judging",
  "claim-reopened": "judging",
  "claim-returned": "judging",
  "return-taken-back": "judging",
  "evidence-added": "evidence",
  "evidence-revised": "evidence",
  "evidence-removed": "evidence",
  commented: "discussion",
  "comment-edited": "discussion",
  "comment-removed": "discussion",
  "thread-resolved": "discussion",
  "thread-reopened": "discussion",
  "wording-suggested": "text",
  "wording-taken-back": "text",
  "wording-accepted": "text",
  "wording-declined": "text",
  "wording-reopened": "text",
  "report-published": "editions",
  "edition-withdrawn": "editions",
  "entry-redacted": "claims",
};
