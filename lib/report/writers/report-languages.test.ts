import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import type { Edition, EditionWithdrawal } from "../../domain/edition";
import type { ClaimId } from "../../domain/ids";
import { changesBetween } from "../../ledger/review/changes-between";
import { describeChange } from "../../ledger/review/describe-change";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { canonicalText } from "../../text/canonical-text";
import { LANGUAGES, type Language } from "../../words/language";
import { CATALOGUES, ENGLISH, messagesOf } from "../../words/words";
import { editionReport, readEdition } from "../build/edition-report";
import { embeddedPage } from "../html/embedded-page";
import { editionListPage, withdrawnPage, withNewerEdition } from "../html/public-page";
import type { Report } from "../report";
import { changeInWords } from "../said-lines";
import { readPdf, unpacked } from "../testing/read-file";
import { builtReport, inputOf, MIXED_DOCUMENT, reportInput } from "../testing/report-builder";
import { cardData } from "../typst/card-data";
import { writer as docx } from "./docx";
import { writer as html } from "./html";
import { writer as json } from "./json";
import { writer as markdown } from "./markdown";
import { writer as pdf } from "./pdf";

const OTHERS = LANGUAGES.filter((language) => language !== "en");

/** What people write in these tests: signs of no language. */
const SPEECH = "≈≈≈";

/** In a language: everything that a report for the desk may have in it. */
const deskReport = (language: Language): Report => {
  const { article, ...input } = reportInput(SPEECH);
  return builtReport(SPEECH, { ...input, article: { ...article, language } });
};

/** In a language: three editions with rulings, changed ones, evidence, claims left out and claims without a ruling. */
function editions(language: Language): readonly Report[] {
  const builder = new ReviewBuilder(canonicalText(MIXED_DOCUMENT));
  const { editor, reviewer1, reviewer2 } = builder.people;
  const claims = ["Fares rose by 12 %.", "41,000 people", "It lost money every year.", "says the port"].map(
    (quote) =>
      builder.highlight(reviewer1, quote, { claimant: SPEECH, claimedOn: "2025-10-30", kind: "statistical" }),
  );
  const [one, two, three] = claims;
  if (one === undefined || two === undefined || three === undefined) throw new Error("Claims are missing.");
  const settle = (claimId: ClaimId, rating: string) =>
    builder.act(editor, "settle-claim", {
      claimId,
      rating,
      rationale: "",
      version: builder.claim(claimId).version,
    });
  settle(one, "true");
  builder.publish(editor, "");
  builder.act(editor, "reopen-claim", { claimId: one, reason: SPEECH });
  for (const stance of ["supports", "refutes", "context"] as const)
    builder.act(reviewer2, "add-evidence", {
      claimId: one,
      evidenceId: builder.nextId(),
      url: "https://a.test/",
      stance,
      publishedOn: "2025-01-02",
    });
  settle(one, "false");
  settle(two, "opinion");
  builder.act(reviewer1, "give-verdict", {
    claimId: three,
    rating: "mixed",
    rationale: "",
    confidence: "low",
  });
  builder.act(reviewer2, "give-verdict", {
    claimId: three,
    rating: "misleading",
    rationale: "",
    confidence: "medium",
  });
  builder.publish(editor, SPEECH);
  builder.publish(editor, SPEECH, { kind: "update", articleShown: "quotes", openClaims: [three] });
  const { article, ...input } = inputOf(builder, SPEECH, MIXED_DOCUMENT);
  const all = builder.state.editions;
  return all.map((edition, index) =>
    editionReport({ ...input, article: { ...article, language } }, { edition, earlier: all.slice(0, index) }),
  );
}

type ListedEdition = Pick<Edition, "slug" | "number" | "at" | "note" | "withdrawn">;

const WITHDRAWN: EditionWithdrawal = { at: "2026-02-01T10:00:00.000Z", reason: SPEECH } as EditionWithdrawal;

