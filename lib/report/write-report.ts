import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { readEdition } from "./read-edition";
import type { Report } from "./report";
import type { ReportWriter } from "./report-writer";

/** A report in a format. Fails as `invalid` at `format` where the format cannot hold it. */
export async function writeReport(
  report: Report,
  writer: ReportWriter,
): Promise<Result<string | Uint8Array, Failure>> {
  const refusal = writer.refuses?.(report) ?? null;
  return refusal === null ? ok(await writer.write(report)) : fail(invalid("format", refusal));
}

/** An edition in a format: `html` and `json` are the bytes that were published, the others are written from them. */
export async function writeEdition(
  { html, json }: { readonly html: string; readonly json: string },
  writer: ReportWriter,
): Promise<Result<string | Uint8Array, Failure>> {
  const kept = { html, json }[writer.format];
  return kept === undefined ? writeReport(readEdition(json), writer) : ok(kept);
}
