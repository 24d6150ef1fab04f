import type { ClaimId } from "../../domain/ids";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { canonicalText } from "../../text/canonical-text";
import { deriveDirection } from "../../text/direction";
import type { MarkJson, ProseMirrorJson } from "../../text/document-json";
import { buildReport } from "../build/build-report";
import type { Report, ReportInput } from "../report";

const words = (text: string, ...marks: readonly MarkJson[]): ProseMirrorJson => ({
  type: "text",
  text,
  marks,
});
const paragraph = (...content: readonly ProseMirrorJson[]): ProseMirrorJson => ({
  type: "paragraph",
  content,
});

/** A text with emoji, joined emoji, combining marks, Arabic, a list, a table, links and a hard break. */
export const MIXED_DOCUMENT: ProseMirrorJson = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 2 }, content: [words("Ferry 🚢 line 7 & <others>")] },
    paragraph(
      words("The line carried "),
      words("41,000 people", { type: "bold" }),
      words(" in 2024, a family 👩‍👩‍👧‍👦 of re\u0301cords, "),
      words("says the port", { type: "link", attrs: { href: 'https://port.example/?a=1&b="2"' } }),
      words("."),
      { type: "hardBreak" },
      words("It lost money every year."),
    ),
    paragraph(words("قال الوزير إن الخط 7 سيغلق في 2026، he said later.")),
    {
      type: "bulletList",
      content: [{ type: "listItem", content: [paragraph(words("Fares rose by 12 %."))] }],
    },
    {
      type: "table",
      content: [
        {
          type: "tableRow",
          content: [
            { type: "tableHeader", attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(words("Year"))] },
            { type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [paragraph()] },
          ],
        },
      ],
    },
    { type: "codeBlock", content: [words("\nif (a < b) {\n  c\n}")] },
  ],
};

const block = (type: string, ...content: readonly ProseMirrorJson[]): ProseMirrorJson => ({ type, content });
const cell = (
  type: string,
  text: string,
  attrs: { colspan?: number; rowspan?: number } = {},
): ProseMirrorJson => ({
  type,
  attrs: { colspan: 1, rowspan: 1, ...attrs },
  content: [paragraph(words(text))],
});
const LOOKS = ["bold", "italic", "underline", "strike", "code", "subscript", "superscript"] as const;

/** `MIXED_DOCUMENT` and after it everything else that an article can be made of. */
export const RICH_DOCUMENT: ProseMirrorJson = {
  type: "doc",
  content: [
    ...(MIXED_DOCUMENT.content ?? []),
    ...[1, 3, 4, 5, 6].map((level) => ({ ...block("heading", words(`Level ${level}`)), attrs: { level } })),
    paragraph(...LOOKS.map((type) => words(`in ${type} `, { type }))),
    paragraph(words("all at once", ...LOOKS.filter((type) => type !== "code").map((type) => ({ type })))),
    { type: "horizontalRule" },
    block("blockquote", paragraph(words("Said.")), block("blockquote", paragraph(words("Said before.")))),
    {
      ...block(
        "orderedList",
        block(
          "listItem",
          paragraph(words("five")),
          paragraph(words("still five")),
          block("orderedList", block("listItem", paragraph(words("one")))),
        ),
        block(
          "listItem",
          paragraph(words("six")),
          block("bulletList", block("listItem", paragraph(words("dot")))),
        ),
      ),
      attrs: { start: 5 },
    },
    block(
      "table",
      block("tableRow", cell("tableHeader", "Port"), cell("tableHeader", "Boxes", { colspan: 2 })),
      block(
        "tableRow",
        cell("tableCell", "Oslo", { rowspan: 2 }),
        cell("tableCell", "7"),
        cell("tableCell", "8"),
      ),
      block("tableRow", cell("tableCell", "9")),
    ),
    paragraph(),
    paragraph(words("The end.")),
  ],
};

/** The quotes that `builtReport` makes claims of: overlapping, nested, across blocks, right to left. */
export const QUOTES = [
  "The line carried 41,000 people in 2024",
  "41,000 people in 2024, a family 👩‍👩‍👧‍👦 of re\u0301cords, says the port",
  "👩‍👩‍👧‍👦",
  "says the port.\nIt lost money every year.\nقال الوزير",
  "الخط 7 سيغلق في 2026، he said",
  "Fares rose by 12 %.",
  "if (a < b) {\n  c",
] as const;

