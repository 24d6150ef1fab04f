import type { Claim, ReviewState } from "../../domain/claim";
import { invalid } from "../../domain/failure";
import type { SuggestionId } from "../../domain/ids";
import type { Notice } from "../../domain/notification";
import { fail, ok } from "../../domain/result";
import type { Suggestion, SuggestionEnd } from "../../domain/suggestion";
import type { CommandOf } from "../shapes/command";
import type { CommandDraft } from "../shapes/command-draft";
import type { EntryOf, SealedOf } from "../shapes/ledger-entry";
import { type BlankEntry, blankEntry } from "../shapes/shown-entry";
import type { WordingCommand, WordingEvents } from "../shapes/wording-shapes";
import { decideAccept } from "./accept-wording";
import { findClaim, idTaken, refuseWithdrawn } from "./claim-gate";
import { alone, type CommandKinds, nothing } from "./command-kind";
import type { DecideContext, Decision } from "./decide-context";
import {
  claimBefore,
  type EventKinds,
  forGood,
  nobody,
  onlyActor,
  onlyOwn,
  type Reader,
  type Scene,
  type Telling,
  tell,
} from "./event-kind";
import { saidText } from "./field-rules";
import { onClaim } from "./growing-review";
import { quoteWords, withReason } from "./quote-words";
import { findPending, findSuggestion, joinsNeighbours, ownWords } from "./suggestion-gate";

/** What can happen to other words that are suggested for a claim's own. A suggestion tells a judgement, and is withheld like one. */
export const wordingEvents = {
  "wording-suggested": {
    fold: onClaim((claim, { actor, at, data }: EntryOf<"wording-suggested">) => {
      const { claimId: _, ...said } = data;
      const suggestion: Suggestion = { ...said, by: actor, at, outcome: null };
      return { ...claim, suggestions: [...claim.suggestions, suggestion] };
    }),
    describe: ({ data }, { who }) =>
      withReason(
        `${who} suggested the wording ${quoteWords(data.text)} for ${quoteWords(data.replaces.exact)}`,
        data.note,
      ),
    deed: "suggested other wording",
    show: onlyOwn,
    hideNames: onlyActor,
    notify: whoseClaim,
    takeBack: unsuggest,
  },
  "wording-taken-back": {
    fold: onSuggestion((suggestion, entry: EntryOf<"wording-taken-back">) =>
      ended(suggestion, entry, "taken-back"),
    ),
    describe: (entry, telling) => `${telling.who} took back the suggested wording${named(entry, telling)}.`,
    deed: "took back suggested wording",
    show: onOwnSuggestion,
    hideNames: onlyActor,
    notify: nobody,
    takeBack: suggestAgain,
  },
  "wording-accepted": {
    fold: onSuggestion((suggestion, entry: EntryOf<"wording-accepted">) =>
      ended(suggestion, entry, "accepted"),
    ),
    describe: (entry, telling) => `${telling.who} accepted the suggested wording${named(entry, telling)}.`,
    deed: "accepted suggested wording",
    show: onOwnSuggestion,
    hideNames: null,
    notify: whoSuggested,
    // It made a new text: the earlier one is put in as a newer one.
    takeBack: forGood,
  },
  "wording-declined": {
    fold: onSuggestion((suggestion, entry: EntryOf<"wording-declined">) =>
      ended(suggestion, entry, "declined", entry.data.reason),
    ),
    describe: (entry, telling) =>
      withReason(`${telling.who} declined the suggested wording${named(entry, telling)}`, entry.data.reason),
    deed: "declined suggested wording",
    show: onOwnSuggestion,
    hideNames: null,
    notify: whoSuggested,
    takeBack: undecline,
  },
  "wording-reopened": {
    fold: onSuggestion((suggestion) => ({ ...suggestion, outcome: null })),
    describe: (entry, telling) =>
      `${telling.who} took back that the suggested wording${named(entry, telling)} was declined.`,
    deed: "took up suggested wording again",
    show: onOwnSuggestion,
    hideNames: null,
    notify: nobody,
    takeBack: declineAgain,
  },
} satisfies EventKinds<WordingEvents>;

