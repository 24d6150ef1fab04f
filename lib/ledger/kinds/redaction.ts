import type { ReviewState } from "../../domain/claim";
import { invalid } from "../../domain/failure";
import { fail, ok } from "../../domain/result";
import type { CommandOf } from "../shapes/command";
import type { EntryOf, SealedOf } from "../shapes/ledger-entry";
import type { RedactionCommand, RedactionEvents } from "../shapes/redaction-shapes";
import { type BlankEntry, blankEntry, claimOfEntry } from "../shapes/shown-entry";
import { alone, type CommandKinds, nothing } from "./command-kind";
import type { DecideContext, Decision } from "./decide-context";
import { type EventKinds, forGood, nobody, type Reader, type Telling } from "./event-kind";
import { saidText } from "./field-rules";
import { quoteWords } from "./quote-words";
import { standInFor } from "./stand-in";

/** What can happen to what an entry says. It is no change of the review: the entry itself is folded by its stand-in, at every moment. */
export const redactionEvents = {
  "entry-redacted": {
    fold: () => undefined,
    describe: describeRedacted,
    deed: "removed something by order of law",
    show: unlessWithheld,
    hideNames: null,
    notify: nobody,
    takeBack: forGood,
  },
} satisfies EventKinds<RedactionEvents>;

/** What may be asked of an entry. */
export const redactionCommands = {
  "redact-entry": { decide: decideRedact, sees: nothing, join: alone },
} satisfies CommandKinds<RedactionCommand>;

function describeRedacted({ data }: EntryOf<"entry-redacted">, { who }: Telling): string {
  const what = data.claimId === null ? "said" : "said of the claim";
  return `${who} removed by order of law what event ${data.seq} ${what} (${quoteWords(data.reason)}).`;
}

/** The stand-in tells a rating or a stance: on a claim that is withheld, nothing of it is seen. */
function unlessWithheld(
  entry: SealedOf<RedactionEvents>,
  { withheld }: Reader,
): SealedOf<RedactionEvents> | BlankEntry<"entry-redacted"> {
  const { claimId } = entry.data;
  return claimId === null || !withheld.has(claimId) ? entry : blankEntry(entry);
}

/** Removes what one entry of the ledger says, for good. Refuses what has no words of anybody's, or is not to be removed. */
function decideRedact(
  { claims }: ReviewState,
  { seq, reason }: CommandOf<"redact-entry">,
  { committed }: DecideContext,
): Decision {
  // A browser foretells nothing of it: the words are there until the server says that they are gone.
  if (committed === null) return ok([]);
  const said = saidText(reason);
  if (said === null)
    return fail(invalid("reason", "Say which order it is: it stands in place of the words."));
  const entry = committed.get(seq);
  if (entry === undefined) return fail(invalid("seq", `This ledger has no entry ${seq}.`));
  if (entry.redactedBy !== undefined)
    return fail(invalid("seq", `What this entry said was removed already, by entry ${entry.redactedBy}.`));
  const standIn = standInFor(entry);
  if (!standIn.ok) return fail(invalid("seq", standIn.failure));
  const claimId = claimOfEntry(entry);
  if (entry.type === "wording-suggested") {
    const suggestions = claims.get(entry.data.claimId)?.suggestions ?? [];
    const isInText = suggestions.some(
      (each) => each.suggestionId === entry.data.suggestionId && each.outcome?.end === "accepted",
    );
    if (isInText) return fail(invalid("seq", ACCEPTED));
  }
  return ok([{ type: "entry-redacted", data: { seq, claimId, reason: said, standIn: standIn.value } }]);
}

const ACCEPTED =
  "This wording was accepted and is in the article’s text by now. Put in a text without it; the texts before stay.";
