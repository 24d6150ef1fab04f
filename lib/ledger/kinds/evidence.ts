import type { Claim, Evidence, ReviewState, Stance } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import type { ActorId, EvidenceId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { CommandOf } from "../shapes/command";
import { type CommandDraft, UNDONE } from "../shapes/command-draft";
import type { EvidenceCommand, EvidenceEvents } from "../shapes/evidence-shapes";
import type { EntryOf, SealedOf } from "../shapes/ledger-entry";
import { blankEntry, type WithheldEntry, type WithheldEvidenceEvent } from "../shapes/shown-entry";
import { findClaim, idTaken, refuseClosed, staleClaim } from "./claim-gate";
import { alone, type CommandKinds, inClaim, nothing, type Part, wordsOfBoth, written } from "./command-kind";
import type { DecideContext, Decision } from "./decide-context";
import {
  type Claims,
  claimBefore,
  type EventKinds,
  ifOpen,
  nobody,
  onlyActor,
  type Reader,
  reviewers,
  type Scene,
  type Telling,
} from "./event-kind";
import { changedFields, futureDay, saidText } from "./field-rules";
import { onClaim } from "./growing-review";
import { quoteWords, withReason } from "./quote-words";

/** What can happen to a source: others see the source, and in an independent review not what its author makes of it. */
export const evidenceEvents = {
  "evidence-added": {
    fold: onClaim(add),
    describe: ({ data }, { who }) =>
      `${who} added evidence ${STANCE_WORDS[data.stance]}: ${sourceName(data)}.`,
    deed: "added evidence",
    show: (entry, reader) =>
      isShown(entry, reader, entry.actor)
        ? entry
        : { ...blankEntry(entry), data: { ...entry.data, stance: null, note: null } },
    hideNames: onlyActor,
    notify: reviewers("evidence"),
    takeBack: ifOpen(removal),
  },
  "evidence-revised": {
    fold: onClaim(revise),
    describe: describeRevised,
    deed: "revised evidence",
    show: showRevised,
    hideNames: onlyActor,
    notify: nobody,
    takeBack: ifOpen(reviseBack),
  },
  "evidence-removed": {
    fold: onClaim(remove),
    describe: (entry, telling) => {
      const old = pieceOf(claimBefore(entry, telling), entry);
      const which = old === undefined ? "" : ` ${sourceName(old)}`;
      return withReason(`${telling.who} removed the evidence${which}`, entry.data.reason);
    },
    deed: "removed evidence",
    show: (entry, reader) =>
      isShown(entry, reader, entry.actor)
        ? entry
        : { ...blankEntry(entry), data: { ...entry.data, reason: null } },
    hideNames: onlyActor,
    notify: nobody,
    takeBack: ifOpen(addAgain),
  },
} satisfies EventKinds<EvidenceEvents>;

/** What may be asked of a claim's sources. */
export const evidenceCommands = {
  "add-evidence": { decide: decideAddEvidence, sees: nothing, join: alone },
  "revise-evidence": {
    decide: decideReviseEvidence,
    sees: inClaim(seenSource),
    join: (first, next) =>
      first.type === next.type && first.evidenceId === next.evidenceId ? wordsOfBoth(first, next) : null,
  },
  "remove-evidence": { decide: decideRemoveEvidence, sees: inClaim(seenSource), join: alone },
} satisfies CommandKinds<EvidenceCommand>;

type WithheldEvidenceEntry = WithheldEvidenceEvent & Omit<WithheldEntry, "type" | "data">;
type EvidenceEntry =
  | EntryOf<"evidence-added" | "evidence-revised" | "evidence-removed">
  | WithheldEvidenceEntry;
type EvidenceEntryOf<Type> = Extract<EvidenceEntry, { readonly type: Type }>;

/** The claim after what is left of an entry on another's evidence. */
export function foldWithheldEvidence(claim: Claim, entry: WithheldEvidenceEntry): Claim {
  if (entry.type === "evidence-added") return add(claim, entry);
  return entry.type === "evidence-revised" ? revise(claim, entry) : remove(claim, entry);
}

function add(claim: Claim, { actor, at, data }: EvidenceEntryOf<"evidence-added">): Claim {
  const { claimId: _, ...source } = data;
  const piece: Evidence = { ...source, addedBy: actor, at, version: 1 };
  return { ...claim, evidence: [...claim.evidence, piece], returned: null };
}

function revise(claim: Claim, entry: EvidenceEntryOf<"evidence-revised">): Claim {
  const before = knownPiece(claim, entry);
  const after = revised(before, entry);
  return { ...claim, evidence: claim.evidence.map((each) => (each === before ? after : each)) };
}

function revised(before: Evidence, { data }: EvidenceEntryOf<"evidence-revised">): Evidence {
  const or = <T>(next: T | undefined, present: T): T => (next === undefined ? present : next);
  return {
    ...before,
    url: or(data.url, before.url),
    stance: or("stance" in data ? data.stance : undefined, before.stance),
    title: or(data.title, before.title),
    publisher: or(data.publisher, before.publisher),
    author: or(data.author, before.author),
    publishedOn: or(data.publishedOn, before.publishedOn),
    excerpt: or(data.excerpt, before.excerpt),
    note: or("note" in data ? data.note : undefined, before.note),
    version: before.version + 1,
  };
}

function remove(claim: Claim, entry: EvidenceEntryOf<"evidence-removed">): Claim {
  const gone = knownPiece(claim, entry);
  return {
    ...claim,
    evidence: claim.evidence.filter((each) => each !== gone),
    removedEvidenceIds: [...claim.removedEvidenceIds, gone.evidenceId],
  };
}

type OnPiece = { readonly data: { readonly evidenceId: EvidenceId } };

function pieceOf(claim: Claim | undefined, { data }: OnPiece): Evidence | undefined {
  return claim?.evidence.find((each) => each.evidenceId === data.evidenceId);
}

function knownPiece(claim: Claim, entry: OnPiece & { readonly seq: number }): Evidence {
  const evidence = pieceOf(claim, entry);
  if (evidence === undefined)
    throw new Error(`Entry ${entry.seq} speaks of evidence ${entry.data.evidenceId}, which is not there.`);
  return evidence;
}

function isShown({ data }: EvidenceEntry, { actor, withheld }: Reader, owner: ActorId): boolean {
  return owner === actor || !withheld.has(data.claimId);
}

/** Evidence that was removed since is told by who did this to it. */
function showRevised(
  entry: SealedOf<EvidenceEvents, "evidence-revised">,
  reader: Reader,
): SealedOf<EvidenceEvents, "evidence-revised"> | WithheldEntry {
  const present = pieceOf(reader.now.claims.get(entry.data.claimId), entry);
  if (isShown(entry, reader, present?.addedBy ?? entry.actor)) return entry;
  const { stance: _, note: __, ...data } = entry.data;
  return { ...blankEntry(entry), data };
}

const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  supports: "that supports the claim",
  refutes: "that refutes the claim",
  context: "for context",
};