/** What may be asked of suggested wording. */
export const wordingCommands = {
  "suggest-wording": { decide: decideSuggest, sees: nothing, join: alone },
  "take-back-wording": { decide: decideTakeBack, sees: nothing, join: alone },
  "accept-wording": { decide: decideAccept, sees: nothing, join: alone },
  "decline-wording": { decide: decideDecline, sees: nothing, join: alone },
  "reopen-wording": { decide: decideReopen, sees: nothing, join: alone },
} satisfies CommandKinds<WordingCommand>;

type OnSuggestion = {
  readonly data: { readonly claimId: Claim["claimId"]; readonly suggestionId: SuggestionId };
};

function suggestionOf(claim: Claim | undefined, { data }: OnSuggestion): Suggestion | undefined {
  return claim?.suggestions.find((each) => each.suggestionId === data.suggestionId);
}

/** `fold` of what becomes of one suggestion. */
function onSuggestion<Entry extends OnSuggestion & { readonly seq: number }>(
  change: (suggestion: Suggestion, entry: Entry) => Suggestion,
) {
  return onClaim((claim, entry: Entry) => {
    const before = suggestionOf(claim, entry);
    if (before === undefined)
      throw new Error(
        `Entry ${entry.seq} speaks of wording ${entry.data.suggestionId}, which was not suggested.`,
      );
    const after = change(before, entry);
    return { ...claim, suggestions: claim.suggestions.map((each) => (each === before ? after : each)) };
  });
}

function ended(
  suggestion: Suggestion,
  { actor, at }: EntryOf<keyof WordingEvents>,
  end: SuggestionEnd,
  reason: string | null = null,
): Suggestion {
  return { ...suggestion, outcome: { end, by: actor, at, reason } };
}

/** ` “new” for “old”`, or nothing where it is not known. */
function named(entry: OnSuggestion, telling: Telling): string {
  const suggestion = suggestionOf(claimBefore(entry, telling), entry);
  if (suggestion === undefined) return "";
  return ` ${quoteWords(suggestion.text)} for ${quoteWords(suggestion.replaces.exact)}`;
}

/** On a claim that is withheld one sees what becomes of one's own suggestion. */
function onOwnSuggestion<Entry extends SealedOf<WordingEvents>>(
  entry: Entry,
  { actor, now, withheld }: Reader,
): Entry | BlankEntry<Entry["type"]> {
  const { claimId } = entry.data;
  const isOwn = suggestionOf(now.claims.get(claimId), entry)?.by === actor;
  return isOwn || !withheld.has(claimId) ? entry : blankEntry(entry);
}

/** The one who works on the claim, and the editor who settled it or gave it back. */
function whoseClaim({ data }: EntryOf<"wording-suggested">, before: ReviewState): readonly Notice[] {
  const claim = before.claims.get(data.claimId);
  const concerned = [claim?.assigneeId, claim?.ruling?.by, claim?.returned?.by];
  return tell(
    concerned.filter((each) => each !== undefined && each !== null),
    "wording",
  );
}

function whoSuggested(
  entry: EntryOf<"wording-accepted" | "wording-declined">,
  before: ReviewState,
): readonly Notice[] {
  const suggestion = suggestionOf(before.claims.get(entry.data.claimId), entry);
  return suggestion === undefined ? [] : tell([suggestion.by], "wording");
}

/** The claim and the suggestion as they stand now, where both are there and the claim is not withdrawn. */
function presentOf(entry: OnSuggestion, { now }: Scene) {
  const claim = now.claims.get(entry.data.claimId);
  const suggestion = suggestionOf(claim, entry);
  const isOpen = claim !== undefined && suggestion !== undefined && !claim.isWithdrawn;
  return isOpen ? { claim, suggestion, ids: idsOf(entry.data) } : null;
}

const idsOf = ({ claimId, suggestionId }: OnSuggestion["data"]) => ({ claimId, suggestionId });

function unsuggest(entry: EntryOf<"wording-suggested">, scene: Scene): CommandDraft | null {
  const present = presentOf(entry, scene);
  return present?.suggestion.outcome === null ? { type: "take-back-wording", ...present.ids } : null;
}

