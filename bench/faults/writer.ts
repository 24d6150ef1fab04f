import { readOutcome, type SendOutcome } from "../../lib/client/outbox/send-command";
import type { CommandInput } from "../../lib/ledger/shapes/command";
import { ask, type Door, pause, readJson } from "./door";

/** A command that the product said is saved, and where. */
export type Acknowledged = {
  readonly command: CommandInput;
  readonly seqs: readonly number[];
  readonly hashes: readonly string[];
};

export type Written = {
  readonly acknowledged: readonly Acknowledged[];
  /** How often a command was sent again, because nobody knew what had become of it. */
  readonly repeats: number;
  readonly refused: readonly string[];
};

/** A share of commands is sent twice on purpose, as two tabs do. */
const DOUBLED = 0.1;

/**
 * Sends commands, one after the other; each again, with the same commandId, until there is an answer: as the product's
 * own client does. `onAnswer` is called after each.
 */
export async function writeBurst(
  door: Door,
  articleId: string,
  commands: readonly CommandInput[],
  random: () => number,
  onAnswer: () => void,
): Promise<Written> {
  const acknowledged: Acknowledged[] = [];
  const refused: string[] = [];
  let repeats = 0;
  for (const command of commands) {
    const tries = random() < DOUBLED ? [send(command), send(command)] : [send(command)];
    for (const outcome of await Promise.all(tries)) {
      if (outcome.kind === "saved") acknowledged.push(noted(command, outcome));
      else refused.push(`${command.type}: ${JSON.stringify(outcome)}`);
    }
    onAnswer();
  }
  return { acknowledged, refused, repeats };

  async function send(command: CommandInput): Promise<Exclude<SendOutcome, { kind: "unreached" }>> {
    for (;;) {
      const answer = await ask(door, `/articles/${articleId}/commands`, command);
      const outcome = answer === null ? null : readOutcome(answer.status, await readJson(answer));
      if (outcome !== null && outcome.kind !== "unreached") return outcome;
      repeats += 1;
      await pause(50 + random() * 200);
    }
  }
}

function noted(command: CommandInput, { events }: Extract<SendOutcome, { kind: "saved" }>): Acknowledged {
  return { command, seqs: events.map((entry) => entry.seq), hashes: events.map((entry) => entry.hash) };
}
