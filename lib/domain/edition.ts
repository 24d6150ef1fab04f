import type { ActorId, ReportId } from "./ids";

/** Who may read a report: anyone, and it is listed; anyone who has its address; members of the desk. */
export const REPORT_READERS = ["public", "unlisted", "members"] as const;
export type ReportReaders = (typeof REPORT_READERS)[number];

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
  readonly by: ActorId;
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** When, by whom and why the desk took it back; null: it stands. */
  readonly withdrawn: EditionWithdrawal | null;
};

export type EditionWithdrawal = { readonly at: string; readonly by: ActorId; readonly reason: string };

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
