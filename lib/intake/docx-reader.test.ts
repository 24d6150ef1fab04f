import { existsSync, readFileSync } from "node:fs";
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { wordRuns } from "../report/docx/word-runs";
import { writeWord } from "../report/docx/write-word";
import { nastyText } from "../report/testing/nasty-text.arbitrary";
import { builtReport, reportOn } from "../report/testing/report-builder";
import { readIntake, recognise } from "./readers";
import type { IntakeSource, Reading } from "./reading";

const DOCUMENTS = "../shared/testdata/documents/docx";

const source = (bytes: Uint8Array, name = "article.docx"): IntakeSource => ({
  bytes,
  name,
  mediaType: null,
  charset: null,
  address: null,
});

async function read(bytes: Uint8Array, name?: string): Promise<Reading> {
  const result = await readIntake(source(bytes, name));
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function failing(bytes: Uint8Array, name?: string): Promise<string> {
  const result = await readIntake(source(bytes, name));
  if (result.ok) throw new Error("This is to fail.");
  return JSON.stringify(result.failure);
}

const comment = (
  id: number,
  text: string,
  more: { date?: Date; parentId?: number; resolved?: boolean } = {},
) => ({
  id,
  author: `Author ${id}`,
  date: new Date("2026-03-04T05:06:07Z"),
  children: [new Paragraph(text)],
  ...more,
});

const marked = (id: number, ...children: readonly ParagraphChild[]): readonly ParagraphChild[] => [
  new CommentRangeStart(id),
  ...children,
  new CommentRangeEnd(id),
  new TextRun({ children: [new CommentReference(id)] }),
];

const packed = async (options: ConstructorParameters<typeof Document>[0]): Promise<Uint8Array> =>
  new Uint8Array(await Packer.toBuffer(new Document(options)));

/** A document of these paragraphs. */
const wordOf = (...paragraphs: readonly (readonly ParagraphChild[])[]): Promise<Uint8Array> =>
  packed({ sections: [{ children: paragraphs.map((children) => new Paragraph({ children })) }] });

/** The same file with some of its parts made other, or more. */
const withParts = (file: Uint8Array, change: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
  const parts = { ...unzipSync(file) };
  change(parts);
  return zipSync(parts);
};

const wordsOf = ({ text, comments }: Reading): readonly string[] =>
  comments.map(({ range }) => text.slice(range.start, range.end));

describe("a Word document", () => {
  it("is read with its headings, tables, footnotes and what it says of itself", async () => {
    const file = await packed({
      title: "The harbour's books",
      creator: "Ada Writer",
      footnotes: { 1: { children: [new Paragraph("See the yearbook.")] } },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph("DRAFT 3")] }) },
          children: [
            new Paragraph({ text: "Fares", heading: HeadingLevel.HEADING_1 }),
            new Paragraph({ children: [new TextRun("They  rose"), new FootnoteReferenceRun(1)] }),
          ],
        },
      ],
    });
    const { text, document, metadata, warnings, format } = await read(file);
    expect(text).toBe("Fares\nThey  rose[1]\nSee the yearbook.");
    expect(document.content?.[0]?.type).toBe("heading");
    expect({ format, ...metadata }).toMatchObject({
      format: "docx",
      title: "The harbour's books",
      byline: "Ada Writer",
      direction: "ltr",
    });
    expect(warnings.map(({ message }) => message)).toContain(
      "Left out: “DRAFT 3” (above or below each page).",
    );
  });

  it("has its comments on their words, with who wrote them and when, and what is resolved", async () => {
    const file = await packed({
      comments: {
        children: [
          comment(0, "Since when?"),
          comment(1, "Done.", { resolved: true }),
          comment(2, "All of it?"),
        ],
      },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new TextRun("Fares "),
                ...marked(0, new TextRun("rose by "), new TextRun({ text: "12 %", bold: true })),
                new TextRun(" in "),
                ...marked(1, new TextRun("May")),
              ],
            }),
            new Paragraph({ children: [new TextRun("No words "), ...marked(2), new TextRun("marked")] }),
          ],
        },
      ],
    });
    const reading = await read(file);
    expect(reading.text).toBe("Fares rose by 12 % in May\nNo words marked");
    expect(wordsOf(reading)).toEqual(["rose by 12 %", "May", "No words marked"]);
    expect(reading.comments[0]).toMatchObject({
      author: "Author 0",
      at: "2026-03-04T05:06:07.000Z",
      body: "Since when?",
      isResolved: false,
    });
  });

  it("has comments over several paragraphs and between them whole", async () => {
    const file = withParts(await wordOf([new TextRun("One")], [new TextRun("Two")]), (parts) => {
      const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
      parts["word/document.xml"] = strToU8(
        xml
          .replace("<w:body>", '<w:body><w:commentRangeStart w:id="7"/>')
          .replace("<w:sectPr>", '<w:commentRangeEnd w:id="7"/><w:sectPr>'),
      );
      parts["word/comments.xml"] = strToU8(
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" w:author="A"><w:p><w:r><w:t>Both?</w:t></w:r></w:p></w:comment><w:comment w:id="8" w:author="B"><w:p><w:r><w:t>Nowhere</w:t></w:r></w:p></w:comment></w:comments>',
      );
    });
    const reading = await read(file);
    expect(wordsOf(reading)).toEqual(["One\nTwo"]);
    expect(reading.warnings).toContainEqual({
      kind: "comments-left",
      message: "1 comment is left out: it is empty or on no words of the text.",
    });
  });

  it("is read as if its changes were accepted, which is said", async () => {
    const change = { author: "E", date: "2026-01-01T00:00:00Z" };
    const file = await wordOf([
      new TextRun("It "),
      new DeletedTextRun({ text: "fell", id: 1, ...change }),
      new InsertedTextRun({ text: "rose", id: 2, ...change }),
    ]);
    const { text, warnings } = await read(file);
    expect(text).toBe("It rose");
    expect(warnings).toContainEqual({
      kind: "tracked-changes",
      message:
        "2 tracked changes are read as accepted: words put in are in the text, words taken out are not.",
    });
  });
});

