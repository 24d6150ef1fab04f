import type { Claim, Evidence, ReviewState, Verdict } from "../../domain/claim";
import type { ActorId } from "../../domain/ids";
import { canonicalJson } from "../chain/canonical-json";
import { saidText } from "../kinds/field-rules";
import type { Command } from "../shapes/command";

/**
 * What the author of a command knew of what it changes, by part, in canonical JSON: how it stood on the screen, and what
 * they said of it themselves that still waited. Whoever replaces one of these overwrites nothing unseen.
 */
export type Seen = Readonly<Record<string, readonly string[]>>;

/** A command in the server's versions, with what its author saw. `seen` is null where the author saw something older. */
export type Asked<C extends Command = Command> = { readonly command: C; readonly seen: Seen | null };

/**
 * A review as the server confirmed it, and as the author saw it: with what waits done on top. `before` is what the author
 * said of the same thing that still waits, also where it is in doubt and so not shown.
 */
type Views = {
  readonly confirmed: ReviewState;
  readonly shown: ReviewState;
  readonly before: readonly Command[];
};

/**
 * Takes down what the author of a command saw. A version that only the author's own waiting commands made is no version
 * of the server's, and may become somebody else's: it gives way to the confirmed one.
 */
export function askOn<C extends Command>(views: Views, command: C, actor: ActorId): Asked<C> {
  const { confirmed, shown, before } = views;
  const seen = partOf(shown, command, actor);
  if (seen?.version === undefined || !("version" in command) || command.version === undefined) {
    return { command, seen: null };
  }
  const known = partOf(confirmed, command, actor)?.version;
  if (known !== undefined && command.version < known) return { command, seen: null };
  const stands = [seen.values, ...before.map((each) => wordsIn(each, seen.values))];
  return { command: withVersion(command, known), seen: stands.map(alone).reduce(bothSeen) };
}

/**
 * The command with the version to send it with, or to try it with on what is shown: the present one when everything it
 * changes stands as its author saw it, so that nobody is in conflict with themselves; else the one that it has.
 */
export function versioned<C extends Command>(state: ReviewState, asked: Asked<C>, actor: ActorId): C {
  const { command, seen } = asked;
  if (seen === null) return command;
  const part = partOf(state, command, actor);
  const isAsSeen =
    part !== null && Object.entries(seen).every(([key, known]) => known.includes(part.values[key] ?? ""));
  return isAsSeen ? withVersion(command, part.version) : command;
}

/** What was seen in either of two views. */
export function bothSeen(one: Seen, other: Seen): Seen {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.map((key) => [key, [...new Set([...(one[key] ?? []), ...(other[key] ?? [])])]]),
  );
}

/** Claims and evidence begin at version 1; a verdict that is not there yet has none. */
function withVersion<C extends Command>(command: C, version: number | undefined): C {
  return { ...command, version: version ?? (command.type === "give-verdict" ? undefined : 1) };
}

/** Parts as they stand, in canonical JSON. */
type Values = Readonly<Record<string, string>>;
type Part = { readonly version: number | undefined; readonly values: Values };

const alone = (values: Values): Seen =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [value]]));

/** What a command changes, as it stands. Null where that is not there, or has no version. */
function partOf(state: ReviewState, command: Command, actor: ActorId): Part | null {
  if (!("claimId" in command) || command.claimId === undefined) return null;
  const claim = state.claims.get(command.claimId);
  if (claim === undefined) return null;
  switch (command.type) {
    case "describe-claim": {
      const given = DESCRIPTION.filter((field) => command[field] !== undefined);
      return { version: claim.version, values: written(given.map((field) => [field, claim[field]])) };
    }
    case "move-claim":
    case "confirm-anchor":
    case "doubt-anchor":
    case "withdraw-claim":
    case "restore-claim":
      return { version: claim.version, values: written(wholeClaim(claim)) };
    case "settle-claim":
    case "return-claim":
      return { version: claim.version, values: written([...wholeClaim(claim), ...judged(claim)]) };
    case "give-verdict": {
      const own = claim.verdicts.find((verdict) => verdict.reviewerId === actor);
      return { version: own?.version, values: written(own === undefined ? [] : judgement(own)) };
    }
    case "revise-evidence":
    case "remove-evidence": {
      const evidence = claim.evidence.find((each) => each.evidenceId === command.evidenceId);
      return evidence === undefined ? null : { version: evidence.version, values: written(source(evidence)) };
    }
    default:
      return null;
  }
}

/** What a command says of those fields; blank text says nothing. */
function wordsIn(command: Command, fields: Values): Values {
  const said = Object.entries(command).filter(([name, value]) => name in fields && value !== undefined);
  return written(said.map(([name, value]) => [name, typeof value === "string" ? saidText(value) : value]));
}

type Field = readonly [name: string, value: unknown];

const DESCRIPTION = ["statement", "claimant", "claimedOn", "kind"] as const;

function wholeClaim(claim: Claim): readonly Field[] {
  const { anchor, isWithdrawn, ruling } = claim;
  const places = anchor.ranges.map(({ start, end }) => [start, end]);
  return [
    ...DESCRIPTION.map((field): Field => [field, claim[field]]),
    ["anchor", [anchor.revisionId, places]],
    ["isWithdrawn", isWithdrawn],
    ["ruling", ruling === null ? null : [ruling.rating, ruling.rationale, ruling.by]],
  ];
}

/** What a ruling rests on. */
function judged({ verdicts, returned }: Claim): readonly Field[] {
  return [
    ["verdicts", verdicts.map((verdict) => [verdict.reviewerId, ...judgement(verdict)])],
    ["returned", returned === null ? null : [returned.reason, returned.by]],
  ];
}

function judgement({ rating, rationale, confidence }: Verdict): readonly Field[] {
  return [
    ["rating", rating],
    ["rationale", rationale],
    ["confidence", confidence],
  ];
}

function source({
  evidenceId: _,
  addedBy: __,
  at: ___,
  version: ____,
  ...fields
}: Evidence): readonly Field[] {
  return Object.entries(fields);
}

function written(fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map(([name, value]) => [name, canonicalJson(value)]));
}
