import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { unchosen } from "../domain/edition";
import { toBase64 } from "../log/base64";
import { signCheckpoint } from "../log/checkpoint";
import { buildReport } from "./build/build-report";
import { editionReport, readEdition } from "./build/edition-report";
import type { Report, ReportEdition } from "./report";
import { readPdf, unpacked } from "./testing/read-file";
import { builtReport, reportInput } from "./testing/report-builder";
import { findWriter } from "./writers/writers";

const root = Uint8Array.from({ length: 32 }, (_, at) => 7 * at);
const note = signCheckpoint(
  { origin: "desk.example/w/harbour", size: 12_345, root },
  new Uint8Array(32).fill(7),
);

const written = async (report: Report, format: string) =>
  (await findWriter(format)?.write(report)) ?? expect.unreachable();
const signed = (): Report => ({ ...builtReport(), checkpoint: note });
/** As editions are read that were published before there was a log. */
const older = (): Report => {
  const { checkpoint: _, ...report } = builtReport();
  return report;
};

/** What is read in a file, without white space and signs that escape: lines break anywhere. */
async function inOneLine(report: Report, format: string): Promise<string> {
  const file = await written(report, format);
  const text =
    file instanceof Uint8Array && format === "pdf" ? (await readPdf(file)).text : await unpacked(file);
  return text.replace(/[\s\\]/g, "");
}

const metaOf = async (report: Report) => {
  const page = new JSDOM(String(await written(report, "html"))).window.document;
  return (name: string) => page.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? null;
};

const latin = async (report: Report) => Buffer.from(await written(report, "pdf")).toString("latin1");

describe("the proof that a report carries", () => {
  const { article, head } = builtReport();

  it("is the newest checkpoint and the last entry, for programs that read a page or its JSON", async () => {
    const meta = await metaOf(signed());
    expect(meta("assay-ledger")).toBe(`${article.id} ${head.seq} ${head.hash}`);
    expect(Buffer.from(meta("assay-checkpoint") ?? "", "base64").toString("utf8")).toBe(note);
    const json = JSON.parse(String(await written(signed(), "json")));
    expect(json.proof).toEqual({ articleId: article.id, seq: head.seq, hash: head.hash, checkpoint: note });
  });

  it("stands in a PDF as it is, uncompressed", async () => {
    const file = await latin(signed());
    expect(file).toContain(`assay-ledger:${article.id}:${head.seq}:${head.hash}`);
    expect(file).toContain(`assay-checkpoint:${Buffer.from(note, "utf8").toString("base64")}`);
  });

  it.each(["html", "md", "docx"])("is told in words in %s", async (format) => {
    const file = await unpacked(await written(signed(), format));
    expect(file).toContain("Checkpoint of the log");
    expect(file).toContain("size 12345, root");
    expect(file.replaceAll("\\", "")).toContain(toBase64(root));
  });

  it("names the entry alone where nothing was signed yet", async () => {
    const meta = await metaOf(builtReport());
    expect([meta("assay-ledger") === null, meta("assay-checkpoint")]).toEqual([false, null]);
    expect(await latin(builtReport())).not.toContain("assay-checkpoint");
  });

  it("is none of an edition that is older than the log", async () => {
    expect((await metaOf(older()))("assay-ledger")).toBeNull();
    expect(await latin(older())).not.toContain("assay-ledger");
    const json = String(await written(older(), "json"));
    expect(JSON.parse(json)).not.toHaveProperty("proof");
  });

  it("comes back with the edition that was kept", async () => {
    const edition: ReportEdition = {
      number: 1,
      kind: "fact-check",
      publicUrl: "https://desk.example/r/harbour",
      publishedAt: "2026-11-30T12:00:00.000Z",
      publishedByName: "Editor",
      readers: "public",
      headline: null,
      summary: null,
      corrections: [],
    };
    const kept = String(await written({ ...signed(), edition }, "json"));
    expect(readEdition(kept)).toMatchObject({ checkpoint: note });
    const before = String(await written({ ...older(), edition }, "json"));
    expect(readEdition(before)).not.toHaveProperty("checkpoint");
  });

  it("names the file that the text was read from in every format, and for the public only its bytes", async () => {
    const original = {
      sha256: "0f".repeat(32),
      bytes: 20_480,
      name: "Draft by Dana.docx",
      address: null,
      mediaType: null,
    };
    const input = reportInput();
    const named = { ...input, article: { ...input.article, original } };
    const report = buildReport(named);
    const edition = { ...unchosen(1), number: 1, slug: "ferry", seq: input.head.seq, headline: null };
    const said = {
      summary: null,
      note: null,
      by: input.entries[0]?.actor ?? expect.unreachable(),
      at: input.generatedAt,
    };
    const published = editionReport(named, { edition: { ...edition, ...said }, earlier: [] });
    for (const format of ["html", "md", "docx", "pdf", "json", "jsonl", "csv", "webannotation"]) {
      const text = await inOneLine(report, format);
      expect(text, format).toContain("DraftbyDana.docx");
      expect(text, format).toContain(original.sha256);
      const shown = await inOneLine(published, format);
      expect(shown, format).not.toContain("DraftbyDana");
      expect(shown, format).toContain(original.sha256);
    }
  });
});