/** A report with every kind of thing in it, made by real commands. `speech` stands in every field that people write. */
export function builtReport(speech = "A plain remark.", change: Partial<ReportInput> = {}): Report {
  return buildReport({ ...reportInput(speech), ...change });
}

/** A report of an article of these lines, a paragraph each, with a claim on each quote; `speech` stands in every field. */
export function reportOn(lines: readonly string[], speech: string, quotes = lines, language = "en"): Report {
  const document: ProseMirrorJson = {
    type: "doc",
    content: lines.map((text) => paragraph(words(text))),
  };
  const builder = new ReviewBuilder(canonicalText(document));
  const { id: revisionId, text } = builder.revision;
  let from = 0;
  for (const quote of quotes) {
    // Lines that are alike are told apart by where they stand.
    const start = text.indexOf(quote, from);
    const ranges = [{ start, end: start + quote.length }];
    const anchor = start < 0 ? { quote: { exact: quote } } : { revisionId, ranges };
    const claimId = builder.nextId() as ClaimId;
    builder.act(builder.people.reviewer1, "highlight-claim", { claimId, anchor, statement: speech });
    from = Math.max(from, start + quote.length);
  }
  const input = inputOf(builder, speech, document);
  const direction = deriveDirection(lines.join("\n"), language);
  return buildReport({ ...input, article: { ...input.article, language, direction } });
}

/** What `builtReport` is built from. */
export function reportInput(speech = "A plain remark.", document = MIXED_DOCUMENT): ReportInput {
  return inputOf(reviewed(canonicalText(document), speech), speech, document);
}

/** What a report of a built review is built from. */
export function inputOf(builder: ReviewBuilder, speech: string, document: ProseMirrorJson): ReportInput {
  const { id, number, text } = builder.revision;
  return {
    article: {
      id: builder.articleId,
      title: speech,
      byline: speech,
      publisher: speech,
      sourceUrl: "https://news.example/2025/ferry?q=\u00e4[1]|x",
      publishedAt: "2025-11-02",
      language: "en",
      direction: "ltr",
      revision: { id, number, sha256: "ab".repeat(32), text, document },
      original: {
        sha256: "0f".repeat(32),
        bytes: 20_480,
        name: speech,
        address: null,
        mediaType: "application/pdf",
      },
    },
    state: builder.state,
    head: builder.head,
    entries: builder.entries,
    scale: builder.scale,
    names: new Map(Object.values(builder.people).map((person) => [person.id, `${person.name} ${speech}`])),
    workspace: { slug: "demo", name: speech },
    generatedAt: "2026-01-06T10:00:00.000Z",
    baseUrl: "https://assay.example",
  };
}

function reviewed(text: string, speech: string): ReviewBuilder {
  const builder = new ReviewBuilder(text);
  const { editor, reviewer1, reviewer2 } = builder.people;
  const filled = speech.trim() === "" ? `-${speech}` : speech;
  const claimIds = QUOTES.map((quote) =>
    builder.highlight(reviewer1, quote, { statement: speech, claimant: speech }),
  );
  for (const [index, claimId] of claimIds.entries()) {
    const rating = builder.scale[index]?.id ?? "true";
    builder.act(reviewer1, "give-verdict", { claimId, rating, rationale: speech, confidence: "high" });
    if (index === 5) builder.act(reviewer2, "give-verdict", { claimId, rating: "true", rationale: "" });
    if (index !== 0 && index !== 4) continue;
    const source = { url: "https://source.example/a b|c?d=[é]#f", stance: "refutes" as const };
    const details = { title: speech, publisher: speech, author: speech, excerpt: speech, note: speech };
    builder.act(reviewer2, "add-evidence", { claimId, evidenceId: builder.nextId(), ...source, ...details });
    const commentId = builder.nextId();
    builder.act(reviewer2, "comment", { claimId, commentId, body: filled });
    builder.act(editor, "resolve-thread", { claimId, commentId });
    builder.act(editor, "settle-claim", {
      claimId,
      rating,
      rationale: speech,
      version: builder.claim(claimId).version,
    });
  }
  builder.act(editor, "settle-claim", {
    claimId: claimIds[6] ?? "",
    rating: "opinion",
    rationale: speech,
    version: 1,
  });
  builder.act(reviewer1, "withdraw-claim", { claimId: claimIds[3] ?? "", reason: filled, version: 1 });
  builder.act(editor, "comment", { commentId: builder.nextId(), body: filled });
  return builder;
}
