/** How many columns and rows a cell takes, each at least 1. */
export type Spanning = { readonly colspan: number; readonly rowspan: number };

/**
 * A table whose cells all have room: rows that are too short are filled up with `empty`, no cell reaches below the last
 * row or over more columns than the longest row has cells. A typesetter or a word processor refuses what a browser puts up
 * with.
 */
export function fittedTable<Cell extends Spanning>(
  rows: readonly (readonly Cell[])[],
  empty: Cell,
): { readonly columns: number; readonly rows: readonly (readonly Cell[])[] } {
  const widest = Math.max(1, ...rows.map((row) => row.length));
  const taken = rows.map(() => new Set<number>());
  const placed = rows.map((row, index) => {
    let column = 0;
    return row.map((cell) => {
      const colspan = Math.min(cell.colspan, widest);
      const rowspan = Math.min(cell.rowspan, rows.length - index);
      while (!isFree(taken, index, column, colspan)) column += 1;
      for (let down = 0; down < rowspan; down += 1)
        for (let across = 0; across < colspan; across += 1) taken[index + down]?.add(column + across);
      return { ...cell, colspan, rowspan };
    });
  });
  const columns = Math.max(1, ...taken.map((row) => (row.size === 0 ? 0 : Math.max(...row) + 1)));
  const filled = placed.map((row, index) => {
    const missing = columns - (taken[index]?.size ?? 0);
    return [...row, ...Array.from({ length: missing }, () => empty)];
  });
  return { columns, rows: filled };
}

function isFree(
  taken: readonly ReadonlySet<number>[],
  row: number,
  column: number,
  colspan: number,
): boolean {
  return Array.from({ length: colspan }, (_, across) => column + across).every((at) => !taken[row]?.has(at));
}