/** Every page that is written of a report in a language. */
async function pages(language: Language): Promise<readonly string[]> {
  const published = editions(language);
  const [first, second] = published;
  if (first === undefined || second === undefined) throw new Error("Editions are missing.");
  const list = published.map(({ edition }, index): ListedEdition => {
    const at = edition?.publishedAt ?? "";
    return { slug: "s", number: index + 1, at, note: null, withdrawn: index === 0 ? WITHDRAWN : null };
  });
  const [oldest] = list;
  if (oldest === undefined) throw new Error("Editions are missing.");
  return [
    String(await html.write(deskReport(language))),
    ...(await Promise.all(published.map(async (report) => String(await html.write(report))))),
    embeddedPage(second, null) ?? "",
    embeddedPage(second, "1") ?? "",
    editionListPage(list.toReversed(), second),
    withdrawnPage(oldest, WITHDRAWN, second),
    withNewerEdition(String(await html.write(first)), oldest, 2),
  ];
}

const NODE_TEXT = 4;

/** What a page says to who reads or hears it, without addresses and without the article. */
function wordsOnPage(document: Document): string {
  for (const element of document.querySelectorAll(
    "style, script, textarea, .words, .quote, q, .top nav, .said, .hash",
  ))
    element.remove();
  const told =
    '[aria-label], [name="description"], [property$="title"], [property$="description"], [property$="alt"]';
  const labels = [...document.querySelectorAll(told)].map(
    (each) => each.getAttribute("aria-label") ?? each.getAttribute("content"),
  );
  const texts: (string | null)[] = [];
  const walker = document.createTreeWalker(document, NODE_TEXT);
  while (walker.nextNode() !== null) texts.push(walker.currentNode.nodeValue);
  return [...texts, ...labels].join("\n").replaceAll(/https?:\S+/g, "");
}

