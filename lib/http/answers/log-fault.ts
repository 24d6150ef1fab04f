import { isConnectionLoss, UNAVAILABLE } from "../../database/unavailable";
import type { HttpFailure } from "./problem";

/**
 * Writes a thrown error to the log and says what the client gets: 503 when the database is away, 500 when a
 * promise of ours is broken. A message may quote what was sent, so only where it happened is kept.
 */
export function logFault(where: string, error: unknown): HttpFailure {
  if (isConnectionLoss(error)) return UNAVAILABLE;
  console.error(`Fault in ${where}: ${whereabouts(error)}`);
  return { kind: "internal" };
}

function whereabouts(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return [error.name, ...frames].join("\n");
}
