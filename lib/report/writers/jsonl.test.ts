import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { builtReport } from "../testing/report-builder";
import { labelledClaims } from "../text/labelled-claims";
import { writer } from "./jsonl";

/** What doccano's import of JSONL for sequence labelling asks of a line: `[start, end, label]` with start < end. */
const doccanoLine = z.looseObject({
  text: z.string().min(1),
  label: z.array(z.tuple([z.int().min(0), z.int(), z.string().min(1)])),
});

/** Label Studio's task with annotations for `<Labels name="label" toName="text"/><Text name="text" value="$text"/>`. */
const labelStudioTask = z.looseObject({
  data: z.strictObject({ text: z.string() }),
  annotations: z.array(
    z.strictObject({
      result: z.array(
        z.strictObject({
          id: z.string(),
          from_name: z.literal("label"),
          to_name: z.literal("text"),
          type: z.literal("labels"),
          value: z.strictObject({
            start: z.int(),
            end: z.int(),
            text: z.string(),
            labels: z.array(z.string()).length(1),
          }),
        }),
      ),
    }),
  ),
});

async function lineOf(speech?: string) {
  const report = builtReport(speech);
  const lines = String(await writer.write(report)).split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe("");
  const line: unknown = JSON.parse(lines[0] ?? "");
  return { report, line };
}

describe("spans as JSON Lines", () => {
  it("are read by doccano, which counts in code points", async () => {
    const { report, line } = await lineOf();
    const { text, label } = doccanoLine.parse(line);
    const points = [...text];
    const stretches = labelledClaims(report).flatMap(({ rating, stretches: parts }) =>
      parts.map(({ exact }) => [exact, rating?.label ?? "Not rated"]),
    );
    expect(label.map(([start, end, name]) => [points.slice(start, end).join(""), name])).toEqual(stretches);
    expect(label.length).toBeGreaterThan(4);
  });

  it("are read by Label Studio, which counts in code points too, each region with an id of its own", async () => {
    const { line } = await lineOf();
    const { data, annotations } = labelStudioTask.parse(line);
    const points = [...data.text];
    const regions = annotations.flatMap(({ result }) => result);
    for (const { value } of regions) expect(points.slice(value.start, value.end).join("")).toBe(value.text);
    expect(new Set(regions.map(({ id }) => id)).size).toBe(regions.length);
  });

  it("name both ways of counting, and leave out what was withdrawn", async () => {
    const { report, line } = await lineOf();
    const span = z.object({
      claimId: z.string(),
      exact: z.string(),
      codePoints: z.object({ start: z.int(), end: z.int() }),
      utf16: z.object({ start: z.int(), end: z.int() }),
    });
    const { text, spans } = z.object({ text: z.string(), spans: z.array(span) }).parse(line);
    const withdrawn = report.claims
      .filter(({ status }) => status === "withdrawn")
      .map(({ claimId }) => claimId);
    expect(withdrawn).toHaveLength(1);
    for (const { claimId, exact, codePoints, utf16 } of spans) {
      expect(text.slice(utf16.start, utf16.end)).toBe(exact);
      expect([...text].slice(codePoints.start, codePoints.end).join("")).toBe(exact);
      expect(withdrawn).not.toContain(claimId);
    }
    expect(spans.some(({ codePoints, utf16 }) => codePoints.start !== utf16.start)).toBe(true);
  });

  it("stay one line whatever people wrote", async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (speech) => {
        const { line } = await lineOf(speech);
        labelStudioTask.parse(line);
      }),
      { numRuns: 20 },
    );
  });
});
