import { version } from "../../package.json";
import type { Result } from "../domain/result";
import { environment } from "../env";
import { createFetcher, type Fetched, type FetchOptions } from "./create-fetcher";
import type { FetchFailure } from "./fetch-failure";

/**
 * The one way in which the product asks the world for something: only public addresses, within limits of time and
 * size, as the environment allows (ADR 54). Never throws for what a site or the network does.
 */
export async function safeFetch(
  address: string,
  options: FetchOptions = {},
): Promise<Result<Fetched, FetchFailure>> {
  fetcher ??= environmentsFetcher();
  return fetcher(address, options);
}

let fetcher: ReturnType<typeof createFetcher> | undefined;

function environmentsFetcher(): ReturnType<typeof createFetcher> {
  const { ASSAY_FETCH, ASSAY_FETCH_ALLOW, ASSAY_FETCH_PROXY, ASSAY_URL, NEXTAUTH_URL } = environment();
  const ownAddress = ASSAY_URL ?? NEXTAUTH_URL;
  return createFetcher({
    isOff: ASSAY_FETCH === "off",
    allowed: ASSAY_FETCH_ALLOW,
    proxy: ASSAY_FETCH_PROXY ?? null,
    userAgent: `Assay/${version} (${ownAddress === undefined ? "" : `+${ownAddress}; `}fact-checking desk)`,
  });
}
