import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Document, Packer, Paragraph } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { memoryShares, USUAL_MB } from "../../scripts/memory-shares.mjs";

const MOST_MB = 300;
const SENTENCE = "The ferry line lost money last year, said the port. ";

const lines = (times: number, line: string): string => line.repeat(times);
const page = (body: string) =>
  `<!doctype html><html><head><title>T</title></head><body>${body}</body></html>`;

/** A small Word document with its text replaced. */
async function wordWith(change: (xml: string) => string | Uint8Array): Promise<Uint8Array> {
  const file = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("Words.")] }] }));
  const parts = unzipSync(file);
  const changed = change(strFromU8(parts["word/document.xml"] ?? new Uint8Array()));
  return zipSync({ ...parts, "word/document.xml": typeof changed === "string" ? strToU8(changed) : changed });
}

/** Ten entities, each ten times the one before: a billion of laughs. */
const LAUGHS = `<!DOCTYPE x [<!ENTITY l0 "ha">${Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${lines(10, `&l${at};`)}">`).join("")}]>`;

/** As many pages as there are numbers, with a line on each. */
function pdfOf(pages: number): string {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, at) => `${4 + at * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...Array.from({ length: pages }, (_, at) => {
      const stream = Array.from(
        { length: 40 },
        (_line, row) => `BT /F1 10 Tf 60 ${760 - row * 16} Td (${SENTENCE}${at}) Tj ET`,
      ).join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }).flat(),
  ];
  // Without a table of its objects, which a reader then looks for in all of the file.
  return `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n%%EOF`;
}

const deepMail = (depth: number): string =>
  depth === 0
    ? "\r\nx"
    : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${deepMail(depth - 1)}`;
const mailFields = "From: a@example.org\r\nSubject: S\r\nMIME-Version: 1.0\r\n";

/** Each hostile file, what it is called, and what is said of it. */
const FILES: Readonly<
  Record<string, readonly [string, () => string | Uint8Array | Promise<Uint8Array>, RegExp]>
> = {
  "a Word file that unpacks to 300 MiB": [
    "bomb.docx",
    () => wordWith(() => new Uint8Array(300 * 1024 * 1024)),
    /too-large/,
  ],
  "a Word file whose entities expand": [
    "laughs.docx",
    () => wordWith((xml) => xml.replace("?>", `?>${LAUGHS}`).replace("Words.", "&l10;")),
    /This Word document is broken/,
  ],
  "a page of 200 nested tables": [
    "nested.html",
    () => page(`${lines(200, "<table><tr><td>")}${lines(20, SENTENCE)}${lines(200, "</table>")}`),
    /read \d+ words/,
  ],
  "a page of 5 MiB": [
    "large.html",
    () => page(`<article>${lines(19_000, `<p>${lines(5, SENTENCE)}</p>\n`)}</article>`),
    /read \d+ words|too-large/,
  ],
  "a page of as many elements as are read": [
    "many.html",
    () => page(`<p>${lines(20, SENTENCE)}</p>${lines(24_000, "<p>x</p>")}`),
    /read \d+ words/,
  ],
  "a page of elements without end": [
    "endless.html",
    () => page(lines(500_000, "<p>x</p>")),
    /more than 25,000 elements, too many to be read. Send a part of it/,
  ],
  "a page of 3,000 frames": [
    "frames.html",
    () => page(`<p>${lines(20, SENTENCE)}</p>${lines(3_000, "<iframe></iframe>")}`),
    /read \d+ words/,
  ],
  "a PDF of 2,000 pages": ["long.pdf", () => pdfOf(2_000), /It has 2,000/],
  "a mail of parts in parts": ["deep.eml", () => `${mailFields}${deepMail(2_000)}`, /nested too deeply/],
};

describe.skipIf(process.platform !== "linux")(
  "the memory that a hostile file takes (told by Linux alone)",
  () => {
    it.each(Object.entries(FILES))(
      "is bounded: %s",
      { timeout: 180_000 },
      async (_, [name, write, outcome]) => {
        const folder = mkdtempSync(path.join(tmpdir(), "assay-hostile-"));
        try {
          const file = path.join(folder, name);
          writeFileSync(file, await write());
          const { said, own, children } = await readApart(file);
          expect(said).toMatch(outcome);
          expect(
            own + children,
            `${Math.round(own)} MB here, ${Math.round(children)} MB beside`,
          ).toBeLessThan(MOST_MB);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      },
    );
  },
);

type Told = { readonly said: string; readonly own: number; readonly children: number };

/** Reads a file in a process with the heap of a web process. */
async function readApart(file: string): Promise<Told> {
  const { heapMb } = memoryShares({ memoryMb: USUAL_MB, processes: 1, isEmbedded: true });
  const program = path.join(import.meta.dirname, "testing", "read-once.ts");
  const args = [`--max-old-space-size=${heapMb}`, "--import", "tsx", program, file];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { NODE_ENV: "test", PATH: process.env["PATH"], DATABASE_URL: "postgresql://a@127.0.0.1/a" },
  });
  return JSON.parse(stdout);
}
