import type { ReviewState } from "../../domain/claim";
import { type EditionChoices, editionSlug, type OpenClaims, unchosen } from "../../domain/edition";
import { type Failure, invalid } from "../../domain/failure";
import { isAllowed } from "../../domain/permission";
import { fail, ok, type Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import type { Command } from "../shapes/command";
import type { Decision } from "./decide-context";
import { saidText } from "./field-rules";

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
export function decideWithdrawEdition(
  { editions }: ReviewState,
  { number, reason }: Extract<Command, { readonly type: "withdraw-edition" }>,
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
