import type { WorkspaceAccess } from "../../database/access";
import { type Arrival, type Arrived, openArrival } from "../../database/articles/arrivals";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { safeFetch } from "../../fetch/safe-fetch";
import { MAX_FILE_BYTES } from "../../text/limits";

type Named = { readonly url?: string | undefined; readonly arrivalId?: string | undefined };

/** What a request names: what came in before, or what is at an address. */
export async function openSource(
  access: WorkspaceAccess,
  { url, arrivalId }: Named,
  signal?: AbortSignal,
): Promise<Result<Arrived | Arrival, Failure>> {
  if (arrivalId !== undefined) return openArrival(access, arrivalId);
  if (url === undefined) throw new Error("The schema asks for a source.");
  const fetched = await safeFetch(url, { maxBytes: MAX_FILE_BYTES, ...(signal && { signal }) });
  if (!fetched.ok) return fail(invalid("url", fetched.failure.message));
  const { bytes, finalUrl, mediaType, charset, headers } = fetched.value;
  return ok({ bytes, name: null, address: finalUrl, mediaType, charset, headers });
}