/** The English words of each message between what is put in, as whole words. */
function englishPieces(): readonly string[] {
  const pieces = messagesOf(CATALOGUES.en).flatMap(([, message]) =>
    message.replaceAll(/\{count, plural, |\b(one|other) \{|\}/g, "\n").split(/\{[^{}\n]*|[\n{}]/),
  );
  return [...new Set(pieces.map((piece) => piece.trim()).filter((piece) => /\p{L}{3}/u.test(piece)))];
}

/** English words that another language has too, or that are names. */
const SHARED: Readonly<Partial<Record<Language, readonly string[]>>> = {
  de: ["Link", "Name", "Text"],
  fr: ["Article", "Source", "Correction", "Corrections", "Opinion", "correction"],
};

const isWord = (piece: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "u");

const PIECES = englishPieces().map((piece) => ({ piece, pattern: isWord(piece) }));

function englishIn(text: string, language: Language): readonly string[] {
  const shared = new Set(SHARED[language]);
  return PIECES.flatMap(({ piece, pattern }) => (!shared.has(piece) && pattern.test(text) ? [piece] : []));
}

describe.each(OTHERS)("a report of an article in %s", (language) => {
  it("has no English word on any page, and each says its language and which way it runs", async () => {
    for (const page of await pages(language)) {
      const { document } = new JSDOM(page).window;
      expect(document.documentElement.lang).toBe(language);
      expect(document.documentElement.dir).toBe(language === "ar" ? "rtl" : "ltr");
      expect(englishIn(wordsOnPage(document), language)).toEqual([]);
    }
  });

  it("has no English word in Markdown, Word, and on its picture", async () => {
    for (const report of [deskReport(language), ...editions(language)]) {
      const files = [
        String(await markdown.write(report)),
        await wordText(report),
        // Of its bar the words, not the names of its elements.
        JSON.stringify(Object.values(cardData(report))).replaceAll(/<[^>]*>/g, " "),
      ];
      for (const file of files) expect(englishIn(withoutWritten(file, report), language)).toEqual([]);
    }
  });

  it("is set as a PDF that says its language, without an English word", async () => {
    const [, report] = editions(language);
    if (report === undefined) throw new Error("There is no edition 2.");
    const file = await readPdf(new Uint8Array((await pdf.write(report)) as Uint8Array));
    expect(file).toMatchObject({ language, conformance: "1", figuresWithoutWords: 0 });
    expect(englishIn(withoutWritten(file.text.replaceAll("\n", " "), report), language)).toEqual([]);
  });
});

describe("the language of a report", () => {
  it("is found by what is looked for here: an English page has most of the English words", async () => {
    const [, report] = editions("en");
    if (report === undefined) throw new Error("There is no edition 2.");
    const found = englishIn(wordsOnPage(new JSDOM(String(await html.write(report))).window.document), "en");
    expect(found).toEqual(
      expect.arrayContaining(["Fact check", "What we found", "Supports", "low confidence"]),
    );
    expect(found.length).toBeGreaterThan(70);
  });

  it("is kept with an edition; one from before languages were spoken stays English", async () => {
    const [report] = editions("de");
    if (report === undefined) throw new Error("There is no edition 1.");
    const kept = String(await json.write(report));
    expect(String(await markdown.write(readEdition(kept)))).toContain("# Faktencheck: ");
    const { language: _, ...older } = JSON.parse(kept);
    expect(String(await markdown.write(readEdition(JSON.stringify(older))))).toContain("# Fact check: ");
  });

  it("is not told of an English one, whose JSON stays as it was", async () => {
    expect(JSON.parse(String(await json.write(builtReport())))).not.toHaveProperty("language");
  });

  it("is English where the catalogue has no other", () => {
    const { article, ...input } = reportInput(SPEECH);
    expect(
      builtReport(SPEECH, { ...input, article: { ...article, language: "sv" } }).language,
    ).toBeUndefined();
  });

  it("leaves the labels in JSON as the desk gave them", async () => {
    const report = JSON.parse(String(await json.write(deskReport("de"))));
    expect(report.claims[0].ruling.ratingLabel).toBe("True");
  });

  it("calls a rating as the desk does in that language, or by its changed label where it says nothing of it", async () => {
    const { article, scale, ...input } = reportInput(SPEECH);
    const changed = scale.map((rating) => {
      if (rating.id === "true") return { ...rating, labels: { de: "Stimmt", fr: "Exact" } };
      return rating.id === "false" ? { ...rating, label: "Wrong" } : rating;
    });
    const report = builtReport(SPEECH, { ...input, scale: changed, article: { ...article, language: "de" } });
    for (const file of [
      String(await html.write(report)),
      String(await markdown.write(report)),
      await wordText(report),
    ]) {
      expect(file).toContain("Stimmt");
      expect(file).toContain("Wrong");
      expect(file).not.toMatch(/Richtig|Falsch/);
    }
  });

  it("says in English of a change what the screen says of it", () => {
    const builder = new ReviewBuilder(canonicalText(MIXED_DOCUMENT));
    const before = builder.state;
    builder.highlight(builder.people.reviewer1, "41,000 people");
    const [added] = changesBetween(before, builder.state).claims.flatMap(({ changes }) => changes);
    const changes = [
      added,
      { kind: "added", rating: "true" },
      { kind: "withdrawn" },
      { kind: "described" },
      { kind: "ruled", from: null, to: "false" },
      { kind: "reasoned" },
      { kind: "evidence", added: 1, removed: 2, revised: 3 },
    ] as readonly NonNullable<typeof added>[];
    const name = (rating: string | null) => rating ?? "nothing";
    for (const change of changes)
      expect(changeInWords(change, name, ENGLISH)).toBe(describeChange(change, name));
  });
});

/** What is said in a Word file, its comments included. */
async function wordText(report: Report): Promise<string> {
  const file = await unpacked((await docx.write(report)) as Uint8Array);
  return [...file.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:p[ >]/g)]
    .map(([, text]) => text ?? "\n")
    .join("");
}

/** A text without the article's own words, and without names and addresses. */
function withoutWritten(text: string, { article, claims, people }: Report): string {
  const written = [
    ...article.revision.text.split("\n"),
    ...claims.flatMap(({ quote, anchor }) => [
      quote,
      ...anchor.ranges.flatMap(({ exact }) => [exact, ...exact.split("\n")]),
    ]),
    ...people.map(({ name }) => name),
  ].filter((part) => part.trim() !== "");
  const plain = text.replaceAll(/https?:\S+/g, "");
  return written
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, part) => rest.replaceAll(part, ""), plain);
}
