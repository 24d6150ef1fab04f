import type { AnchorRange } from "../domain/anchor";
import type { Comment, Evidence, ReviewState, Ruling, Verdict } from "../domain/claim";
import type { ArticleShown, EditionKind, ReportReaders } from "../domain/edition";
import type { ActorId, ArticleId, RevisionId } from "../domain/ids";
import type { Rating, RatingScale } from "../domain/rating";
import type { Suggestion, SuggestionOutcome } from "../domain/suggestion";
import type { Viewer } from "../ledger/readers/withhold";
import type { ReviewChanges } from "../ledger/review/changes-between";
import type { ReviewClaim } from "../ledger/review/present-review";
import type { EventData } from "../ledger/shapes/event";
import type { LedgerHead } from "../ledger/shapes/ledger-entry";
import type { ShownEntry } from "../ledger/shapes/shown-entry";
import type { WireEntry } from "../ledger/shapes/wire-entry";
import type { ProseMirrorJson } from "../text/document-json";
import type { Language } from "../words/language";
import type { ReportImprint } from "./report-imprint";

/** The article as it was checked, with the revision that the review's highlights point at. */
export type ReportArticle = {
  readonly id: ArticleId;
  readonly title: string;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly sourceUrl: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly direction: "ltr" | "rtl";
  /** How much of it the report shows; left out: the whole. */
  readonly shown?: ArticleShown;
  readonly revision: {
    readonly id: RevisionId;
    readonly number: number;
    /** Of the whole text. */
    readonly sha256: string;
    readonly text: string;
    readonly document: ProseMirrorJson;
  };
  /** What the text was read from, without its bytes; left out: it was pasted or written here. */
  readonly original?: ReportOriginal;
};

/** A file or a page by its bytes. An edition names neither file nor address: a name can be a draft's or a person's. */
export type ReportOriginal = NonNullable<EventData["article-added"]["original"]>;

/** Whether the report has the text that its claims were marked in, so that places in it mean something. */
export const isWhole = ({ shown = "whole" }: ReportArticle): boolean => shown === "whole";

export type ReportWorkspace = { readonly slug: string; readonly name: string };

/** All that a report is made of. `state` and `entries` end at `head.seq`, which need not be the latest. */
export type ReportInput = {
  readonly article: ReportArticle;
  readonly state: ReviewState;
  readonly head: LedgerHead;
  readonly entries: readonly ShownEntry[];
  readonly scale: RatingScale;
  /** For whom it is made, when things may be withheld from them. */
  readonly reader?: Viewer;
  /** Names of all who ever acted. */
  readonly names: ReadonlyMap<string, string>;
  readonly workspace: ReportWorkspace;
  /** What the desk says of itself; left out: nothing. */
  readonly imprint?: ReportImprint | null;
  /** RFC 3339 in UTC. */
  readonly generatedAt: string;
  /** Where this installation is reached, as in https://assay.example.org, without a path. */
  readonly baseUrl: string;
  /** The newest checkpoint of the desk's log, as a signed note; left out: none. */
  readonly checkpoint?: string | null;
  readonly history?: ReportHistory | undefined;
};

/** Where words stand, in Unicode code points of the canonical text; `end` exclusive. */
export type CodePointPosition = { readonly start: number; readonly end: number };

/** A range with its position in code points; null when the words are not in this revision's text. */
export type ReportRange = AnchorRange & { readonly codePoints: CodePointPosition | null };

export type ReportVerdict = Verdict & { readonly reviewerName: string; readonly ratingLabel: string };
export type ReportRuling = Ruling & { readonly byName: string; readonly ratingLabel: string };
export type ReportEvidence = Evidence & { readonly addedByName: string };
export type ReportComment = Omit<Comment, "resolved"> & {
  readonly byName: string;
  /** As whose words it is shown: of those who wrote it elsewhere and of the tool, where it was brought in. */
  readonly writtenBy: string;
  readonly resolved: { readonly by: ActorId; readonly byName: string; readonly at: string } | null;
};

/** Other words suggested for a claim's own: the desk's, never in what it publishes. */
export type ReportSuggestion = Omit<Suggestion, "outcome"> & {
  readonly byName: string;
  readonly outcome: (SuggestionOutcome & { readonly byName: string }) | null;
};

