import type { z } from "zod";
import type { Arrived } from "../../database/articles/arrivals";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { MAX_FILE_BYTES } from "../../text/limits";
import type { HttpFailure } from "../answers/problem";
import { parseInput } from "../requests/parse-input";
import { readForm } from "../requests/read-body";

/** A file that was sent, and the fields that came with it. */
export type Upload<Fields> = { readonly file: Arrived; readonly fields: Fields };

/** Reads a form with one file and fields beside it; one that was left empty is left out. */
export async function readUpload<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Result<Upload<z.output<Schema>>, HttpFailure>> {
  const form = await readForm(request, MAX_FILE_BYTES + 64 * 1024);
  if (!form.ok) return form;
  const file = theFile(form.value);
  if (!file.ok) return file;
  const sent = [...form.value.entries()].filter(([name, value]) => name !== "file" && value !== "");
  const fields = parseInput(schema, Object.fromEntries(sent));
  if (!fields.ok) return fields;
  if (file.value.size > MAX_FILE_BYTES)
    return fail({ kind: "too-large", detail: "A file may have up to 20 MiB. Send the part that you need." });
  return ok({ file: await toArrived(file.value), fields: fields.value });
}

function theFile(form: FormData): Result<File, Failure> {
  const files = form.getAll("file");
  const [file] = files;
  if (file === undefined) return fail(invalid("file", "Attach a file with the article."));
  if (files.length > 1) return fail(invalid("file", "Attach one file."));
  if (typeof file === "string") return fail(invalid("file", "Attach this as a file, with its name."));
  return ok(file);
}

/** The name is the last part of what was sent: `../../x.html` is called x.html. */
async function toArrived(file: File): Promise<Arrived> {
  const name = file.name
    .replace(/^.*[/\\]/, "")
    .replaceAll("\u0000", "")
    .toWellFormed()
    .trim();
  const [type = ""] = file.type.split(";");
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    name: name === "" ? null : name.slice(-255).toWellFormed(),
    address: null,
    // What a browser says where it does not know.
    mediaType: type === "" || type === "application/octet-stream" ? null : type.toLowerCase(),
    charset: null,
    headers: {},
  };
}
