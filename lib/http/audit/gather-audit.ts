import type { z } from "zod";
import { openArticlesOf, type WorkspaceAccess } from "../../database/access";
import {
  type EntryFilter,
  type EntryPlace,
  findEntries,
  readDeskEntries,
} from "../../database/desk/find-entries";
import { readLedger } from "../../database/ledger/read-review";
import { actorNames } from "../../database/people/names";
import { attempt } from "../../database/unavailable";
import { type Failure, invalid } from "../../domain/failure";
import type { ArticleId } from "../../domain/ids";
import { findRating } from "../../domain/rating";
import { fail, ok, type Result } from "../../domain/result";
import { deskEvents } from "../../ledger/desk/desk-kinds";
import type { EventNames } from "../../ledger/kinds/event-kind";
import { pseudonymName } from "../../ledger/readers/pseudonym";
import { type AuditQuery, type auditSchema, THE_DESK } from "../schemas/audit-schema";
import { readCursor, writeCursor } from "./audit-cursor";
import { describeLedger } from "./describe-ledger";

export type Audit = z.input<typeof auditSchema>;
export type AuditLine = Audit["entries"][number];

const PAGE = 50;

/**
 * A page of all that happened on a desk, newest first, each entry in a sentence. What a review withholds from the caller
 * is withheld here too, an owner's own eyes included: who is shown under a pseudonym is not found under their name.
 */
export async function gatherAudit(
  access: WorkspaceAccess,
  query: AuditQuery,
  page = query.limit ?? PAGE,
): Promise<Result<Audit, Failure>> {
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  if (query.cursor !== undefined && after === null)
    return fail(invalid("cursor", "Give the nextCursor of a page, or leave it out."));
  const named = await actorNames(access);
  if (!named.ok) return named;
  const known: ReadonlyMap<string, string> = new Map(named.value);
  const names: EventNames = {
    actor: (id) => known.get(id) ?? pseudonymName(id) ?? "Someone",
    rating: (id) => findRating(access.scale, id)?.label ?? id,
  };
  return attempt(async () => ok(await gather(access, { query, names, after, page })));
}

type Gathering = {
  readonly query: AuditQuery;
  readonly names: EventNames;
  readonly after: EntryPlace | null;
  readonly page: number;
};

/** Goes on until the page is full: of what was found, some may not be shown as what it was found for. */
async function gather(access: WorkspaceAccess, { query, names, after, page }: Gathering): Promise<Audit> {
  const filter = filterOf(query);
  const shown: Placed[] = [];
  let from = after;
  while (shown.length <= page) {
    const places = await findEntries(access, filter, from, page + 1);
    shown.push(...(await describePlaces(access, places, names, filter)));
    const last = places.at(-1);
    if (last === undefined || places.length <= page) break;
    from = last;
  }
  const entries = shown.slice(0, page);
  const last = entries.at(-1);
  const nextCursor = shown.length > page && last !== undefined ? writeCursor(last.place) : null;
  return { entries: entries.map(({ line }) => line), nextCursor };
}

const DAY_MS = 86_400_000;

function filterOf({ person, kind, article, from, to }: AuditQuery): EntryFilter {
  return {
    person: person ?? null,
    kind: kind ?? null,
    article: article === undefined ? null : article === THE_DESK ? THE_DESK : (article as ArticleId),
    from: from === undefined ? null : new Date(from),
    before: to === undefined ? null : new Date(Date.parse(to) + DAY_MS),
  };
}

type Placed = { readonly place: EntryPlace; readonly line: AuditLine };

async function describePlaces(
  access: WorkspaceAccess,
  places: readonly EntryPlace[],
  names: EventNames,
  { person }: EntryFilter,
): Promise<readonly Placed[]> {
  const isDesk = ({ ledgerId }: EntryPlace) => ledgerId === access.workspaceId;
  const lines = new Map([
    ...(await deskLines(access, places.filter(isDesk), names)),
    ...(await articleLines(
      access,
      places.filter((place) => !isDesk(place)),
      names,
    )),
  ]);
  return places.flatMap((place) => {
    const line = lines.get(keyOf(place));
    if (line === undefined) throw new Error(`Entry ${place.seq} of ${place.ledgerId} is not there any more.`);
    const isTheirs = person === null || line.article === null || line.actor.id === person;
    return isTheirs ? [{ place, line }] : [];
  });
}

type Lines = readonly (readonly [string, AuditLine])[];

const keyOf = ({ ledgerId, seq }: Pick<EntryPlace, "ledgerId" | "seq">): string => `${ledgerId} ${seq}`;

async function deskLines(
  access: WorkspaceAccess,
  places: readonly EntryPlace[],
  names: EventNames,
): Promise<Lines> {
  const entries = await readDeskEntries(
    access,
    places.map(({ seq }) => seq),
  );
  return entries.map((entry) => {
    const { articleId: ledgerId, seq, at, actor, type, hash } = entry;
    const sentence = deskEvents.describe(entry, names.actor);
    const who = { id: actor, name: names.actor(actor) };
    const line = { article: null, seq, at, actor: who, type, sentence, claim: null, withheld: false, hash };
    return [keyOf({ ledgerId, seq }), line] as const;
  });
}

/** Each article is folded once, as far as the newest entry that is wanted of it: a sentence says from what to what. */
async function articleLines(
  access: WorkspaceAccess,
  places: readonly EntryPlace[],
  names: EventNames,
): Promise<Lines> {
  const wanted = new Map<string, Set<number>>();
  for (const { ledgerId, seq } of places)
    wanted.set(ledgerId, (wanted.get(ledgerId) ?? new Set<number>()).add(seq));
  const lines: [string, AuditLine][] = [];
  for (const { access: opened, title } of await openArticlesOf(access, [...wanted.keys()])) {
    const { articleId: id } = opened;
    const seqs = wanted.get(id) ?? new Set<number>();
    const entries = await readLedger(opened, Math.max(...seqs));
    if (!entries.ok) throw new Error("The ledger of an article could not be read.");
    for (const { entry, sentence, claim, isWithheld } of describeLedger(
      entries.value,
      names,
      seqs,
    ).values()) {
      const { seq, at, actor, type, hash } = entry;
      const who = { id: actor, name: names.actor(actor) };
      const line = { article: { id, title }, seq, at, actor: who, type, sentence, claim, hash };
      lines.push([keyOf({ ledgerId: id, seq }), { ...line, withheld: isWithheld }]);
    }
  }
  return lines;
}
