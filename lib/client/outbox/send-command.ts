import type { FieldError } from "../../domain/failure";
import type { Problem } from "../../domain/problem";
import type { CommandInput } from "../../ledger/shapes/command";
import type { LedgerHead } from "../../ledger/shapes/ledger-entry";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import { fromWire, type WireEntry } from "../../ledger/shapes/wire-entry";
import { askApi } from "../ask-api";

/** What became of one try to send commands. "unreached": nobody knows yet, so it is sent again. */
export type SendOutcome =
  | { readonly kind: "saved"; readonly events: readonly ShownEntry[]; readonly head: LedgerHead }
  | { readonly kind: "refused"; readonly detail: string; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale"; readonly detail: string; readonly current: unknown }
  | { readonly kind: "signed-out" }
  | { readonly kind: "unreached" };

/** A connection can hang without ever failing; the same command is then sent again, and has one effect. */
const ANSWER_MS = 30_000;

/**
 * Sends a command, or a list of which all are taken or none. Never throws: a network that fails, or a server that says
 * nothing for long, is an outcome.
 */
export async function sendCommands(
  articleId: string,
  commands: readonly CommandInput[],
  answerMs: number = ANSWER_MS,
): Promise<SendOutcome> {
  const answer = await askApi("POST /api/v1/articles/{id}/commands", {
    params: { id: articleId },
    body: commands.length === 1 && commands[0] !== undefined ? commands[0] : commands,
    timeoutMs: answerMs,
  });
  if (answer.ok) return readOutcome(200, answer.value);
  return answer.status === null ? { kind: "unreached" } : readOutcome(answer.status, answer.problem);
}

/** Reads an answer of the commands route. An answer that is no answer of ours counts as unreached. */
export function readOutcome(status: number, body: unknown): SendOutcome {
  if (status >= 200 && status < 300)
    return isSaved(body)
      ? { kind: "saved", ...body, events: body.events.map(fromWire) }
      : { kind: "unreached" };
  if (status === 401) return { kind: "signed-out" };
  if (status === 408 || status === 429 || status >= 500 || !isProblem(body)) return { kind: "unreached" };
  const problem = body;
  if (problem.type === "/problems/stale") {
    return { kind: "stale", detail: problem.detail, current: problem.current };
  }
  return { kind: "refused", detail: problem.detail, errors: problem.errors ?? [] };
}

function isSaved(body: unknown): body is { events: readonly WireEntry[]; head: LedgerHead } {
  return typeof body === "object" && body !== null && "events" in body && "head" in body;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "type" in body && "detail" in body;
}
