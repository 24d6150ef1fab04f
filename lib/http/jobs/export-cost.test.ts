import { describe, expect, it } from "vitest";
import { REPORT_WRITERS } from "../../report/writers/writers";
import { estimateExportMs } from "./export-cost";

const size = (claims: number) => ({ claims, seq: claims * 3, words: claims * 60, editions: 1 });
const A_SECOND = 1_000;

describe("how long an export is expected to take", () => {
  it.each(REPORT_WRITERS.map(({ format }) => format))(
    "%s: a usual article comes at once, the largest does not",
    (format) => {
      expect(estimateExportMs(format, size(50), false)).toBeLessThan(A_SECOND);
      expect(estimateExportMs(format, { ...size(10_000), words: 200_000 }, false)).toBeGreaterThan(A_SECOND);
    },
  );

  it("grows with the review", () => {
    for (const { format } of REPORT_WRITERS)
      expect(estimateExportMs(format, size(200), false)).toBeGreaterThan(
        estimateExportMs(format, size(100), false),
      );
  });

  it("is longer for what is set and zipped than for what is only listed", () => {
    const [pdf, docx, json] = ["pdf", "docx", "json"].map((format) =>
      estimateExportMs(format, size(500), false),
    );
    expect(pdf).toBeGreaterThan(docx ?? 0);
    expect(docx).toBeGreaterThan(json ?? 0);
  });

  it("is nothing for what an edition is kept as", () => {
    for (const format of ["html", "json"]) expect(estimateExportMs(format, size(10_000), true)).toBe(0);
    expect(estimateExportMs("pdf", size(10_000), true)).toBeGreaterThan(A_SECOND);
  });
});
