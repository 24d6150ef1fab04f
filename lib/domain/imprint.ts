/** The face of a report's headline. */
export const HEADLINE_FACES = ["serif", "sans"] as const;
export type HeadlineFace = (typeof HEADLINE_FACES)[number];

/** What a desk says of itself in its reports, in its own words, and how they look. Null: nothing is said. */
export type ImprintSaid = {
  /** The desk's name for readers; null: as it is called here. */
  readonly name: string | null;
  /** How the desk checks, in Markdown. */
  readonly method: string | null;
  /** How it corrects, and whom to write to, in Markdown. */
  readonly corrections: string | null;
  /** Under which licence others may use the report, in Markdown. */
  readonly licence: string | null;
  /** What a rating means here, by the rating's id. */
  readonly meanings: Readonly<Record<string, string>>;
  /** #rrggbb; null: Assay's own. */
  readonly accent: string | null;
  readonly headlineFace: HeadlineFace;
};

/** A PNG that this installation drew from what was given. */
export type Logo = { readonly width: number; readonly height: number; readonly png: Uint8Array };

/** One version of it; it never changes. Version 0: the desk has said nothing yet. */
export type Imprint = ImprintSaid & {
  readonly version: number;
  readonly logo: Logo | null;
  /** RFC 3339 in UTC; null in version 0. */
  readonly savedAt: string | null;
};

export const NOTHING_SAID: Imprint = {
  version: 0,
  ...{ name: null, method: null, corrections: null, licence: null, meanings: {} },
  ...{ accent: null, headlineFace: "serif", logo: null, savedAt: null },
};

/** In UTF-16 units. */
export const LONGEST_IMPRINT_TEXT = 10_000;
export const LONGEST_MEANING = 500;
export const LONGEST_DESK_NAME = 100;
