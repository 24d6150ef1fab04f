import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { canonicalText } from "../../text/canonical-text";
import { buildReport } from "../build/build-report";
import { inputOf, MIXED_DOCUMENT, RICH_DOCUMENT, reportInput, reportOn } from "../testing/report-builder";
import { writer } from "../writers/docx";
import { type ReadWord, readWord } from "./read-word.expected";

/** LibreOffice, as its packages call it. */
const OFFICE = "soffice";

/** The files as LibreOffice, which many have for Word, opens and saves them again; null where it is not installed. */
function savedAgain(files: readonly (string | Uint8Array)[]): readonly Uint8Array[] | null {
  if (spawnSync(OFFICE, ["--version"]).error !== undefined) return null;
  const folder = mkdtempSync(path.join(tmpdir(), "assay-word-"));
  try {
    const names = files.map((file, index) => {
      const name = path.join(folder, `${index}.docx`);
      writeFileSync(name, file);
      return name;
    });
    const saved = path.join(folder, "saved");
    mkdirSync(saved);
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, "profile"))}`;
    spawnSync(OFFICE, [profile, "--headless", "--convert-to", "docx", "--outdir", saved, ...names]);
    return names.map((name) => new Uint8Array(readFileSync(path.join(saved, path.basename(name)))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const NASTY = "<b>&amp;]]> \u0001 “\u202e” 👩‍👩‍👧‍👦 e\u0301 مرحبا שלום\r\n\t* one\uFFFE";

it("comes back from LibreOffice with the same comments on the same words, by the same people", async () => {
  const speech = "A **bold** remark, [linked](https://example.org/a#b).\n\n- one\n- two";
  const reports = [
    buildReport(reportInput(speech, RICH_DOCUMENT)),
    reportOn([NASTY, "A line.", "שורה 7 אחרונה"], NASTY),
  ];
  const files = await Promise.all(reports.map((report) => writer.write(report)));
  const saved = savedAgain(files);
  if (saved === null) return console.warn("Not looked at: soffice (LibreOffice) is not installed.");
  for (const [index, file] of files.entries()) {
    const [before, after] = [readWord(file), readWord(saved[index] ?? "")];
    const keepsReplies = after.comments.some(({ parent }) => parent !== null);
    const isThreaded = before.comments.some(({ parent }) => parent !== null);
    if (isThreaded && !keepsReplies)
      console.warn("Not looked at: this LibreOffice does not save which comment is a reply.");
    expect(saidIn(after, keepsReplies)).toEqual(saidIn(before, keepsReplies));
    expect(before.comments.length).toBeGreaterThan(2);
    for (const line of before.text.split("\n").filter((each) => each.trim() !== ""))
      expect(after.text).toContain(line.trimEnd());
  }
});

it("comes back from LibreOffice with the same tracked changes, by the same people", async () => {
  const builder = new ReviewBuilder(canonicalText(MIXED_DOCUMENT));
  const { reviewer1, reviewer2 } = builder.people;
  for (const [person, exact, text] of [
    [reviewer1, "41,000 people in 2024", "42,000 people in 2025"],
    [reviewer2, "says the port", "says the harbour & <others>"],
  ] as const) {
    const claimId = builder.highlight(person, exact);
    builder.act(person, "suggest-wording", { claimId, suggestionId: builder.nextId(), text });
  }
  const file = await writer.write(buildReport(inputOf(builder, "A remark.", MIXED_DOCUMENT)));
  const saved = savedAgain([file]);
  if (saved === null) return console.warn("Not looked at: soffice (LibreOffice) is not installed.");
  const changesOf = (bytes: string | Uint8Array) => {
    const { changes } = readWord(bytes);
    const said = (kind: "ins" | "del") => {
      const ofKind = changes.filter((change) => change.kind === kind);
      return [ofKind.map(({ text }) => text).join("|"), [...new Set(ofKind.map(({ author }) => author))]];
    };
    return { inserted: said("ins"), deleted: said("del") };
  };
  expect(changesOf(saved[0] ?? "")).toEqual(changesOf(file));
  expect(changesOf(file).inserted[0]).toBe("42,000 people in 2025|says the harbour & <others>");
});

/** Each comment with what it answers, in an order that does not depend on who wrote the file. */
function saidIn({ comments }: ReadWord, withReplies: boolean): readonly (readonly unknown[])[] {
  return comments
    .map(({ author, date, text, on, isResolved, parent }) => {
      const answered = withReplies ? comments.find(({ id }) => id === parent)?.text : undefined;
      // LibreOffice has no tabs in comments.
      return [Date.parse(date), author, text.replaceAll("\t", ""), on, isResolved, answered];
    })
    .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
}
