import { ENGLISH } from "../../words/words";
import type { Report } from "../report";
import type { ReportWriter, WarnedFile } from "../report-writer";
import { missingFontsNote } from "../typst/font-words";
import { pageData } from "../typst/page-data";
import { isTypesetterBusy, writePdf } from "../typst/typesetter";

/** A tagged document (PDF/UA-1) that reads like the page: what was found, the article with its claims, each claim. */
export const writer: ReportWriter = {
  format: "pdf",
  label: "PDF",
  mediaType: "application/pdf",
  extension: "pdf",
  refuses: (report) => {
    if (!PLATFORMS.has(`${process.platform}-${process.arch}`))
      return "PDFs cannot be made on the kind of machine that Assay runs on here. Take docx or html.";
    if (charactersIn(report) <= MOST_CHARACTERS) return null;
    return `This report is too long for a PDF (${report.claims.length} claims). Take docx or html, which hold it.`;
  },
  isBusy: isTypesetterBusy,
  write: async (report) => (await writeWarned(report)).file,
  writeWarned,
};

async function writeWarned(report: Report): Promise<WarnedFile> {
  const { file, lacking } = await writePdf(pageData(report), report.generatedAt);
  const message = missingFontsNote(ENGLISH, lacking);
  return { file, warnings: lacking.length === 0 ? [] : [{ kind: "missing-font", message }] };
}

/** Those that the compiler is built for. */
const PLATFORMS: ReadonlySet<string> = new Set([
  "darwin-arm64",
  "darwin-x64",
  "linux-arm",
  "linux-arm64",
  "linux-x64",
  "win32-arm64",
  "win32-x64",
]);

/** Some 500 pages, for which the typesetter takes 600 MB of memory and 4 s. */
const MOST_CHARACTERS = 1_600_000;
/** What a claim has in headings, dates and names besides what was written in it. */
const AROUND_A_CLAIM = 600;

function charactersIn({ article, claims }: Report): number {
  const written = claims.map((claim) => {
    const texts = [
      claim.quote,
      claim.statement,
      claim.ruling?.rationale,
      ...claim.verdicts.map(({ rationale }) => rationale),
      ...claim.comments.map(({ body }) => body),
      ...claim.evidence.flatMap(({ title, url, excerpt, note }) => [title, url, excerpt, note]),
    ];
    return AROUND_A_CLAIM + texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  });
  return written.reduce((sum, length) => sum + length, article.revision.text.length);
}
