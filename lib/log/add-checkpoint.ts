import { assertNever } from "../domain/assert-never";
import { toBase64 } from "./base64";
import { readCosignatureLine } from "./cosignature";
import type { Hash } from "./merkle-tree";
import type { NoteKey } from "./signed-note";

/** What a witness is asked (C2SP tlog-witness, `add-checkpoint`). */
export type AddCheckpoint = {
  /** Of the checkpoint that the witness countersigned last; 0: none. */
  readonly oldSize: number;
  /** That the log begins with all of its first `oldSize` leaves. */
  readonly proof: readonly Hash[];
  /** A signed note. */
  readonly note: string;
};

/** How that is sent. */
export const writeAddCheckpoint = ({ oldSize, proof, note }: AddCheckpoint): string =>
  `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join("")}\n${note}`;

/** An answer over HTTP; `type` without its parameters. */
export type HttpAnswer = { readonly status: number; readonly type: string; readonly body: string };

/** What a witness answered. */
export type WitnessAnswer =
  /** A line that countersigns the checkpoint, without its line end, and the time that it says. */
  | { readonly kind: "cosigned"; readonly line: string; readonly at: Date }
  /** The witness saw a log of this size last, and wants a proof from there. */
  | { readonly kind: "saw"; readonly size: number }
  | { readonly kind: "refused"; readonly problem: WitnessProblem };

/** Why there is no countersignature. */
export type WitnessProblem =
  | "unknown-log"
  | "unknown-key"
  | "no-proof"
  | "bad-request"
  | "other-status"
  | "no-cosignature"
  | "other-witness"
  | "future";

/** Reads an answer. `text`: what the checkpoint says. `now`: a time that is far ahead of it is not believed. */
export function readWitnessAnswer(
  { status, type, body }: HttpAnswer,
  { text, key, now }: { readonly text: string; readonly key: NoteKey; readonly now: Date },
): WitnessAnswer {
  if (status === 200) return readLines(body, text, key, now);
  if (status === 409 && type === "text/x.tlog.size") {
    const [, size] = /^(0|[1-9]\d{0,15})\n?$/.exec(body) ?? [];
    if (size !== undefined && Number.isSafeInteger(Number(size))) return { kind: "saw", size: Number(size) };
  }
  return refused(PROBLEMS.get(status) ?? "other-status");
}

const PROBLEMS: ReadonlyMap<number, WitnessProblem> = new Map([
  [400, "bad-request"],
  [403, "unknown-key"],
  [404, "unknown-log"],
  [422, "no-proof"],
]);

/** The clock of a witness may be ahead of ours by so much. */
const MOST_AHEAD_MS = 10 * 60_000;

/** Lines by other keys are passed over, as the specification wants it. */
function readLines(body: string, text: string, key: NoteKey, now: Date): WitnessAnswer {
  const lines = body.split("\n").filter((line) => line !== "");
  if (lines.length === 0 || !lines.every((line) => line.startsWith("— "))) return refused("no-cosignature");
  for (const line of lines) {
    const at = readCosignatureLine(line, text, key);
    if (at === null) continue;
    return at.getTime() > now.getTime() + MOST_AHEAD_MS ? refused("future") : { kind: "cosigned", line, at };
  }
  return refused("other-witness");
}

const refused = (problem: WitnessProblem): WitnessAnswer => ({ kind: "refused", problem });

/** The same for whoever looks after the log: what happened, and what to do. */
export function sayWitnessProblem(problem: WitnessProblem): string {
  switch (problem) {
    case "unknown-log":
      return "It does not know this log. Give whoever runs it the log’s key.";
    case "unknown-key":
      return "It does not accept the log’s signature. Give whoever runs it the log’s present key.";
    case "no-proof":
      return "It says that the log does not go on from what it saw. Check the log: assay ledger verify.";
    case "bad-request":
      return "It did not understand the request. Check its address.";
    case "other-status":
      return "It answered with something that no witness answers. Check its address.";
    case "no-cosignature":
      return "Its answer is no countersignature. Check its address.";
    case "other-witness":
      return "Its answer is not signed by its key, or not for this checkpoint. Compare the key with the one that it gives.";
    case "future":
      return "It countersigned with a time that is still to come: its clock or the server’s is wrong.";
    default:
      return assertNever(problem);
  }
}
