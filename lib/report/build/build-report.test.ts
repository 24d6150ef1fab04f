import { describe, expect, it } from "vitest";
import { REDACTED_WORDS } from "../../domain/redaction";
import { writeMention } from "../../text/mentions";
import { reportFilename } from "../report-writer";
import { unpacked } from "../testing/read-file";
import { builtReport, reportInput } from "../testing/report-builder";
import { findWriter, REPORT_WRITERS } from "../writers/writers";
import { buildReport } from "./build-report";

describe("the report", () => {
  it("lists claims in text order, numbered", () => {
    const starts = builtReport().claims.map((claim) => claim.anchor.ranges[0]?.start ?? -1);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(builtReport().claims.map((claim) => claim.number)).toEqual(starts.map((_, at) => at + 1));
  });

  it("names everyone who worked on the review and what they did", () => {
    const people = builtReport().people.map(({ id: _, ...person }) => person);
    expect(people).toEqual([
      { name: "Reviewer 1 A plain remark.", claims: 7, verdicts: 7, rulings: 0, evidence: 0, comments: 0 },
      { name: "Editor A plain remark.", claims: 0, verdicts: 0, rulings: 3, evidence: 0, comments: 1 },
      { name: "Reviewer 2 A plain remark.", claims: 0, verdicts: 1, rulings: 0, evidence: 2, comments: 2 },
    ]);
  });

  it("never gives a position to words that do not stand there", () => {
    const input = reportInput();
    const revision = { ...input.article.revision, text: `x${input.article.revision.text}` };
    const moved = buildReport({ ...input, article: { ...input.article, revision } });
    expect(moved.claims.every((claim) => !claim.isInText)).toBe(true);
  });

  it("keeps the label of a rating that is in use and the id of one that is gone", () => {
    const scale = reportInput().scale.filter((rating) => rating.id !== "true");
    expect(builtReport(undefined, { scale }).claims[0]?.ruling?.ratingLabel).toBe("true");
  });

  it("says in its own language that words were removed by order of law, in whatever field they stood", () => {
    const { state, ...input } = reportInput();
    const [first] = state.claims.values();
    if (first === undefined) return expect.unreachable();
    const claims = new Map(state.claims).set(first.claimId, {
      ...first,
      statement: REDACTED_WORDS,
      verdicts: first.verdicts.map((verdict) => ({ ...verdict, rationale: REDACTED_WORDS })),
    });
    const article = { ...input.article, language: "nb" };
    const report = buildReport({ ...input, article, state: { ...state, claims } });
    const told = report.claims.find(({ claimId }) => claimId === first.claimId);
    expect(told?.statement).toBe("Fjernet etter pålegg");
    expect(told?.verdicts.map(({ rationale }) => rationale)).toEqual(
      first.verdicts.map(() => "Fjernet etter pålegg"),
    );
    expect(
      buildReport({ ...input, state: { ...state, claims } }).claims.map(({ statement }) => statement),
    ).toContain(REDACTED_WORDS);
  });

  it("says the names of those whom a comment mentions, as plain words", async () => {
    const input = reportInput();
    const comments = input.state.comments.map((comment) => ({
      ...comment,
      body: `Ask ${writeMention(comment.by)}.`,
    }));
    const [{ by } = { by: "" }] = comments;
    const names = new Map([...input.names, [by, "Ana *Star*"] as const]) as typeof input.names;
    const report = buildReport({ ...input, names, state: { ...input.state, comments } });
    expect(await findWriter("md")?.write(report)).toContain("Ask @Ana \\*Star\\*.");
    expect(await findWriter("html")?.write(report)).toContain("Ask @Ana *Star*.");
  });

  it("reaches every writer by its format", async () => {
    const formats = [
      "html",
      "pdf",
      "docx",
      "md",
      "csv",
      "json",
      "webannotation",
      "claimreview",
      "jsonl",
      "brat",
      "corrections",
      "ledger",
    ];
    expect(REPORT_WRITERS.map((writer) => writer.format)).toEqual(formats);
    for (const format of formats)
      expect((await findWriter(format)?.write(builtReport()))?.length).toBeGreaterThan(0);
  });

  it("writes a report without claims in every format", async () => {
    const input = reportInput();
    const state = { ...input.state, claims: new Map(), comments: [] };
    const report = buildReport({ ...input, state, entries: [] });
    const written = async (format: string): Promise<string> =>
      unpacked((await findWriter(format)?.write(report)) ?? expect.unreachable(format));
    for (const { format } of REPORT_WRITERS)
      expect(await written(format)).not.toContain(builtReport().claims[0]?.claimId);
    for (const format of ["html", "md", "docx"])
      expect(await written(format)).toContain("No claims were marked");
    expect(await written("pdf")).toContain("No claim has a ruling yet.");
    expect((await written("csv")).trim().split("\r\n")).toHaveLength(1);
    expect(JSON.parse(await written("json")).claims).toEqual([]);
    expect(JSON.parse(await written("webannotation"))).toMatchObject({ total: 0, first: { items: [] } });
    expect(JSON.parse(await written("jsonl"))).toMatchObject({
      text: input.article.revision.text,
      label: [],
    });
  });

  it("names files for their title in any script, and for nothing else", () => {
    const titled = (title: string) => ({ ...builtReport(), article: { ...builtReport().article, title } });
    const { seq } = builtReport().head;
    expect(reportFilename(titled('../Ferry: "Line 7"\r\n'), { format: "csv", extension: "csv" })).toBe(
      `ferry-line-7-${seq}.csv`,
    );
    expect(reportFilename(titled("خط العبّارة"), { format: "claimreview", extension: "jsonld" })).toBe(
      `خط-العبّارة-${seq}-claimreview.jsonld`,
    );
    expect(reportFilename(titled("🚢".repeat(60)), { format: "md", extension: "md" })).toBe(
      `report-${seq}.md`,
    );
  });
});
