import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtReport } from "../report/testing/report-builder";
import { findWriter } from "../report/writers/writers";
import { layOut } from "./pdf/lay-out";
import { readIntake } from "./readers";
import type { Reading, ReadOptions } from "./reading";

const DOCUMENTS = "../shared/testdata/documents/pdf";

const intake = (bytes: Uint8Array, options: ReadOptions = {}) =>
  readIntake({ bytes, name: "a.pdf", mediaType: null, charset: null, address: null }, options);

async function read(bytes: Uint8Array): Promise<Reading> {
  const result = await intake(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function failing(bytes: Uint8Array, options?: ReadOptions): Promise<string> {
  const result = await intake(bytes, options);
  if (result.ok) throw new Error("This is to fail.");
  return JSON.stringify(result.failure);
}

const warningsOf = ({ warnings }: Reading): readonly string[] => warnings.map(({ message }) => message);

/** A PDF by hand: lines of a page as [text, x, y, size]. `trailer`: more of its trailer. */
function pdfOf(
  pages: readonly (readonly (readonly [string, number, number, number])[])[],
  trailer = "",
): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((lines, at) => {
      const stream = lines
        .map(([text, x, y, size]) => `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET`)
        .join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}

const PAGE = (number: number) =>
  [
    ["The Harbour Gazette", 60, 770, 9],
    [`Fares rose by twelve per cent in the year that page ${number} is about, and the har-`, 60, 700, 11],
    ["bour lost money. Nobody said why.", 60, 686, 11],
    ["A new paragraph stands further down on this page, and is one of its own.", 60, 650, 11],
    [`${number}`, 300, 30, 9],
  ] as const;

describe("a PDF", () => {
  it("has its lines joined to paragraphs, its hyphens gone, and what repeats on its pages left out and listed", async () => {
    const reading = await read(pdfOf([1, 2, 3].map(PAGE)));
    expect(reading.text.split("\n").slice(0, 2)).toEqual([
      "Fares rose by twelve per cent in the year that page 1 is about, and the harbour lost money. Nobody said why.",
      "A new paragraph stands further down on this page, and is one of its own.",
    ]);
    expect(reading.document.content).toHaveLength(6);
    expect(warningsOf(reading)).toEqual(["Left out: “The Harbour Gazette”; page numbers."]);
  });

  it("is laid out before a test gives up, though one paragraph has all of its lines", () => {
    const piece = (at: number) => ({
      ...{ text: at % 2 === 0 ? "a line that has a hy-" : "phen at its end and goes on", isLineEnd: true },
      ...{ x: 60, y: 100_000 - at * 14, width: 400, size: 11 },
    });
    const { blocks } = layOut([Array.from({ length: 20_000 }, (_, at) => piece(at))]);
    expect(blocks.map(({ text }) => text.slice(0, 60))).toEqual([
      "a line that has a hyphen at its end and goes on a line that ",
    ]);
  });

  it("has its columns one after the other, and a sentence goes on in the next", async () => {
    const column = (x: number, lines: readonly string[]) =>
      lines.map((text, at) => [text, x, 700 - at * 14, 11] as const);
    const reading = await read(
      pdfOf([
        [...column(60, ["Left column begins", "and goes"]), ...column(320, ["on in the right", "one."])],
      ]),
    );
    expect(reading.text).toBe("Left column begins and goes on in the right one.");
  });

  it("has headings by their size, and the first is its title where it says none", async () => {
    const reading = await read(pdfOf([[["Who owns the harbour", 60, 740, 22], ...PAGE(1).slice(1, 4)]]));
    expect(reading.document.content?.map(({ type }) => type)).toEqual(["heading", "paragraph", "paragraph"]);
    expect(reading.metadata.title).toBe("Who owns the harbour");
  });

  it("says which of its pages are pictures, and is refused when all are", async () => {
    expect(warningsOf(await read(pdfOf([PAGE(1), [], [], PAGE(4), []])))).toContain(
      "Pages 2–3, 5 are pictures or empty: words on them cannot be read.",
    );
    expect(await failing(pdfOf([[], []]))).toContain("are pictures: their words cannot be read");
  });

  it("that has a password, is broken or is none at all is refused in words", async () => {
    const locked = `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`;
    expect(await failing(pdfOf([PAGE(1)], locked))).toContain("has a password");
    expect(await failing(new Uint8Array(Buffer.from("%PDF-1.7\nnothing of the kind")))).toContain(
      "is broken",
    );
  });

  it("of more pages than an article has is refused, and reading can be stopped", {
    timeout: 60_000,
  }, async () => {
    const long = pdfOf(Array.from({ length: 1_001 }, (_, at) => PAGE(at)));
    expect(await failing(long)).toContain("It has 1,001");
    const stopped = new AbortController();
    const reading = failing(long, { signal: stopped.signal });
    stopped.abort();
    expect(await reading).toContain("was stopped");
    expect(await failing(long, { signal: stopped.signal })).toContain("was stopped");
  });

  it("of our own has the article's words and its title", { timeout: 60_000 }, async () => {
    const report = builtReport("A plain remark.");
    const file = (await findWriter("pdf")?.write(report)) ?? "";
    if (typeof file === "string") throw new Error("A PDF is no text.");
    const { text, metadata } = await read(file);
    expect(metadata.title).toContain(report.article.title);
    expect(text).toContain("Fares rose by 12 %.");
  });
});

describe.skipIf(!existsSync(DOCUMENTS))("PDFs that others made (skipped where ../shared is absent)", () => {
  const file = (name: string) => read(new Uint8Array(readFileSync(`${DOCUMENTS}/${name}`)));

  it("are read: two columns of a paper, with its title and hyphens joined", async () => {
    const { text, metadata } = await file("tracemonkey_a11y.pdf");
    expect(metadata.title).toBe("Trace-based Just-in-Time Type Specialization for Dynamic Languages");
    expect(text).toContain(
      "\nDynamic languages such as JavaScript are more difficult to compile than statically typed ones. Since no concrete type information is available, traditional compilers need to emit generic code",
    );
  });

  it("are read: Arabic from right to left", async () => {
    const { text, metadata } = await file("ArabicCIDTrueType.pdf");
    expect(metadata.direction).toBe("rtl");
    expect(text.normalize("NFKC")).toMatch(/^انواع /);
  });

  it("are read: Author, day and language", async () => {
    const { metadata } = await file("basicapi.pdf");
    expect(metadata).toMatchObject({ title: "Basic API Test", byline: "Brendan Dahl", language: "en" });
  });
});
