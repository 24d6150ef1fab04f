/** What is said where the same thing was changed twice at once. */
export type ConflictWords = {
  readonly title: string;
  readonly saved: string;
  /** The two texts, as they are called above each other. */
  readonly names: { readonly theirs: string; readonly mine: string };
  readonly keep: string;
  readonly take: string;
};

export const TWO_PEOPLE: ConflictWords = {
  title: "Someone changed this while you wrote",
  saved: "Theirs is saved. What you typed is still here.",
  names: { theirs: "Theirs", mine: "Yours" },
  keep: "Keep mine",
  take: "Take theirs",
};

/** For what only its author may change: they did, in another tab or on another device. */
export const TWO_TABS: ConflictWords = {
  title: "You changed this in another place while you wrote here",
  saved: "What you wrote there is saved. What you typed here is still here.",
  names: { theirs: "There", mine: "Here" },
  keep: "Keep what is here",
  take: "Take what is there",
};
