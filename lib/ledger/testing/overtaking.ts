import type { Claim, ClaimDescription } from "../../domain/claim";
import type { ActorId } from "../../domain/ids";
import type { ReviewClient } from "../commands/review-client";
import type { Decision } from "../kinds/decide-context";
import type { Command } from "../shapes/command";
import type { ReviewBuilder } from "./review-builder";

const FIELDS = ["statement", "claimant", "claimedOn", "kind"] as const;
type Field = (typeof FIELDS)[number];

/** What an author knew of each field: on the screen, under what waited there, and as they said it before. */
type Sight = { readonly seq: number; readonly fields: ReadonlyMap<Field, readonly unknown[]> };

/** Watches, for a simulated desk, that nobody overwrites words unseen and nobody is in conflict with themselves. */
export class Overtaking {
  /** Commands that were taken over words that their authors never saw. */
  readonly unseen: Command[] = [];
  /** Commands that were called stale although nobody else had changed the same. */
  readonly alone: Command[] = [];
  readonly #server: ReviewBuilder;
  readonly #sights = new Map<string, Sight>();
  #before: Claim | undefined;

  constructor(server: ReviewBuilder) {
    this.#server = server;
  }

  noteAsked(command: Command, { shown, confirmed, unconfirmed }: ReviewClient): void {
    if (command.type !== "describe-claim") return;
    const own = unconfirmed.flatMap(({ command: each }) =>
      each.type === "describe-claim" && each.claimId === command.claimId ? [each] : [],
    );
    const views = [...[shown, confirmed].map(({ claims }) => claims.get(command.claimId)), ...own];
    const fields = FIELDS.filter((field) => command[field] !== undefined).map(
      (field) => [field, views.map((claim) => claim?.[field])] as const,
    );
    this.#sights.set(command.commandId, { seq: confirmed.seq, fields: new Map(fields) });
  }

  /** The second stands for the first too; of a field that both speak of, the second's author saw more. */
  noteJoined(first: Command, into: Command): void {
    const [a, b] = [this.#sights.get(first.commandId), this.#sights.get(into.commandId)];
    if (a === undefined || b === undefined) return;
    const fields = new Map([...a.fields, ...b.fields]);
    this.#sights.set(into.commandId, { seq: Math.min(a.seq, b.seq), fields });
  }

  noteSent(command: Command): void {
    this.#before =
      command.type === "describe-claim" ? this.#server.state.claims.get(command.claimId) : undefined;
  }

  noteDecided(actor: ActorId, command: Command, decision: Decision): void {
    const sight = this.#sights.get(command.commandId);
    if (command.type !== "describe-claim" || sight === undefined) return;
    if (decision.ok && decision.value.length > 0 && !wasSeen(sight, this.#before)) this.unseen.push(command);
    if (decision.ok || decision.failure.kind !== "stale") return;
    const others = this.#server.entries.filter(({ seq, actor: by }) => seq > sight.seq && by !== actor);
    const isOvertaken = others.some(
      ({ type, data }) =>
        type === "claim-described" &&
        data.claimId === command.claimId &&
        [...sight.fields.keys()].some((field) => data[field] !== undefined),
    );
    if (!isOvertaken) this.alone.push(command);
  }
}

function wasSeen({ fields }: Sight, before: ClaimDescription | undefined): boolean {
  return [...fields].every(([field, sights]) => sights.includes(before?.[field]));
}
