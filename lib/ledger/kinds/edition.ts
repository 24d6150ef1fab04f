import type { ReviewState } from "../../domain/claim";
import {
  type Edition,
  type EditionChoices,
  editionSlug,
  type OpenClaims,
  unchosen,
} from "../../domain/edition";
import { type Failure, invalid } from "../../domain/failure";
import { isAllowed } from "../../domain/permission";
import { fail, ok, type Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import type { CommandOf } from "../shapes/command";
import type { EditionCommand, EditionEvents } from "../shapes/edition-shapes";
import type { EntryOf } from "../shapes/ledger-entry";
import { alone, type CommandKinds, nothing } from "./command-kind";
import type { Decision } from "./decide-context";
import { CHANGED_SOMETHING, type EventKinds, forGood, nobody, type Telling, whole } from "./event-kind";
import { saidText } from "./field-rules";
import type { GrowingReview } from "./growing-review";
import { quoteWords } from "./quote-words";

/** What can happen to what readers get. Others may have read it: nothing takes it back as if it had not been. */
export const editionEvents = {
  "report-published": {
    fold: publish,
    describe: describePublished,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: forGood,
  },
  "edition-withdrawn": {
    fold: withdraw,
    describe: ({ data }, { who }) =>
      `${who} withdrew edition ${data.number} of the report (${quoteWords(data.reason)}).`,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: forGood,
  },
} satisfies EventKinds<EditionEvents>;

/** What may be asked of an edition. That one is published is no command: only the server writes its page. */
export const editionCommands = {
  "withdraw-edition": { decide: decideWithdrawEdition, sees: nothing, join: alone },
} satisfies CommandKinds<EditionCommand>;

function publish(growing: GrowingReview, entry: EntryOf<"report-published">): void {
  const { seq, data } = entry;
  if (data.number !== growing.editions.length + 1 || data.seq >= seq)
    throw new Error(`Entry ${seq} publishes edition ${data.number}, which does not follow.`);
  growing.editions = [...growing.editions, editionOf(entry)];
}

function withdraw(growing: GrowingReview, { seq, at, actor, data }: EntryOf<"edition-withdrawn">): void {
  const { number, reason } = data;
  if (growing.editions[number - 1]?.withdrawn !== null)
    throw new Error(`Entry ${seq} withdraws edition ${number}, which does not stand.`);
  const withdrawn = { at, by: actor, reason };
  growing.editions = growing.editions.map((each) => (each.number === number ? { ...each, withdrawn } : each));
}

/** The edition that an entry published. */
export function editionOf({ at, actor, data }: EntryOf<"report-published">): Edition {
  const before = unchosen(data.number);
  const { jsonSha256: _, headline = null, summary = null, readers = before.readers, ...said } = data;
  const { kind = before.kind, openClaims = before.openClaims, articleShown = before.articleShown } = said;
  const choices = { readers, kind, openClaims, articleShown };
  return { ...said, headline, summary, ...choices, by: actor, at, withdrawn: null };
}

function describePublished({ data }: EntryOf<"report-published">, { who }: Telling): string {
  const noted = data.note === null ? "" : ` (${quoteWords(data.note)})`;
  return `${who} published edition ${data.number} of the report, as of event ${data.seq}${noted}.`;
}

/** What the desk chose of it; null: as the edition before, and of the first, as `unchosen`. A kind holds for one edition. */
export type ChosenOfEdition = { readonly [Part in keyof EditionChoices]: EditionChoices[Part] | null };

/** What is asked for: the review as it stood after `seq`; a note from edition 2 on. */
export type EditionRequest = ChosenOfEdition & {
  readonly seq: number;
  readonly note: string | null;
  readonly headline: string | null;
  readonly summary: string | null;
  readonly title: string;
  /** Random letters that make the first edition's slug one of its kind. */
  readonly slugEnding: string;
};

/** What the next edition will be called and say, before its page is written. */
export type PlannedEdition = EditionChoices & {
  readonly number: number;
  readonly slug: string;
  readonly seq: number;
  readonly headline: string | null;
  readonly summary: string | null;
  readonly note: string | null;
};

/**
 * The edition that comes next in this review, or why there is none: the role may not publish; the entry is not there, or is
 * before the last edition's; a correction does not say what it corrects. Pure. Its page cannot be part of a command,
 * since only the server writes it; its event is made when the page is there.
 */
export function decideEdition(
  state: ReviewState,
  request: EditionRequest,
  role: Role,
): Result<PlannedEdition, Failure> {
  if (!isAllowed(role, "publish-report")) {
    return fail({ kind: "forbidden", detail: `Your role here is ${role}, which may not publish a report.` });
  }
  const { seq, note, headline, summary, title, slugEnding } = request;
  const last = state.editions.at(-1);
  const first = last?.seq ?? 1;
  if (!Number.isInteger(seq) || seq < first || seq > state.seq) {
    return fail(invalid("seq", `Give an entry of this ledger, ${first} to ${state.seq}.`));
  }
  const said = saidText(note);
  if (last === undefined && said !== null) {
    return fail(invalid("note", "The first edition corrects nothing: leave the note out."));
  }
  if (last !== undefined && said === null) {
    return fail(invalid("note", `Say what changed since edition ${last.number}, and why.`));
  }
  const number = (last?.number ?? 0) + 1;
  const choices = chosen(state, request, number);
  if (!choices.ok) return choices;
  return ok({
    number,
    slug: last?.slug ?? editionSlug(title, slugEnding),
    seq,
    headline: saidText(headline)?.replace(/\s+/g, " ").trim() ?? null,
    summary: saidText(summary),
    note: said,
    ...choices.value,
  });
}

function chosen(
  { claims, editions }: ReviewState,
  { readers, kind, openClaims, articleShown }: ChosenOfEdition,
  number: number,
): Result<EditionChoices, Failure> {
  if (number === 1 && kind !== null && kind !== "fact-check")
    return fail(invalid("kind", `The first edition is a fact check: there is nothing for a ${kind} yet.`));
  const named = Array.isArray(openClaims) ? openClaims : [];
  const unknown = named.findIndex((claimId) => claims.get(claimId)?.isWithdrawn !== false);
  if (unknown !== -1)
    return fail(invalid(`openClaims.${unknown}`, "There is no such claim here, or it was withdrawn."));
  const last = editions.at(-1);
  const before = unchosen(number);
  return ok({
    readers: readers ?? last?.readers ?? before.readers,
    kind: kind ?? before.kind,
    openClaims: openClaims ?? stillOpen(last?.openClaims ?? before.openClaims, claims),
    articleShown: articleShown ?? last?.articleShown ?? before.articleShown,
  });
}

/** Those that an earlier edition named, without what was withdrawn since. */
const stillOpen = (openClaims: OpenClaims, claims: ReviewState["claims"]): OpenClaims =>
  typeof openClaims === "string"
    ? openClaims
    : openClaims.filter((claimId) => claims.get(claimId)?.isWithdrawn === false);

/**
 * Takes an edition back for good: its address stays and says so. What was withdrawn is put right by a new edition, never
 * by bringing it back.
 */
function decideWithdrawEdition(
  { editions }: ReviewState,
  { number, reason }: CommandOf<"withdraw-edition">,
): Decision {
  const edition = editions.find((each) => each.number === number);
  const newest = editions.at(-1)?.number;
  if (edition === undefined)
    return fail(
      invalid(
        "number",
        newest === undefined ? "Nothing is published yet." : `Give an edition, 1 to ${newest}.`,
      ),
    );
  if (edition.withdrawn !== null)
    return fail(
      invalid("number", `Edition ${number} was withdrawn on ${edition.withdrawn.at.slice(0, 10)} already.`),
    );
  const said = saidText(reason);
  if (said === null) return fail(invalid("reason", "Say why it is withdrawn: readers see it."));
  return ok([{ type: "edition-withdrawn", data: { number, reason: said } }]);
}
