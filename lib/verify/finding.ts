/** What came of one question about the files that somebody has. */
export type Finding = {
  /** It was checked and holds; it was checked and does not; or these files cannot tell. */
  readonly state: "proven" | "refuted" | "unproven";
  /** For whoever reads it: what it is, and what to do where nothing could be told. */
  readonly sentence: string;
  readonly about: {
    /** The file's name. */
    readonly file: string;
    /** The first entry of a ledger that it is about; null: the whole. */
    readonly seq: number | null;
  };
};

/** Makes the findings about one file. */
export function findingsOf(file: string) {
  const finding =
    (state: Finding["state"]) =>
    (sentence: string, seq: number | null = null): Finding => ({ state, sentence, about: { file, seq } });
  return { proven: finding("proven"), refuted: finding("refuted"), unproven: finding("unproven") };
}

/** What all of them come to: `refuted` if anything is, `proven` if something is and nothing is refuted. */
export function verdictOf(findings: readonly Finding[]): Finding["state"] {
  if (findings.some(({ state }) => state === "refuted")) return "refuted";
  return findings.some(({ state }) => state === "proven") ? "proven" : "unproven";
}

/** "1 entry", "57 entries", and so of whatever is counted. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

export const entries = (count: number): string => counted(count, "entry", "entries");
