import { randomInt, randomUUID } from "node:crypto";
import type { Edition, EditionChoices } from "../../domain/edition";
import { ARCHIVED, type Failure } from "../../domain/failure";
import type { ArticleId, CommandId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { decideEdition, editionOf, type PlannedEdition } from "../../ledger/kinds/edition";
import type { ArticleAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { type AppendOutcome, appendWithReport, type PublishedPage } from "../ledger/append-to-ledger";
import { digestOf, findCarriedOut } from "../ledger/carried-out";
import { loadEntries, loadReview } from "../ledger/load-review";
import { appendEvents, beginPending, laterOf, type Pending } from "../ledger/plan-append";
import { cacheReview, type LoadedReview } from "../ledger/review-cache";
import { hashText } from "../ledger/revision-row";
import { attempt, isUniqueViolation } from "../unavailable";

/**
 * What is asked for. Without `seq`: the review as it is now. `headline` and `summary` are the desk's own words on the
 * whole; `note` says what a later edition corrects.
 */
export type PublishRequest = {
  readonly commandId: CommandId;
  readonly seq: number | null;
  readonly headline?: string | null;
  readonly summary?: string | null;
  readonly note: string | null;
} & Partial<EditionChoices>;

/** An edition for which the page is not written yet, with those before it. */
export type UnwrittenEdition = PlannedEdition &
  Pick<Edition, "reportId" | "hash" | "by" | "at"> & { readonly earlier: readonly Edition[] };

/** Writes an edition's page, and the same report as JSON. */
export type PageWriter = (
  edition: UnwrittenEdition,
) => Promise<Result<Pick<PublishedPage, "html" | "json">, Failure>>;

const MAX_TRIES = 20;

/**
 * Publishes the next edition of an article's report: its page and its `report-published` entry, both or none. The same
 * request sent again has no second effect and gets the same answer.
 */
export async function publishReport(
  access: ArticleAccess,
  request: PublishRequest,
  write: PageWriter,
  clock: Clock = wallClock,
): Promise<Result<Edition, Failure>> {
  const digest = digestOf(access.actor, { type: "publish-report", ...request });
  return attempt(async () => {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const before = await publishedBefore(access, request.commandId, digest);
      if (before !== null) return before;
      const answer = await publishNext(access, { ...request, digest }, write, clock());
      if (answer?.ok === true) return answer;
      // A refusal must hold for what is committed: the same request may have been carried out in this moment.
      if (answer !== null) return (await publishedBefore(access, request.commandId, digest)) ?? answer;
    }
    throw new Error(`Article ${access.articleId} moved on ${MAX_TRIES} times while it was published.`);
  });
}

type Answer = Result<Edition, Failure> | null;

/** What the same request was answered; null when it was not carried out yet. */
async function publishedBefore(access: ArticleAccess, id: CommandId, digest: string): Promise<Answer> {
  const done = await findCarriedOut(access.articleId, new Map([[id, digest]]), () => "commandId");
  if (!done.ok) return done;
  const span = done.value.get(id);
  if (span === undefined) return null;
  const [entry] = await loadEntries(access.articleId, span.lastSeq - 1, span.lastSeq);
  if (entry?.type !== "report-published") throw new Error(`Command ${id} published nothing.`);
  return ok(editionOf(entry));
}

/** The page of the edition that would be published now. Nothing is kept of it. */
export async function previewReport(
  access: ArticleAccess,
  request: Omit<PublishRequest, "commandId">,
  write: PageWriter,
  clock: Clock = wallClock,
): Promise<Result<{ readonly number: number; readonly html: string }, Failure>> {
  return attempt(async () => {
    const next = await writeNext(access, await loadReview(access.articleId), request, write, clock());
    return next.ok ? ok({ number: next.value.unwritten.number, html: next.value.page.html }) : next;
  });
}

/** Null when another writer was first. */
async function publishNext(
  access: ArticleAccess,
  request: PublishRequest & { readonly digest: string },
  write: PageWriter,
  now: Date,
): Promise<Answer> {
  const review = await loadReview(access.articleId);
  const next = await writeNext(access, review, request, write, now);
  if (!next.ok) return next;
  const { unwritten, page, at } = next.value;
  const published = { ...unwritten, sha256: hashText(page.html) };
  const data = { ...published, jsonSha256: hashText(page.json) };
  const pending = appendEvents(beginPending(review), [{ type: "report-published", data }], access.actor, at);
  const edition = { ...published, by: access.actor, at, withdrawn: null };
  const outcome = await writeAll(review, pending, request, edition, page);
  if (outcome === "archived") return fail(ARCHIVED);
  return outcome === "done" ? ok(edition) : null;
}

/** The next edition and its page. */
async function writeNext(
  access: ArticleAccess,
  review: LoadedReview,
  request: Omit<PublishRequest, "commandId">,
  write: PageWriter,
  now: Date,
) {
  const planned = await planEdition(access, review, request);
  if (!planned.ok) return planned;
  const hash = await hashAt(review, planned.value.seq);
  const at = laterOf(now.toISOString(), review.at);
  const unwritten = { reportId: branded.report({ id: randomUUID() }).id, ...planned.value, hash };
  const page = await write({ ...unwritten, by: access.actor, at, earlier: review.state.editions });
  return page.ok ? ok({ unwritten, page: page.value, at }) : page;
}

async function planEdition(
  access: ArticleAccess,
  review: LoadedReview,
  { seq, note, headline = null, summary = null, ...choices }: Omit<PublishRequest, "commandId">,
): Promise<Result<PlannedEdition, Failure>> {
  const { title } = await database().article.findUniqueOrThrow({
    where: { id: access.articleId },
    select: { title: true },
  });
  const { readers = null, kind = null, openClaims = null, articleShown = null } = choices;
  const said = { headline, summary, note, readers, kind, openClaims, articleShown };
  const request = { seq: seq ?? review.head.seq, ...said, title, slugEnding: randomEnding() };
  return decideEdition(review.state, request, access.role);
}

async function writeAll(
  review: LoadedReview,
  pending: Pending,
  { commandId, digest }: { readonly commandId: CommandId; readonly digest: string },
  edition: Edition,
  page: Pick<PublishedPage, "html" | "json">,
): Promise<AppendOutcome["outcome"]> {
  const { articleId } = pending.state;
  const { seq } = pending.head;
  const command = { id: commandId, actor_id: edition.by, digest, first_seq: seq, last_seq: seq };
  const { entries, state, head, at } = pending;
  const batch = { articleId, expected: review.head, entries, commands: [command] };
  try {
    const { outcome } = await appendWithReport(
      { ...batch, before: review.state, after: state },
      { ...page, row: rowOf(articleId, edition) },
    );
    if (outcome === "done") cacheReview(articleId, { state, head, at, revision: review.revision });
    return outcome;
  } catch (error) {
    // Somebody took the command's id or the public name in this moment: ask again.
    if (isUniqueViolation(error)) return "moved";
    throw error;
  }
}

function rowOf(articleId: ArticleId, { reportId, by, at, withdrawn: _, ...rest }: Edition) {
  const { openClaims, articleShown, ...named } = rest;
  const choices = { open_claims: openClaims, article_shown: articleShown };
  return { id: reportId, article_id: articleId, ...named, ...choices, published_by: by, published_at: at };
}

async function hashAt({ state, head }: LoadedReview, seq: number): Promise<string> {
  if (seq === head.seq) return head.hash;
  const [entry] = await loadEntries(state.articleId, seq - 1, seq);
  if (entry === undefined) throw new Error(`The ledger of article ${state.articleId} has no entry ${seq}.`);
  return entry.hash;
}

// Without letters and digits that are taken for one another: about 900 million names for each title.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

function randomEnding(): string {
  return Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
