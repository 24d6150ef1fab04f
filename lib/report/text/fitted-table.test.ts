import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fittedTable } from "./fitted-table";

const cell = (colspan = 1, rowspan = 1) => ({ colspan, rowspan });

describe("a fitted table", () => {
  it("fills up rows that are too short, and cuts cells that reach too far", () => {
    const rows = [[cell(), cell(), cell()], [cell(1, 9)], [cell(100)]];
    expect(fittedTable(rows, cell())).toEqual({
      columns: 4,
      rows: [[cell(), cell(), cell(), cell()], [cell(1, 2), cell(), cell(), cell()], [cell(3)]],
    });
  });

  it("leaves a whole one as it is", () => {
    const rows = [
      [cell(2), cell(1, 2)],
      [cell(), cell()],
    ];
    expect(fittedTable(rows, cell())).toEqual({ columns: 3, rows });
  });

  it("has room for every cell, in each row as many columns as in the others, whatever it is made of", () => {
    const cells = fc.record({
      colspan: fc.integer({ min: 1, max: 5 }),
      rowspan: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cells, { maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const { columns, rows: fitted } = fittedTable(rows, cell());
        const taken = fitted.map(() => 0);
        for (const [index, row] of fitted.entries())
          for (const { colspan, rowspan } of row)
            for (let down = 0; down < rowspan; down += 1)
              taken[index + down] = (taken[index + down] ?? Number.NaN) + colspan;
        expect(taken).toEqual(fitted.map(() => columns));
      }),
    );
  });
});
