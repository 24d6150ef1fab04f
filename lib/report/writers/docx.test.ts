import fc from "fast-check";
import { strFromU8, strToU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { anyDocument } from "../../editor/document.arbitrary";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { canonicalText } from "../../text/canonical-text";
import { buildReport } from "../build/build-report";
import { readWord } from "../docx/read-word.expected";
import { wordProblems } from "../docx/word-problems.expected";
import type { Report } from "../report";
import { stillZip } from "../still-zip";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { unpacked } from "../testing/read-file";
import {
  builtReport,
  inputOf,
  MIXED_DOCUMENT,
  QUOTES,
  RICH_DOCUMENT,
  reportInput,
  reportOn,
} from "../testing/report-builder";
import { writer } from "./docx";

const write = async (report: Report) => readWord(await writer.write(report));

/** Text as a file of XML can hold it, with one way to end a line. */
const held = (text: string): string =>
  text
    .replace(/\r\n|\r/g, "\n")
    .replace(/(?![\t\n])\p{Cc}/gu, " ")
    .replace(/[\uFFFE\uFFFF]/g, "\uFFFD");

describe("the Word file", () => {
  it("has the article's text as it is, and a comment on each claim's exact words, however they overlap", async () => {
    const report = builtReport();
    const { comments, text } = await write(report);
    expect(text).toContain(`\n${canonicalText(MIXED_DOCUMENT)}\n`);
    const onClaims = comments.filter(
      ({ parent, text: said }) => parent === null && said.startsWith("Claim "),
    );
    const standing = report.claims.filter(({ status }) => status !== "withdrawn");
    expect(onClaims.map(({ on }) => on)).toEqual(standing.map(({ quote }) => quote));
    expect(onClaims).toHaveLength(QUOTES.length - 1);
  });

  it("says the ruling, the statement and the rationale, by whom and when", async () => {
    const report = builtReport("It was **counted**.");
    const [comment] = (await write(report)).comments.filter(({ text }) => text.startsWith("Claim 1:"));
    const { ruling } = report.claims[0] ?? expect.unreachable();
    expect(comment?.text).toBe(
      "Claim 1: True, settled\nIt was **counted**.\nSaid by: It was **counted**.\nIt was counted.",
    );
    expect(comment?.author).toBe(ruling?.byName);
    expect(Date.parse(comment?.date ?? "")).toBe(Date.parse(ruling?.at ?? ""));
  });

  it("of an Arabic article has its own lines in Arabic, from right to left", async () => {
    const report = reportOn(["قال الوزير إن الخط سيغلق."], "سيغلق الخط.", undefined, "ar");
    const { comments } = await write(report);
    expect(comments.map(({ text }) => text)).toEqual([expect.stringMatching(/^الادعاء 1: مفتوح\n/)]);
    const file = await unpacked(await writer.write(report));
    const paragraphs = file.match(/<w:p>(?:(?!<w:p>).)*<\/w:p>/gs) ?? [];
    const own = paragraphs.filter((paragraph) => /الادعاءات والأدلة|دقّقه|السجل/.test(paragraph));
    expect(own.length).toBeGreaterThan(2);
    for (const paragraph of own) expect(paragraph).toContain("<w:bidi/>");
  });

  it("has what waits of suggested wording as tracked changes within its comment, the text and all comments as they are", async () => {
    const builder = new ReviewBuilder(canonicalText(MIXED_DOCUMENT));
    const { editor, reviewer1, reviewer2 } = builder.people;
    const suggest = (person: typeof editor, exact: string, text: string, note: string | null = null) => {
      const claimId = builder.highlight(reviewer1, exact);
      const [suggestionId, answered] = [builder.nextId(), builder.nextId()];
      builder.act(reviewer1, "suggest-wording", {
        claimId,
        suggestionId: answered,
        text: `${text} DECLINED`,
      });
      builder.act(editor, "decline-wording", { claimId, suggestionId: answered });
      builder.act(person, "suggest-wording", { claimId, suggestionId, text, note });
      return claimId;
    };
    suggest(reviewer1, "41,000 people in 2024", "42,000 people\tin 2025", "Counted & read.");
    suggest(reviewer2, "says the port", "says the harbour");
    suggest(reviewer2, "people in 2024, a", "OVERLAPPING");
    suggest(editor, "قال الوزير", "أعلن الوزير");
    const file = await writer.write(buildReport(inputOf(builder, "A remark.", MIXED_DOCUMENT)));
    expect(wordProblems(file)).toEqual([]);
    const { comments, text, changes } = readWord(file);
    expect(text).toContain(`\n${canonicalText(MIXED_DOCUMENT)}\n`);
    const kinds = (kind: "ins" | "del") => changes.filter((change) => change.kind === kind);
    expect(kinds("ins").map((change) => [change.text, change.author])).toEqual([
      ["42,000 peoplein 2025", "Reviewer 1 A remark."],
      ["says the harbour", "Reviewer 2 A remark."],
      ["أعلن الوزير", "Editor A remark."],
    ]);
    expect(
      kinds("del")
        .map((change) => change.text)
        .join("|"),
    ).toBe("41,000 |people| in 2024|says the port|قال الوزير");
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
    const roots = comments.filter(({ text: said }) => said.startsWith("Claim "));
    expect(roots.map(({ on }) => on)).toEqual([
      "41,000 people in 2024",
      "people in 2024, a",
      "says the port",
      "قال الوزير",
    ]);
    for (const { within } of kinds("ins")) expect(roots.some(({ id }) => within.includes(id))).toBe(true);
    const replies = comments.filter(
      ({ parent, text: said }) => parent !== null && said.startsWith("Suggested wording: "),
    );
    expect(replies.map((reply) => reply.text)).toEqual([
      "Suggested wording: 42,000 people\tin 2025\nCounted & read.",
      "Suggested wording: OVERLAPPING",
      "Suggested wording: says the harbour",
      "Suggested wording: أعلن الوزير",
    ]);
    expect(JSON.stringify([changes, comments])).not.toContain("DECLINED");
  });

  it("has verdicts and discussion as replies on the same words, resolved where they are", async () => {
    const report = builtReport();
    const { comments } = await write(report);
    const roots = comments.filter(({ parent, text }) => parent === null && text.startsWith("Claim "));
    const standing = report.claims.filter(({ status }) => status !== "withdrawn");
    for (const [index, claim] of standing.entries()) {
      const replies = comments.filter(({ parent }) => parent === roots[index]?.id);
      const said = [
        ...claim.verdicts.map(({ reviewerName }) => [reviewerName, false]),
        ...claim.comments.map(({ byName, resolved }) => [byName, resolved !== null]),
      ];
      expect(replies.map(({ author, isResolved }) => [author, isResolved])).toEqual(said);
      for (const { on } of replies) expect(on).toBe(claim.quote);
    }
    expect(comments.some(({ isResolved }) => isResolved)).toBe(true);
    const onArticle = comments.filter(({ parent, text }) => parent === null && !text.startsWith("Claim "));
    expect(onArticle.map(({ on }) => on)).toEqual(report.comments.map(() => report.article.title));
  });

  it("has the evidence of every claim after the article, those that lost their words too", async () => {
    const { text } = await write(builtReport("A remark."));
    const evidence = text.slice(text.indexOf("Claims and evidence"));
    expect(evidence).toContain("Claim 1: True, settled");
    expect(evidence).toContain("Refutes: A remark. (A remark., A remark.)");
    expect(evidence).toContain("https://source.example/a b|c?d=[é]#f");
    expect(evidence.match(/^Claim \d+: /gm)).toHaveLength(QUOTES.length);
  });

  it("has parts that their schemas allow and everything that they refer to, of formatting of every kind", async () => {
    const speech =
      "A **bold** ~~gone~~ `code` [link](https://example.org/a_b#c)\n\n1. one\n   - two\n\n> said\n\n```\nx\n```";
    const rightToLeft = { ...reportInput(speech, RICH_DOCUMENT) };
    const article = { ...rightToLeft.article, language: "ar", direction: "rtl" as const };
    for (const report of [
      builtReport(speech),
      buildReport(reportInput(speech, RICH_DOCUMENT)),
      buildReport({ ...rightToLeft, article }),
    ])
      expect(wordProblems(await writer.write(report))).toEqual([]);
  });

  it("is read by another reader, with the same comments by the same people", async () => {
    const report = builtReport("A plain remark.");
    const buffer = Buffer.from(await writer.write(report));
    const { value, messages } = await mammoth.convertToHtml(
      { buffer },
      { styleMap: ["comment-reference => sup"] },
    );
    expect(messages.filter(({ type }) => type === "error")).toEqual([]);
    const { comments } = readWord(buffer);
    expect(value.match(/<dt id="comment-/g)).toHaveLength(comments.length);
    for (const { text } of comments) expect(value).toContain(text.split("\n").at(-1));
    expect(value).toContain("<strong>41,000 people</strong>");
    expect(value).toContain("<table>");
    expect(value).toContain("<li>Fares rose by 12 %.");
  });

  it("keeps every comment on its words, in well-formed parts, whatever the article and people say", async () => {
    await fc.assert(
      fc.asyncProperty(
        nastyText,
        fc.array(nastyText, { minLength: 1, maxLength: 3 }),
        async (speech, lines) => {
          const said = `${speech}\uFFFE`;
          const text = lines.join("\n");
          const file = await writer.write(reportOn(lines, said, [text]));
          const { comments, parts } = readWord(file);
          for (const [name, part] of parts) expect(part.querySelector("parsererror"), name).toBeNull();
          expect(wordProblems(file)).toEqual([]);
          // A line that ends in a carriage return is still another line than the next.
          expect(comments.map(({ on }) => held(on))).toEqual([lines.map(held).join("\n")]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("is whole whatever an article is made of", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const text = canonicalText(document);
        const builder = new ReviewBuilder(text);
        if (text.trim() !== "") builder.highlight(builder.people.reviewer1, text.trim());
        const file = await writer.write(buildReport(inputOf(builder, "A remark.", document)));
        expect(wordProblems(file)).toEqual([]);
        // A rule is a paragraph without words.
        const lines = (all: string) => `\n${held(all)}\n`.replace(/\n+/g, "\n");
        expect(lines(readWord(file).text)).toContain(lines(text));
      }),
      { numRuns: 15 },
    );
  });

  it("is held by rules that see what is wrong", async () => {
    const file = await writer.write(builtReport());
    const files = unzipSync(typeof file === "string" ? new Uint8Array() : file);
    for (const [name, right, wrong] of [
      ["word/document.xml", /<w:tblGrid>.*?<\/w:tblGrid>/, ""],
      [
        "word/document.xml",
        /<w:pStyle w:val="Title"\/>/,
        '<w:spacing w:after="1"/><w:pStyle w:val="Title"/>',
      ],
      ["word/document.xml", /<w:commentReference w:id="1"\/>/, '<w:commentReference w:id="0"/>'],
      ["word/document.xml", /w:val="Title"/, 'w:val="Headline"'],
      ["word/document.xml", / mc:Ignorable="[^"]*"/, ' mc:Ignorable="w99"'],
      ["word/comments.xml", /w:date="[^"]*"/, 'w:date="yesterday"'],
      ["word/commentsExtended.xml", /paraId="0/, 'paraId="9'],
      ["word/_rels/document.xml.rels", /<Relationship [^>]*hyperlink[^>]*>/, ""],
      ["[Content_Types].xml", /<Override [^>]*comments\.xml"\/>/, ""],
    ] as const) {
      const part = strFromU8(files[name] ?? new Uint8Array());
      expect(part).toMatch(right);
      const broken = stillZip({ ...files, [name]: strToU8(part.replace(right, wrong)) });
      expect(() => expect(wordProblems(broken)).toEqual([]), String(right)).toThrow();
    }
  });
});
