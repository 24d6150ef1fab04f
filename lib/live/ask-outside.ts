import { fail, ok, type Result } from "../domain/result";
import type { FetchFailureKind } from "../fetch/fetch-failure";
import type { safeFetch } from "../fetch/safe-fetch";
import type { HttpAnswer } from "../log/add-checkpoint";

/** What somebody outside is asked, and by which fetcher. */
export type AskedOutside = {
  readonly address: string;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly fetcher: typeof safeFetch;
  readonly waitMs?: number | undefined;
};

/** As bytes. */
export type AnswerOutside = Pick<HttpAnswer, "status" | "type"> & { readonly body: Uint8Array };

const WAIT_MS = 10_000;
const MOST_BYTES = 65_536;

/** Posts something to somebody outside, once, following no redirect. Fails with a sentence about whom it asked. */
export async function askOutside({
  address,
  type,
  body,
  fetcher,
  waitMs = WAIT_MS,
}: AskedOutside): Promise<Result<AnswerOutside, string>> {
  const answer = await fetcher(address, {
    ...{ method: "POST", body, headers: { "Content-Type": type }, signal: AbortSignal.timeout(waitMs) },
    ...{ maxRedirects: 0, maxBytes: MOST_BYTES, anyStatus: true },
  });
  if (!answer.ok) return fail(sayFailure(answer.failure.kind, waitMs));
  const { status, headers, bytes } = answer.value;
  const [said = ""] = (headers["content-type"] ?? "").split(";");
  return ok({ status, type: said.trim().toLowerCase(), body: bytes });
}

/** Kinds that come of an address or of the network, told of a service and not of a page that somebody reads. */
export function sayFailure(kind: FetchFailureKind, waitMs: number): string {
  switch (kind) {
    case "off":
      return "This installation asks nobody outside (ASSAY_FETCH=off).";
    case "bad-address":
    case "bad-scheme":
    case "credentials":
      return "Its address cannot be asked. Check how it is written.";
    case "bad-port":
    case "private-address":
      return "Its address is in a private network or has an unusual port. Whoever runs Assay can allow it (ASSAY_FETCH_ALLOW).";
    case "unknown-host":
      return "Its address was not found. Check how it is written.";
    case "too-slow":
    case "cancelled":
      return `It did not answer within ${waitMs / 1_000} seconds.`;
    case "too-large":
      return `It answered with more than ${MOST_BYTES / 1_024} KiB.`;
    case "too-many-redirects":
      return "It sends one to another address. Give that one.";
    case "certificate":
      return "Its certificate is not valid, so nobody can tell whether it is the one.";
    case "asked-too-often":
      return "It was asked too often in the last minute.";
    default:
      return "It could not be reached, or broke off.";
  }
}