/** A claim as it is reported: everything that is known of it, with people's names and ratings' labels. */
export type ReportClaim = Omit<
  ReviewClaim,
  "basis" | "anchor" | "verdicts" | "ruling" | "evidence" | "comments" | "suggestions"
> & {
  /** 1 for the first claim of the text. */
  readonly number: number;
  readonly url: string;
  /** Whether its words stand in the text of this report. */
  readonly isInText: boolean;
  readonly anchor: { readonly revisionId: RevisionId; readonly ranges: readonly ReportRange[] };
  /** The words of all ranges, with " … " between them. */
  readonly quote: string;
  readonly assigneeName: string | null;
  readonly highlightedByName: string;
  readonly verdicts: readonly ReportVerdict[];
  readonly ruling: ReportRuling | null;
  readonly evidence: readonly ReportEvidence[];
  readonly comments: readonly ReportComment[];
  readonly suggestions: readonly ReportSuggestion[];
};

/**
 * A rating of the scale with its place there in words, and, where the desk says so, what it means by it.
 */
export type ReportRating = Rating & { readonly meaning: string; readonly explained?: string };

/** One who worked on the review, and how often they did what. */
export type ReportPerson = {
  readonly id: ActorId;
  readonly name: string;
  readonly claims: number;
  readonly verdicts: number;
  readonly rulings: number;
  readonly evidence: number;
  readonly comments: number;
};

/** What a later edition is about, with the net changes since the one before. */
export type ReportCorrection = {
  readonly number: number;
  readonly kind: EditionKind;
  readonly publishedAt: string;
  readonly note: string;
  readonly changes: ReviewChanges;
};

/** Which published edition a report is. */
export type ReportEdition = {
  readonly number: number;
  readonly kind: EditionKind;
  /** The newest edition's address, as it stays. */
  readonly publicUrl: string;
  readonly publishedAt: string;
  /** Of edition 1; absent from editions that were published before this was kept with them. */
  readonly firstPublishedAt?: string;
  readonly publishedByName: string;
  readonly readers: ReportReaders;
  /** The desk's own headline; null: the article's title stands in for it. */
  readonly headline: string | null;
  /** What was checked and what came out, in Markdown. */
  readonly summary: string | null;
  /** Up to this edition, the newest first. */
  readonly corrections: readonly ReportCorrection[];
};

/**
 * What an article can be put up again from, elsewhere: its entries as they go out, its texts and editions, and who acted.
 * Only where nothing is withheld from whoever asks; no edition has it.
 */
export type ReportHistory = {
  readonly entries: readonly WireEntry[];
  readonly revisions: readonly {
    readonly id: RevisionId;
    readonly number: number;
    readonly sha256: string;
    readonly text: string;
    readonly document: ProseMirrorJson;
    readonly words: number;
    readonly createdAt: string;
  }[];
  /** The rows of published editions, pages and all, as they are kept. */
  readonly editions: readonly Readonly<Record<string, unknown>>[];
  readonly actors: readonly { readonly id: string; readonly name: string }[];
};

/** A finished account of one review at one moment: what every writer writes. */
export type Report = {
  /** Null: not published, a report for the desk. */
  readonly edition: ReportEdition | null;
  /** Of its fixed words, chosen when it is made; left out: English, as in all editions from before others were spoken. */
  readonly language?: Language;
  readonly generatedAt: string;
  readonly baseUrl: string;
  readonly url: string;
  /** The desk by the name that its readers know. */
  readonly workspace: ReportWorkspace;
  /** What the desk says of itself. Editions from before a desk could lack it. */
  readonly imprint?: ReportImprint | null;
  readonly article: ReportArticle;
  readonly scale: readonly ReportRating[];
  readonly head: LedgerHead;
  /** The newest checkpoint of the desk's log when it was made, as a signed note; null: none yet. Editions from before there was a log lack it. */
  readonly checkpoint?: string | null;
  readonly people: readonly ReportPerson[];
  /** What this report does not say, and why; null when it says everything. */
  readonly withheld: string | null;
  /** In text order. */
  readonly claims: readonly ReportClaim[];
  readonly comments: readonly ReportComment[];
  readonly entries: readonly ShownEntry[];
  /** For the desk's complete JSON alone. */
  readonly history?: ReportHistory;
};
