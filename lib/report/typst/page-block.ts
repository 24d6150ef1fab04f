/** What a page is made of, as data that report.typ sets: every text in it is a text, never markup. */
export type PageBlock =
  | { readonly kind: "paragraph" | "code"; readonly dir: "ltr" | "rtl"; readonly runs: readonly PageRun[] }
  | {
      readonly kind: "heading";
      readonly level: number;
      readonly dir: "ltr" | "rtl";
      readonly runs: readonly PageRun[];
    }
  /** `start`: the first number; null in a list of bullets. */
  | {
      readonly kind: "list";
      readonly start: number | null;
      readonly items: readonly (readonly PageBlock[])[];
    }
  | { readonly kind: "quote"; readonly blocks: readonly PageBlock[] }
  | { readonly kind: "rule" }
  | { readonly kind: "table"; readonly columns: number; readonly rows: readonly (readonly PageCell[])[] };

export type PageCell = {
  readonly isHeader: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly PageBlock[];
};

/** Words of one look. A run without text and without numbers is a line break. */
export type PageRun = {
  readonly text: string;
  /** Each letter a look: b bold, i italic, u underlined, s struck, c code, ^ raised, _ lowered. */
  readonly looks?: string;
  readonly href?: string;
  /** The name of the claim look that marks these words. */
  readonly mark?: string;
  /** Numbers of the claims whose last word this is. */
  readonly ends?: readonly number[];
};

/** A text as runs of one look, each line end a break. */
export function runsOf(text: string, look: Omit<PageRun, "text" | "ends"> = {}): readonly PageRun[] {
  return text
    .split(/\r\n|[\n\r]/)
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [{ text: "" }]),
      ...(line === "" ? [] : [{ text: line, ...look }]),
    ]);
}
