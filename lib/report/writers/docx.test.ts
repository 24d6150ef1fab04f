import fc from "fast-check";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../../text/canonical-text";
import { readWord } from "../docx/read-word.expected";
import { nastyText } from "../nasty-text.arbitrary";
import type { Report } from "../report";
import { builtReport, MIXED_DOCUMENT, QUOTES, reportOn } from "../report-builder";
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
          const { comments, parts } = await write(reportOn(lines, said, [text]));
          for (const [name, part] of parts) expect(part.querySelector("parsererror"), name).toBeNull();
          expect(comments.map(({ on }) => held(on))).toEqual([held(text)]);
        },
      ),
      { numRuns: 15 },
    );
  });
});
