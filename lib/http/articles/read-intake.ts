import type { z } from "zod";
import type { WorkspaceAccess } from "../../database/access";
import { type Arrival, keepArrival, keptUntil } from "../../database/articles/arrivals";
import { findDuplicates } from "../../database/articles/find-duplicates";
import { ok, type Result } from "../../domain/result";
import type { Reading } from "../../intake/reading";
import type { HttpFailure } from "../answers/problem";
import { parseInput } from "../requests/parse-input";
import { mediaType, readJson } from "../requests/read-body";
import { MIB } from "../routes/route-spec";
import { intakeFieldsSchema, intakeSchema, type readingSchema } from "../schemas/intake-schema";
import { openSource } from "./open-source";
import { countAddresses } from "./plan-comments";
import { type HowToRead, readArrived, saidOf } from "./read-arrived";
import { readUpload } from "./read-upload";

type Presented = z.input<typeof readingSchema>;

/** Reads a link, a file, or again what came in before, and tells what an article of it would be. The bytes wait for an hour. */
export async function readIntakeRequest(
  access: WorkspaceAccess,
  request: Request,
): Promise<Result<Presented, HttpFailure>> {
  const arrival =
    mediaType(request) === "multipart/form-data"
      ? await arriveAsFile(access, request)
      : await arriveByAddress(access, request);
  if (!arrival.ok) return arrival;
  return present(access, arrival.value);
}

/** What waits, what was read of it, and how. */
type ReadArrival = { readonly arrival: Arrival; readonly reading: Reading; readonly how: HowToRead };

/** What cannot be read is not kept. */
async function arriveAsFile(
  access: WorkspaceAccess,
  request: Request,
): Promise<Result<ReadArrival, HttpFailure>> {
  const upload = await readUpload(request, intakeFieldsSchema);
  if (!upload.ok) return upload;
  const { file, fields: how } = upload.value;
  const reading = await readArrived(file, how, "file");
  if (!reading.ok) return reading;
  const kept = await keepArrival(access, file);
  return kept.ok ? ok({ arrival: kept.value, reading: reading.value, how }) : kept;
}

async function arriveByAddress(
  access: WorkspaceAccess,
  request: Request,
): Promise<Result<ReadArrival, HttpFailure>> {
  const json = await readJson(request, MIB);
  if (!json.ok) return json;
  const asked = parseInput(intakeSchema, json.value);
  if (!asked.ok) return asked;
  const { url, arrivalId, ...how } = asked.value;
  const source = await openSource(access, { url, arrivalId });
  if (!source.ok) return source;
  const reading = await readArrived(source.value, how, url === undefined ? "arrivalId" : "url");
  if (!reading.ok) return reading;
  const arrival = "id" in source.value ? ok(source.value) : await keepArrival(access, source.value);
  return arrival.ok ? ok({ arrival: arrival.value, reading: reading.value, how }) : arrival;
}

const SHOWN_LINES = 6;
const SHOWN_LETTERS = 600;

async function present(
  access: WorkspaceAccess,
  { arrival, reading, how }: ReadArrival,
): Promise<Result<Presented, HttpFailure>> {
  const said = saidOf(arrival, reading);
  const addresses = [said.sourceUrl, arrival.address];
  const duplicates = await findDuplicates(access, { text: reading.text, addresses });
  if (!duplicates.ok) return duplicates;
  const { id, name, address, sha256, bytes } = arrival;
  const { format, words, warnings, comments, blocks, text } = reading;
  return ok({
    arrivalId: id,
    keptUntil: keptUntil(arrival),
    ...{ name, address, sha256, bytes: bytes.length, format },
    charset: how.charset ?? arrival.charset,
    ...said,
    words,
    lines: text.split("\n", SHOWN_LINES).map((line) => line.slice(0, SHOWN_LETTERS).toWellFormed()),
    warnings: warnings.map((warning) => ({ ...warning })),
    comments: comments.length,
    commentAddresses: countAddresses(comments),
    blocks: blocks.map((block) => ({ ...block })),
    duplicates: duplicates.value.map((each) => ({ ...each })),
  });
}
