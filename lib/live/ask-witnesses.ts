import {
  askFrom,
  keepCosignature,
  noteWitnessProblem,
  takeWitnessTurns,
  type WitnessTurn,
} from "../database/log/witness-turns";
import { fail, ok, type Result } from "../domain/result";
import { safeFetch } from "../fetch/safe-fetch";
import {
  type AddCheckpoint,
  readWitnessAnswer,
  sayWitnessProblem,
  type WitnessAnswer,
  writeAddCheckpoint,
} from "../log/add-checkpoint";
import { splitNote } from "../log/signed-note";
import { askOutside } from "./ask-outside";

/**
 * Asks each witness whose turn it is to countersign the newest checkpoint of its log, all at once, and keeps what they say
 * or why they did not. Never throws on what a witness answers.
 */
export async function askWitnesses({ now = () => new Date(), ...how }: Asking = {}): Promise<void> {
  const turns = await takeWitnessTurns(now());
  await Promise.all(
    turns.map(async (turn) => {
      const asked = await askOne(turn, { now, ...how });
      if (asked.ok) await keepCosignature(turn, asked.value, now());
      else await noteWitnessProblem(turn, asked.failure, now());
    }),
  );
}

/** What tests have otherwise: the time, the fetcher, how long an answer is waited for. */
type Asking = {
  readonly now?: () => Date;
  readonly fetcher?: typeof safeFetch;
  readonly waitMs?: number;
};
type Asked = Asking & { readonly now: () => Date };
type Cosigned = Extract<WitnessAnswer, { readonly kind: "cosigned" }>;

/** A witness that saw another size than we know of is asked once more, from there. */
async function askOne(turn: WitnessTurn, how: Asked): Promise<Result<Cosigned, string>> {
  const first = await askFrom(turn.lastSize, turn);
  const answer = await send(turn, first, how);
  if (!answer.ok || answer.value.kind !== "saw") return told(answer);
  const { size } = answer.value;
  if (size > turn.checkpoint.size) return fail(sayMore(size, turn.checkpoint.size));
  return told(await send(turn, await askFrom(size, turn), how));
}

function told(answer: Result<WitnessAnswer, string>): Result<Cosigned, string> {
  if (!answer.ok) return answer;
  const { value } = answer;
  if (value.kind === "cosigned") return ok(value);
  return fail(value.kind === "refused" ? sayWitnessProblem(value.problem) : MOVED);
}

const MOVED = "It saw another checkpoint meanwhile. It is asked again.";

const sayMore = (saw: number, size: number): string =>
  `It saw ${saw} entries of this log, which has ${size}: the log was set back, or somebody else signs in its name.`;

async function send(
  { address, key, checkpoint: { note } }: WitnessTurn,
  asked: AddCheckpoint,
  { now, fetcher = safeFetch, waitMs }: Asked,
): Promise<Result<WitnessAnswer, string>> {
  const answer = await askOutside({
    ...{ address: `${address}/add-checkpoint`, type: "text/plain; charset=utf-8" },
    ...{ body: writeAddCheckpoint(asked), fetcher, waitMs },
  });
  if (!answer.ok) return answer;
  const parts = splitNote(note);
  if (!parts.ok) throw new Error("A checkpoint was kept that is no note.");
  const { status, type, body } = answer.value;
  const read = { status, type, body: new TextDecoder().decode(body) };
  return ok(readWitnessAnswer(read, { text: parts.value.text, key, now: now() }));
}