/** A text without white space and without what XML lacks, which a Word file cannot keep. */
const solid = (text: string): string => text.replace(/[\s\p{Cc}\uFFFD-\uFFFF]+/gu, "");

/** Pieces of a paragraph, and the pieces that a comment is on. */
const commented = fc
  .array(fc.array(nastyText, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .chain((paragraphs) => {
    const pieces = paragraphs.flat().length;
    return fc
      .tuple(fc.nat({ max: pieces - 1 }), fc.nat({ max: pieces - 1 }))
      .map(([one, other]) => ({ paragraphs, from: Math.min(one, other), to: Math.max(one, other) }));
  });

it("has a comment on exactly the words that it was on, wherever it begins and ends", async () => {
  await fc.assert(
    fc.asyncProperty(commented, async ({ paragraphs, from, to }) => {
      const on = solid(
        paragraphs
          .flat()
          .slice(from, to + 1)
          .join(""),
      );
      fc.pre(on !== "");
      let piece = 0;
      const children = paragraphs.map((pieces) => {
        const runs = pieces.flatMap((text): readonly ParagraphChild[] => {
          const at = piece;
          piece += 1;
          return [
            ...(at === from ? [new CommentRangeStart(4)] : []),
            ...wordRuns(text),
            ...(at === to
              ? [new CommentRangeEnd(4), new TextRun({ children: [new CommentReference(4)] })]
              : []),
          ];
        });
        return new Paragraph({ children: [...runs] });
      });
      const file = await packed({ comments: { children: [comment(4, "Is it?")] }, sections: [{ children }] });
      const reading = await read(file);
      expect(wordsOf(reading).map(solid)).toEqual([on]);
      expect(solid(reading.text)).toBe(solid(paragraphs.flat().join("")));
    }),
    { numRuns: 60 },
  );
});

describe("our own Word file", () => {
  it("has the article's text, and a comment on each claim's words", async () => {
    const report = builtReport("A plain remark.");
    const reading = await read(await writeWord(report));
    expect(solid(reading.text)).toContain(solid(report.article.revision.text));
    const words = wordsOf(reading).map(solid);
    const quotes = report.claims
      .filter(({ status, isInText }) => isInText && status !== "withdrawn")
      .flatMap(({ anchor }) => anchor.ranges)
      .map(({ exact }) => solid(exact));
    expect(quotes.length).toBeGreaterThan(2);
    for (const quote of quotes) expect(words).toContain(quote);
  });

  it("is the same again for any text and any comments", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(nastyText, { minLength: 1, maxLength: 3 }),
        nastyText,
        async (lines, speech) => {
          fc.pre(lines.some((line) => line.trim() !== ""));
          const reading = await read(await writeWord(reportOn(lines, speech, [lines.join("\n")])));
          expect(solid(reading.text)).toContain(solid(lines.join("")));
          expect(wordsOf(reading).map(solid)).toContain(solid(lines.join("")));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("what is no Word document, or a bad one", () => {
  it("is a program, whatever it is called", async () => {
    expect(await failing(strToU8("MZ\0\x03\0"), "article.docx")).toContain("This is a program");
  });

  it("says that it has a password", async () => {
    const bytes = new Uint8Array(
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
    );
    expect(await failing(bytes)).toContain("has a password");
  });

  it("unpacks to more than any document, and is not unpacked", { timeout: 30_000 }, async () => {
    const bomb = withParts(await wordOf([new TextRun("a")]), (parts) => {
      parts["word/document.xml"] = new Uint8Array(40 * 1024 * 1024);
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await failing(bomb)).toContain("too-large");
  });

  it("lies about how much it unpacks to", async () => {
    const file = withParts(await wordOf([new TextRun("a")]), (parts) => {
      parts["word/document.xml"] = new Uint8Array(40 * 1024 * 1024);
    });
    // The size after unpacking, in the list at the end of the zip and before the part.
    const lying = Buffer.from(file);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(40 * 1024 * 1024);
    for (let at = lying.indexOf(size); at !== -1; at = lying.indexOf(size)) lying.writeUInt32LE(1_000, at);
    expect(await failing(new Uint8Array(lying))).toContain("is broken");
  });

  it.each([
    ["declares entities", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'],
    ["is cut off", "<w:document><w:bo"],
  ])("%s", async (_, beginning) => {
    const file = withParts(await wordOf([new TextRun("a")]), (parts) => {
      const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
      parts["word/document.xml"] = strToU8(
        beginning.startsWith("<!") ? xml.replace("?>", `?>${beginning}`) : beginning,
      );
    });
    expect(await failing(file)).toContain("This Word document is broken");
  });

  it("has a part whose name climbs out", async () => {
    const file = withParts(await wordOf([new TextRun("a")]), (parts) => {
      parts["../x.xml"] = strToU8("<a/>");
    });
    expect(await failing(file)).toContain("lead out of it");
  });

  it("is cut off in the middle, or a zip of something else", async () => {
    const whole = await wordOf([new TextRun("a")]);
    expect(await failing(whole.subarray(0, whole.length / 2))).toMatch(/broken|ZIP archive/);
    expect(recognise(source(zipSync({ "a.txt": strToU8("a") })))).toBeNull();
  });

  it("has macros, which are left out and said to be", async () => {
    const file = withParts(await wordOf([new TextRun("a")]), (parts) => {
      parts["word/vbaProject.bin"] = new Uint8Array(9);
    });
    expect((await read(file, "a.docm")).warnings).toContainEqual({
      kind: "left-out",
      message: "Left out: its macros, which were not looked at.",
    });
  });

  it("has no words", async () => {
    expect(await failing(await wordOf([]))).toContain("There is no text here to check.");
  });

  it("has a style map that would make scripts, which is not asked", async () => {
    const file = withParts(await wordOf([new TextRun("<script>x</script>")]), (parts) => {
      parts["mammoth/style-map"] = strToU8("p => script");
    });
    expect((await read(file)).text).toBe("<script>x</script>");
  });
});

describe.skipIf(!existsSync(DOCUMENTS))(
  "documents that others made (skipped where ../shared is absent)",
  () => {
    const textOf = async (name: string) => read(new Uint8Array(readFileSync(`${DOCUMENTS}/${name}`)));

    it("are read", async () => {
      expect(wordsOf(await textOf("comments.docx"))).toEqual(["Ouch", "Ouch."]);
      expect((await textOf("footnotes.docx")).text).toBe("Ouch[1].[2]\nA tachyon walks into a bar.\nFin.");
      expect((await textOf("tables.docx")).text).toBe(
        "Above\nTop left\nTop right\nBottom left\nBottom right\nBelow",
      );
      expect((await textOf("simple-list.docx")).document.content?.map(({ type }) => type)).toEqual([
        "bulletList",
      ]);
      expect((await textOf("utf8-bom.docx")).text).toBe("This XML has a byte order mark.");
    });

    it("name pictures elsewhere, which are not fetched: there is no text", async () => {
      const file = new Uint8Array(readFileSync(`${DOCUMENTS}/external-picture.docx`));
      expect(await failing(file)).toContain("There is no text here to check.");
    });
  },
);
