import type { Failure } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";

/** What a person reads when the database cannot be reached. */
export const UNAVAILABLE: Failure = {
  kind: "unavailable",
  detail: "The database cannot be reached. Nothing was lost; try again in a moment.",
};

/** Runs a step against the database; a lost or refused connection becomes a failure, anything else throws on. */
export async function attempt<T>(step: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
  try {
    return await step();
  } catch (error) {
    if (isConnectionLoss(error)) return fail(UNAVAILABLE);
    throw error;
  }
}

/** The same for a step that always finds its answer. */
export async function attemptRead<T>(step: () => Promise<T>): Promise<Result<T, Failure>> {
  return attempt(async () => ok(await step()));
}

/** Whether an error says that the database was not there, rather than that it refused what was asked. */
export function isConnectionLoss(error: unknown): boolean {
  return chainOf(error).some(
    (each) =>
      LOST.test(String(each["code"] ?? "")) ||
      LOST_KINDS.has(String(each["kind"] ?? "")) ||
      LOST_WORDS.test(String(each["message"] ?? "")),
  );
}

/** Whether an error says that a unique key is already taken. */
export function isUniqueViolation(error: unknown): boolean {
  return chainOf(error).some(
    (each) => each["code"] === "P2002" || each["code"] === "23505" || each["originalCode"] === "23505",
  );
}

// Prisma's own codes, the system's, and Postgres' classes 08 (connection), 57P0x (shutdown) and 53300 (too many).
const LOST =
  /^(P1001|P1002|P1008|P1011|P1017|P2024|P2037|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08\w{3}|57P0[1-5]|53300)$/;
const LOST_KINDS = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);
const LOST_WORDS =
  /Connection terminated|is not queryable|timeout exceeded when trying to connect|Server has closed the connection|Can't reach database/;

function chainOf(error: unknown): readonly Record<string, unknown>[] {
  const chain: Record<string, unknown>[] = [];
  let next = error;
  while (typeof next === "object" && next !== null && chain.length < 8) {
    const here = next as Record<string, unknown>;
    chain.push({ ...here, message: here["message"], code: here["code"] });
    const meta = here["meta"];
    next =
      here["cause"] ??
      (typeof meta === "object" && meta !== null
        ? (meta as Record<string, unknown>)["driverAdapterError"]
        : undefined);
  }
  return chain;
}

/** Thrown where a screen is drawn and a lost database has no value to answer with: the error page says so. */
export class DatabaseUnavailable extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = "DatabaseUnavailable";
  }
}
