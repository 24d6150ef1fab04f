import { LRUCache } from "lru-cache";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { readEdition } from "../build/edition-report";
import type { Report } from "../report";
import type { ReportWriter, WarnedFile } from "../report-writer";
import { cardData } from "../typst/card-data";
import { drawCard, isTypesetterBusy } from "../typst/typesetter";

/** A published edition, which never changes; `page` reads it. */
type Published = {
  readonly edition: { readonly reportId: string };
  readonly page: () => Promise<{ readonly html: string; readonly json: string }>;
};

/**
 * A report in a format. Fails as `invalid` at `format` where the format cannot hold it, as `unavailable` where too many
 * are being written.
 */
export async function writeReport(
  report: Report,
  writer: ReportWriter,
): Promise<Result<WarnedFile, Failure>> {
  const refusal = writer.refuses?.(report) ?? null;
  if (refusal !== null) return fail(invalid("format", refusal));
  if (writer.isBusy?.() === true) return fail(BUSY);
  return ok((await writer.writeWarned?.(report)) ?? lackingNothing(await writer.write(report)));
}

const lackingNothing = (file: WarnedFile["file"]): WarnedFile => ({ file, warnings: [] });

/** An edition in a format: `html` and `json` are the bytes that were published, the others are written from them. */
export async function writeEdition(
  published: Published,
  writer: ReportWriter,
): Promise<Result<WarnedFile, Failure>> {
  const { format } = writer;
  if (format === "html" || format === "json") return ok(lackingNothing((await published.page())[format]));
  return writtenOnce(`${published.edition.reportId} ${format}`, async () =>
    writeReport(readEdition((await published.page()).json), writer),
  );
}

/** The picture that goes with a link to an edition, as PNG. */
export async function drawEdition({ edition, page }: Published): Promise<Result<WarnedFile, Failure>> {
  return writtenOnce(`${edition.reportId} card`, async () =>
    isTypesetterBusy()
      ? fail(BUSY)
      : ok(lackingNothing(await drawCard(cardData(readEdition((await page()).json))))),
  );
}

const BUSY: Failure = {
  kind: "unavailable",
  detail: "Many files are being made at this moment. Ask again in a minute.",
};

type Write = () => Promise<Result<WarnedFile, Failure>>;

const MOST_KEPT = 16 * 1_024 * 1_024;

/** What was written of editions lately. What many ask for at once, which anyone may, is written once. */
const written = new LRUCache<string, Result<WarnedFile, Failure>, Write>({
  maxSize: MOST_KEPT,
  sizeCalculation: (written) => (written.ok ? written.value.file.length : 0) + 1,
  fetchMethod: (_key, _stale, { context }) => context(),
});

async function writtenOnce(key: string, write: Write): Promise<Result<WarnedFile, Failure>> {
  const file = await written.forceFetch(key, { context: write });
  if (!file.ok) written.delete(key);
  return file;
}
