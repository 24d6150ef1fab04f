import { type Claim, DESCRIPTION_FIELDS, type ReviewState } from "../../domain/claim";
import type { ActorId, ClaimId } from "../../domain/ids";
import { canonicalJson } from "../chain/canonical-json";
import type { CommandInput, CommandInputOf, CommandOf, CommandType } from "../shapes/command";
import type { DecideContext, Decision } from "./decide-context";

/**
 * What is true of one kind of command, as a few verbs, each stated for every kind. Who may give it says
 * lib/domain/permission.ts, of all in one table.
 */
export type CommandKind<Type extends CommandType> = {
  /** The events that it leads to, or why it is refused. Whoever asks may give this command. Changes nothing. */
  readonly decide: (state: ReviewState, command: CommandOf<Type>, context: DecideContext) => Decision;
  /** What it changes, as it stands. Null where that is not there, or where it says nothing of what its author saw. */
  readonly sees: (state: ReviewState, command: CommandOf<Type>, actor: ActorId) => Part | null;
  /** One command for it and an earlier one of its author that still waits, with which it goes on. Null: each stands alone. */
  readonly join: (first: CommandInput, next: CommandInputOf<Type>) => CommandInput | null;
};

/** A table of kinds for the given types of command. */
export type CommandKinds<Types extends CommandType = CommandType> = {
  readonly [Type in Types]: CommandKind<Type>;
};

/** Parts as they stand, by name, in canonical JSON. */
export type Values = Readonly<Record<string, string>>;

/** What a command changes: its version on the server, undefined before there is one, and its values. */
export type Part = { readonly version: number | undefined; readonly values: Values };

/** A part of what a command changes, before it is written down. */
export type Field = readonly [name: string, value: unknown];

/** Writes down how parts stand. */
export function written(fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map(([name, value]) => [name, canonicalJson(value)]));
}

/** `sees` of what replaces nothing that its author would have to have seen. */
export const nothing = (): null => null;

/** `sees` of a command that changes a part of one claim. */
export function inClaim<Asked extends { readonly claimId: ClaimId }>(
  part: (claim: Claim, command: Asked, actor: ActorId) => Part | null,
) {
  return (state: ReviewState, command: Asked, actor: ActorId): Part | null => {
    const claim = state.claims.get(command.claimId);
    return claim === undefined ? null : part(claim, command, actor);
  };
}

/** `sees` of what changes how the claim itself stands. */
export const theClaim = inClaim((claim) => ({ version: claim.version, values: written(wholeClaim(claim)) }));

/** The claim's own parts; what was judged of it is none of them. */
export function wholeClaim(claim: Claim): readonly Field[] {
  const { anchor, isWithdrawn, ruling } = claim;
  const places = anchor.ranges.map(({ start, end }) => [start, end]);
  return [
    ...DESCRIPTION_FIELDS.map((field): Field => [field, claim[field]]),
    ["anchor", [anchor.revisionId, places]],
    ["isWithdrawn", isWithdrawn],
    ["ruling", ruling === null ? null : [ruling.rating, ruling.rationale, ruling.by]],
  ];
}

/** `join` of a command that stands alone. */
export const alone = (): null => null;

/** The second command with the words of the first where it says nothing, which was asked when the first was. */
export function wordsOfBoth<Asked extends { readonly version: number }>(first: Asked, next: Asked): Asked {
  const saysAll = Object.keys(first).every((field) => field in next);
  return saysAll ? next : { ...first, ...next, version: first.version };
}