const FIELD_NAMES = {
  url: "the address",
  stance: "the stance",
  title: "the title",
  publisher: "the publisher",
  author: "the author",
  publishedOn: "the publication date",
  excerpt: "the excerpt",
  note: "the note",
} as const satisfies Partial<Record<keyof Evidence, string>>;

type Field = keyof typeof FIELD_NAMES;
const FIELDS = Object.keys(FIELD_NAMES) as readonly Field[];

function describeRevised(entry: EntryOf<"evidence-revised">, telling: Telling): string {
  const old = pieceOf(claimBefore(entry, telling), entry);
  const changes = FIELDS.flatMap((field) => {
    const next = entry.data[field];
    return next === undefined ? [] : [`${FIELD_NAMES[field]} from ${said(old?.[field])} to ${said(next)}`];
  });
  const which = old === undefined ? "" : ` ${sourceName(old)}`;
  return `${telling.who} changed the evidence${which}: ${changes.join("; ")}.`;
}

function said(value: string | null | undefined): string {
  return value === null || value === undefined ? "nothing" : quoteWords(value);
}

function sourceName({ title, url }: Pick<Evidence, "title" | "url">): string {
  return title === null ? url : quoteWords(title);
}

/** Null when the source is another one by now. */
function removal(entry: EntryOf<"evidence-added">, { present }: Claims): CommandDraft | null {
  const own = pieceOf(present, entry);
  if (own === undefined || !isAsLeft(own, undefined, entry.data)) return null;
  const { evidenceId, version } = own;
  return { type: "remove-evidence", claimId: present.claimId, evidenceId, reason: UNDONE, version };
}

function reviseBack(entry: EntryOf<"evidence-revised">, { earlier, present }: Claims): CommandDraft | null {
  const [old, own] = [pieceOf(earlier, entry), pieceOf(present, entry)];
  if (old === undefined || own === undefined || !isAsLeft(own, old, entry.data)) return null;
  const source = sourceOf(old);
  const { evidenceId, version } = own;
  const { claimId } = present;
  return source === null ? null : { type: "revise-evidence", claimId, evidenceId, version, ...source };
}

/** A removed source comes again as a new one. */
function addAgain(
  entry: EntryOf<"evidence-removed">,
  { earlier, present }: Claims,
  { newId }: Scene,
): CommandDraft | null {
  const old = pieceOf(earlier, entry);
  const source = old === undefined ? null : sourceOf(old);
  if (source === null || newId === undefined) return null;
  return { type: "add-evidence", claimId: present.claimId, evidenceId: newId, ...source };
}

/** Whether a source holds what the entry left in it; put back by taking back a later change it counts too. */
function isAsLeft(own: Evidence, old: Evidence | undefined, data: object): boolean {
  const left: Readonly<Record<string, unknown>> = { ...(old === undefined ? null : sourceOf(old)), ...data };
  const present = sourceOf(own);
  if (present === null) return false;
  return (Object.keys(present) as (keyof typeof present)[]).every((key) => present[key] === left[key]);
}

