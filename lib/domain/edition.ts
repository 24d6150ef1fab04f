import type { ActorId, ClaimId, ReportId } from "./ids";

/** Who may read a report: anyone, and it is listed; anyone who has its address; members of the desk. */
export const REPORT_READERS = ["public", "unlisted", "members"] as const;
export type ReportReaders = (typeof REPORT_READERS)[number];

/**
 * What an edition is to readers of the one before. A correction puts right what was wrong, an update takes in what
 * became known since, a clarification says the same so that nobody misreads it; a fact check stands for itself.
 */
export const EDITION_KINDS = ["fact-check", "correction", "update", "clarification"] as const;
export type EditionKind = (typeof EDITION_KINDS)[number];

/** How much of the article is republished: all of it, the claims' words with the sentences around them, or nothing. */
export const ARTICLE_SHOWN = ["whole", "quotes", "none"] as const;
export type ArticleShown = (typeof ARTICLE_SHOWN)[number];

/** Which claims without a ruling become public. */
export type OpenClaims = "all" | "none" | readonly ClaimId[];

/** A published, immutable edition of an article's report: the review as it stood right after entry `seq`. */
export type Edition = {
  readonly reportId: ReportId;
  /** 1 for the first; each later one is a correction. */
  readonly number: number;
  /** The article's public name in the installation, the same in every edition. */
  readonly slug: string;
  readonly seq: number;
  /** The ledger's hash at `seq`. */
  readonly hash: string;
  /** Of the published page's bytes, lower-case hex. */
  readonly sha256: string;
  /** The desk's own headline; null: the article's title stands in for it. */
  readonly headline: string | null;
  /** What was checked and what came out, in Markdown. */
  readonly summary: string | null;
  /** What changed and why, from edition 2 on. */
  readonly note: string | null;
  /** The newest edition's counts for all addresses of the report. */
  readonly readers: ReportReaders;
  readonly kind: EditionKind;
  readonly openClaims: OpenClaims;
  readonly articleShown: ArticleShown;
  readonly by: ActorId;
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** When, by whom and why the desk took it back; null: it stands. */
  readonly withdrawn: EditionWithdrawal | null;
};

export type EditionWithdrawal = { readonly at: string; readonly by: ActorId; readonly reason: string };

/** What the desk chooses of an edition. */
export type EditionChoices = Pick<Edition, "readers" | "kind" | "openClaims" | "articleShown">;

/** What counts for an edition of this number as long as nobody chose otherwise, and did before there was a choice. */
export function unchosen(number: number): EditionChoices {
  const kind = number === 1 ? "fact-check" : "correction";
  return { readers: "unlisted", kind, openClaims: "all", articleShown: "whole" };
}

/** Whether a claim of the review becomes public in an edition. */
export function isPublicClaim(
  { claimId, ruling }: { readonly claimId: ClaimId; readonly ruling: object | null },
  openClaims: OpenClaims,
): boolean {
  if (ruling !== null || openClaims === "all") return true;
  return openClaims !== "none" && openClaims.includes(claimId);
}

/** In UTF-16 units. */
export const LONGEST_HEADLINE = 200;
export const LONGEST_SUMMARY = 5_000;

const LONGEST = 60;

/**
 * A name for an article's public address, as in `ferry-line-7-cut-k3x9ma`: the letters and digits of its title, of any
 * script, in small letters, at most 60 code points, and `ending`, which makes it one of its kind.
 */
export function editionSlug(title: string, ending: string): string {
  const words = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+/, "");
  const short = [...words].slice(0, LONGEST).join("").replace(/-+$/, "");
  return short === "" ? ending : `${short}-${ending}`;
}
