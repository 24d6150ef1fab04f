import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { builtReport } from "../testing/report-builder";
import { writer } from "./json";

describe("the JSON report", () => {
  it("says its format and version and loses nothing that anyone wrote", { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (speech) => {
        const { entries: _, checkpoint, ...report } = builtReport(speech);
        const { article, head } = report;
        const proof = { articleId: article.id, seq: head.seq, hash: head.hash, checkpoint };
        const parsed = JSON.parse(String(await writer.write(builtReport(speech))));
        const said = JSON.parse(JSON.stringify({ ...report, proof }));
        expect(parsed).toEqual({ format: "assay-report", version: 1, ...said });
        expect(parsed.claims[0].verdicts[0].rationale).toBe(speech);
      }),
      { numRuns: 20 },
    );
  });

  it("gives both kinds of offsets, which select the same words", async () => {
    const { claims, article } = JSON.parse(String(await writer.write(builtReport())));
    const characters = [...article.revision.text];
    for (const { anchor } of claims) {
      for (const { start, end, exact, codePoints } of anchor.ranges) {
        expect(article.revision.text.slice(start, end)).toBe(exact);
        expect(characters.slice(codePoints.start, codePoints.end).join("")).toBe(exact);
      }
    }
  });
});