/** Null when its stance is withheld: what is not known cannot be put back. */
function sourceOf({ url, stance, title, publisher, author, publishedOn, excerpt, note }: Evidence) {
  return stance === null ? null : { url, stance, title, publisher, author, publishedOn, excerpt, note };
}

function seenSource(claim: Claim, command: CommandOf<"revise-evidence" | "remove-evidence">): Part | null {
  const evidence = pieceOf(claim, { data: command });
  if (evidence === undefined) return null;
  const { evidenceId: _, addedBy: __, at: ___, version, ...fields } = evidence;
  return { version, values: written(Object.entries(fields)) };
}

/** A new source on a claim. Refuses an id in use anywhere in the article, also by evidence that was removed. */
function decideAddEvidence(
  state: ReviewState,
  command: CommandOf<"add-evidence">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  if (isTaken(state, command.evidenceId)) return fail(idTaken("evidenceId", "evidence of this article"));
  const refusal = refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  const errors = futureDay("publishedOn", command.publishedOn, context.at);
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  const { claimId, evidenceId, url, stance } = command;
  return ok([
    { type: "evidence-added", data: { claimId, evidenceId, url, stance, ...sourceDetails(command) } },
  ]);
}

/** Corrects a source. Only what differs is recorded. */
function decideReviseEvidence(
  state: ReviewState,
  command: CommandOf<"revise-evidence">,
  context: DecideContext,
): Decision {
  const found = findEvidence(state, command);
  if (!found.ok) return found;
  const { claim, evidence } = found.value;
  const refusal =
    refuseEvidenceVersion(claim, evidence, command.version) ??
    refuseClosed(claim) ??
    refuseOthersEvidence(state, evidence, context);
  if (refusal !== null) return fail(refusal);
  const errors = futureDay("publishedOn", command.publishedOn, context.at);
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  const given = FIELDS.filter((field) => command[field] !== undefined);
  const input = { url: command.url, stance: command.stance, ...sourceDetails(command) };
  const { stance, ...changed } = changedFields<Evidence, Field>(evidence, input, given);
  const newStance = stance === undefined || stance === null ? {} : { stance };
  const data = { ...changed, ...newStance };
  if (Object.keys(data).length === 0) return ok([]);
  const { claimId, evidenceId } = command;
  return ok([{ type: "evidence-revised", data: { claimId, evidenceId, ...data } }]);
}

/** Takes a source off a claim; its id is never used again. */
function decideRemoveEvidence(state: ReviewState, command: CommandOf<"remove-evidence">): Decision {
  const found = findEvidence(state, command);
  if (!found.ok) return found;
  const { claim, evidence } = found.value;
  const refusal = refuseEvidenceVersion(claim, evidence, command.version) ?? refuseClosed(claim);
  if (refusal !== null) return fail(refusal);
  const { claimId, evidenceId, reason } = command;
  return ok([{ type: "evidence-removed", data: { claimId, evidenceId, reason } }]);
}

/** A stance is a judgement: in an independent review it is only for those who took it to change. */
function refuseOthersEvidence(
  { mode }: ReviewState,
  { addedBy }: Evidence,
  { actor }: DecideContext,
): Failure | null {
  if (mode.kind === "open" || addedBy === actor) return null;
  return invalid("evidenceId", "This review is independent: only who added evidence changes it.");
}

function sourceDetails(command: CommandOf<"add-evidence" | "revise-evidence">) {
  return {
    title: saidText(command.title),
    publisher: saidText(command.publisher),
    author: saidText(command.author),
    publishedOn: command.publishedOn ?? null,
    excerpt: saidText(command.excerpt),
    note: saidText(command.note),
  };
}

function findEvidence(
  state: ReviewState,
  { claimId, evidenceId }: CommandOf<"revise-evidence" | "remove-evidence">,
): Result<{ readonly claim: Claim; readonly evidence: Evidence }, Failure> {
  const found = findClaim(state, claimId);
  if (!found.ok) return found;
  const evidence = found.value.evidence.find((each) => each.evidenceId === evidenceId);
  return evidence === undefined ? fail({ kind: "not-found" }) : ok({ claim: found.value, evidence });
}

function refuseEvidenceVersion(claim: Claim, evidence: Evidence, seen: number): Failure | null {
  if (seen > evidence.version) {
    return invalid(
      "version",
      `There is no version ${seen} of this evidence yet; it is at ${evidence.version}.`,
    );
  }
  return seen < evidence.version ? staleClaim(claim, "This evidence was changed since you saw it.") : null;
}

function isTaken(state: ReviewState, id: EvidenceId): boolean {
  for (const claim of state.claims.values()) {
    if (claim.evidence.some((each) => each.evidenceId === id)) return true;
    if (claim.removedEvidenceIds.includes(id)) return true;
  }
  return false;
}
