import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "../report";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { parseCsv } from "../testing/parse-csv.expected";
import { builtReport } from "../testing/report-builder";
import { writer } from "./csv";

async function rowsOf(report: Report): Promise<readonly ReadonlyMap<string, string>[]> {
  const csv = String(await writer.write(report));
  expect(csv.startsWith("\ufeff")).toBe(true);
  const [header = [], ...rows] = parseCsv(csv.slice(1));
  return rows.map((row) => {
    expect(row).toHaveLength(header.length);
    return new Map(header.map((name, at) => [name, row[at] ?? ""]));
  });
}

describe("the CSV report", () => {
  it("has one row a claim, in text order, with positions that select the quote by code points", async () => {
    const report = builtReport();
    const rows = await rowsOf(report);
    const characters = [...report.article.revision.text];
    expect(rows.map((row) => row.get("claim_id"))).toEqual(report.claims.map((claim) => claim.claimId));
    for (const row of rows) {
      const [start, end] = [Number(row.get("start_code_point")), Number(row.get("end_code_point"))];
      expect(characters.slice(start, end).join("")).toBe(row.get("quote"));
    }
  });

  it.each(["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\n=x", "  =x", "＝1", "＋1", "－1", "＠1"])(
    "lets no cell that begins with %j run as a formula",
    async (speech) => {
      for (const row of await rowsOf(builtReport(speech))) expect(row.get("statement")).toBe(`'${speech}`);
    },
  );

  it("gives back whatever people write and breaks on none of it", { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (speech) => {
        const report = builtReport(speech);
        for (const [at, row] of (await rowsOf(report)).entries()) {
          const written = report.claims[at]?.statement ?? "";
          expect([written, `'${written}`]).toContain(row.get("statement"));
          expect(row.get("ledger_hash")).toBe(report.head.hash);
          for (const cell of row.values()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        }
      }),
      { numRuns: 40 },
    );
  });
});
