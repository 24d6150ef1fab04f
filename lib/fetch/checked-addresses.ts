import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { fail, ok, type Result } from "../domain/result";
import type { FetchFailureKind } from "./fetch-failure";
import type { FetchTarget } from "./fetch-target";
import { whyNotPublic } from "./public-address";

/** The addresses of a name, as the system has them; none when there is no such name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Makes the connection to addresses that were checked, whatever the name resolves to by then. */
export type ConnectTo = (
  addresses: readonly string[],
  limits: { readonly idleMs: number },
) => buildConnector.connector;

/**
 * Where a connection may go: the addresses of a target's host, each public unicast unless the target is allowed. One
 * that is not refuses them all, for no honest name has both. A proxy that resolves by itself is asked for names that
 * are not known here.
 */
export async function checkedAddresses(
  target: FetchTarget,
  resolve: Resolve,
  isProxied: boolean,
  signal: AbortSignal,
): Promise<Result<readonly string[], FetchFailureKind>> {
  const addresses = target.isIp ? [target.host] : await unlessAborted(resolve(target.host), signal);
  if (addresses.length === 0) return isProxied ? ok([]) : fail("unknown-host");
  const isOpen = target.isAllowed || addresses.every((address) => whyNotPublic(address) === null);
  return isOpen ? ok(addresses) : fail("private-address");
}

export async function resolveBySystem(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
  } catch (error) {
    if (error instanceof Error && "code" in error && UNKNOWN.has(error.code)) return [];
    throw error;
  }
}

const UNKNOWN: ReadonlySet<unknown> = new Set(["ENOTFOUND", "ENODATA", "EAI_NONAME", "EAI_NODATA"]);

export const connectorTo: ConnectTo = (addresses, { idleMs }) =>
  buildConnector({ lookup: lookupOf(addresses), timeout: idleMs, maxCachedSessions: 0 });

/** What Node's sockets ask in place of the resolver. */
function lookupOf(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  return (_host, { all }, callback) => {
    const [first] = found;
    if (all === true) callback(null, [...found]);
    else if (first !== undefined) callback(null, first.address, first.family);
    else throw new Error("A connection is made to an address that was checked.");
  };
}

/** The system's resolver cannot be stopped, only left. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
