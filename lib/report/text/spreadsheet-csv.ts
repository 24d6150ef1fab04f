import { stringify } from "csv-stringify/sync";

/** A table for spreadsheets: RFC 4180, UTF-8 with a byte order mark, no cell that runs as a formula. */
export function spreadsheetCsv(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === "number" ? String(cell) : neutralise(cell ?? "")))),
    { bom: true, quoted: true, quoted_empty: true, record_delimiter: "windows" },
  );
}

type Cell = string | number | null | undefined;

/** What a spreadsheet would take for the start of a formula, in its full-width forms too (OWASP: CSV injection). */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

const neutralise = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);
