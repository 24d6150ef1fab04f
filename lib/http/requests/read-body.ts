import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { HttpFailure } from "../answers/problem";

/** How much of a body that is too long is read and thrown away, so that its sender gets to hear why. */
const MOST_THROWN_AWAY = 6 * 1_048_576;

/** Reads a body as bytes and keeps no more than `limit` of it, whatever its headers promised. */
export async function readBytes(request: Request, limit: number): Promise<Result<Uint8Array, Failure>> {
  const most = limit + MOST_THROWN_AWAY;
  const promised = Number(request.headers.get("content-length") ?? 0);
  if (promised > most) return fail(tooLarge(limit));
  if (request.body === null) return ok(new Uint8Array());
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      length += step.value.byteLength;
      if (length <= limit) chunks.push(step.value);
      else chunks.length = 0;
      if (length > most) {
        await reader.cancel();
        break;
      }
    }
  } catch {
    return fail({ kind: "malformed", detail: "The body broke off before its end." });
  }
  return length > limit || promised > limit ? fail(tooLarge(limit)) : ok(Buffer.concat(chunks, length));
}

/** Reads a JSON body: 415 for another type, 413 past the limit, 400 when it is not UTF-8 or not JSON. */
export async function readJson(request: Request, limit: number): Promise<Result<unknown, HttpFailure>> {
  if (!isJson(mediaType(request)))
    return fail({
      kind: "unsupported-media-type",
      detail: "Send the body as application/json.",
    });
  const bytes = await readBytes(request, limit);
  if (!bytes.ok) return bytes;
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value)));
  } catch (error) {
    const reason = error instanceof SyntaxError ? "The body is not JSON." : "The body is not UTF-8.";
    return fail({ kind: "malformed", detail: reason });
  }
}

/** Reads a form with files. The whole is held to `limit` before anything of it is parsed. */
export async function readForm(request: Request, limit: number): Promise<Result<FormData, HttpFailure>> {
  const bytes = await readBytes(request, limit);
  if (!bytes.ok) return bytes;
  const contentType = request.headers.get("content-type") ?? "";
  try {
    return ok(
      await new Response(new Blob([new Uint8Array(bytes.value)]), {
        headers: { "Content-Type": contentType },
      }).formData(),
    );
  } catch {
    return fail({ kind: "malformed", detail: "The form cannot be read as multipart/form-data." });
  }
}

/** The media type without its parameters, in lower case. */
export function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

const isJson = (type: string): boolean =>
  type === "application/json" || /^application\/[\w.-]+\+json$/.test(type);

function tooLarge(limit: number): Failure {
  const size =
    limit >= 1_048_576 ? `${Math.floor(limit / 1_048_576)} MiB` : `${Math.floor(limit / 1024)} KiB`;
  return { kind: "too-large", detail: `The body is larger than ${size}.` };
}