/** It comes again as a new one, as long as the words that it is to replace are there. */
function suggestAgain(entry: EntryOf<"wording-taken-back">, scene: Scene): CommandDraft | null {
  const present = presentOf(entry, scene);
  if (present === null || scene.newId === undefined) return null;
  const { claim, suggestion } = present;
  const words = ownWords(claim);
  if (!words.ok || words.value.exact !== suggestion.replaces.exact) return null;
  const { text, note } = suggestion;
  return { type: "suggest-wording", claimId: claim.claimId, suggestionId: scene.newId, text, note };
}

function undecline(entry: EntryOf<"wording-declined">, scene: Scene): CommandDraft | null {
  const present = presentOf(entry, scene);
  const outcome = present?.suggestion.outcome;
  const stands =
    outcome?.end === "declined" && outcome.by === entry.actor && outcome.reason === entry.data.reason;
  return present !== null && stands ? { type: "reopen-wording", ...present.ids } : null;
}

function declineAgain(entry: EntryOf<"wording-reopened">, scene: Scene): CommandDraft | null {
  const present = presentOf(entry, scene);
  if (present === null || present.suggestion.outcome !== null) return null;
  const reason = suggestionOf(claimBefore(entry, scene), entry)?.outcome?.reason ?? undefined;
  return { type: "decline-wording", ...present.ids, ...(reason === undefined ? {} : { reason }) };
}

/** Other words for those that a claim stands on. Nothing is changed in the text. */
function decideSuggest(
  state: ReviewState,
  command: CommandOf<"suggest-wording">,
  context: DecideContext,
): Decision {
  const { claimId, suggestionId, text } = command;
  const found = findClaim(state, claimId);
  if (!found.ok) return found;
  if (isTaken(state, suggestionId)) return fail(idTaken("suggestionId", "a suggestion of this article"));
  const refusal = refuseWithdrawn(found.value);
  if (refusal !== null) return fail(refusal);
  const words = ownWords(found.value);
  if (!words.ok) return words;
  if (words.value.exact === text)
    return fail(invalid("text", "These are the present words. Write other ones."));
  const { revision } = context;
  const runsOn = revision.id === state.revisionId && joinsNeighbours(revision.text, words.value, text);
  if (runsOn) return fail(invalid("text", RUNS_ON));
  const { exact, prefix, suffix } = words.value;
  const data = {
    claimId,
    suggestionId,
    replaces: { exact, prefix, suffix },
    text,
    note: saidText(command.note),
  };
  return ok([{ type: "wording-suggested", data }]);
}

const RUNS_ON = "Begin and end it with a whole character: this would run into the one beside it.";

function isTaken(state: ReviewState, id: SuggestionId): boolean {
  for (const { suggestions } of state.claims.values())
    if (suggestions.some((each) => each.suggestionId === id)) return true;
  return false;
}

/** Only who suggested it takes it back, and only while it waits. */
function decideTakeBack(
  state: ReviewState,
  command: CommandOf<"take-back-wording">,
  { actor }: DecideContext,
): Decision {
  const found = findPending(state, command);
  if (!found.ok) return found;
  if (found.value.suggestion.by !== actor)
    return fail(invalid("suggestionId", "Somebody else suggested this wording. Only they take it back."));
  return ok([{ type: "wording-taken-back", data: idsOf(command) }]);
}

function decideDecline(state: ReviewState, command: CommandOf<"decline-wording">): Decision {
  const found = findPending(state, command);
  if (!found.ok) return found;
  const data = { ...idsOf(command), reason: saidText(command.reason) };
  return ok([{ type: "wording-declined", data }]);
}

/** Takes a decline back, so that the suggestion waits again. */
function decideReopen(state: ReviewState, command: CommandOf<"reopen-wording">): Decision {
  const found = findSuggestion(state, command);
  if (!found.ok) return found;
  if (found.value.suggestion.outcome?.end !== "declined")
    return fail(invalid("suggestionId", "This wording is not declined."));
  return ok([{ type: "wording-reopened", data: idsOf(command) }]);
}
