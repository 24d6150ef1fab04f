import type { Failure } from "../../domain/failure";
import type { ActorId, RatingId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import { pseudonymFor } from "../../ledger/readers/pseudonym";
import type { WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { findVoices } from "../ledger/read-review";
import { attemptRead } from "../unavailable";
import {
  type ClaimLine,
  type ClaimLineRow,
  claimStatusSql,
  escapeLike,
  namelessSql,
  toClaimLine,
  withheldSql,
} from "./claim-sql";

/** Where words were found: the claim's own, its ruling, its sources, or what reviewers said. */
export const FOUND_IN = ["claim", "ruling", "sources", "judged"] as const;
type FoundIn = (typeof FOUND_IN)[number];

/** A claim that the workspace has dealt with, found by its words. */
export type FoundClaim = ClaimLine & {
  readonly claimant: string | null;
  readonly markedAt: string;
  readonly ruling: {
    readonly rating: RatingId;
    readonly rationale: string;
    readonly by: ActorId;
    readonly at: string;
  } | null;
  readonly verdicts: readonly { readonly reviewerId: ActorId; readonly rating: RatingId }[];
  readonly foundIn: readonly FoundIn[];
  /** Higher is better; compares only within one answer. */
  readonly score: number;
};

/** What is looked for. With neither `q` nor `near`, the claims that fit the rest, the newest first. */
export type ClaimSearch = {
  /** Words, in any order, with or without accents. */
  readonly q?: string | undefined;
  /** A text; claims like it are found by their own words alone. */
  readonly near?: string | undefined;
  /** The rating that the claim was settled with. */
  readonly rating?: string | undefined;
  /** Part of the name of who said it. */
  readonly claimant?: string | undefined;
  /** The host of a source, as stats.example.org; hosts under it count too. */
  readonly source?: string | undefined;
  /** Days between which it was said or, where that is not known, marked. Both count. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Who marked or settled it. */
  readonly person?: string | undefined;
  readonly article?: string | undefined;
};

/** So many of those that fit are ranked. */
const CANDIDATES = 200;
/** So many words are looked for, the rarest. */
const MOST_WORDS = 30;

/**
 * Claims of the workspace, best first: those with the very phrase, then those with more of the words asked for, settled
 * before unsettled and newer before older when they are alike. What an independent review withholds from the caller is
 * not looked in.
 */
export async function searchClaims(
  access: WorkspaceAccess,
  search: ClaimSearch,
  limit = 20,
): Promise<Result<readonly FoundClaim[], Failure>> {
  const size = Math.min(Math.max(1, Math.trunc(limit) || 1), 100);
  const isNear = search.near !== undefined;
  const typed = storable(search.near ?? search.q ?? "").slice(0, isNear ? 5_000 : 500);
  return attemptRead(async () => {
    if (typed === "" && (search.q !== undefined || isNear)) return [];
    const rows = typed === "" ? await newest(access, search, size) : await found(access, search, typed, size);
    return (await withoutHiddenNames(rows, access.actor)).map(toFoundClaim);
  });
}

const storable = (typed: string): string => typed.replaceAll("\u0000", "").toWellFormed().trim();

async function newest(access: WorkspaceAccess, search: ClaimSearch, size: number): Promise<readonly Row[]> {
  return database().$queryRaw<Row[]>`
    WITH ranked AS (
      SELECT claim.article_id, claim.id AS claim_id, '{}'::text[] AS found_in, 0 AS candidates,
        -(row_number() OVER (ORDER BY highlighted_at DESC, claim.id))::float8 AS score
      FROM claim JOIN article ON article.id = claim.article_id
      WHERE article.workspace_id = ${access.workspaceId}::uuid AND ${filterSql(search)}
      ORDER BY highlighted_at DESC, claim.id LIMIT ${size}
    ) ${shownSql(access)}`;
}

/** The best of those with all words or the phrase; where these are too few, of those with some of the words. */
async function found(
  access: WorkspaceAccess,
  search: ClaimSearch,
  typed: string,
  size: number,
): Promise<readonly Row[]> {
  const words = await askedWords(access, typed);
  const asked: Asked = { access, search, typed, words, size };
  const isNear = search.near !== undefined;
  const every = words.length === 0 || isNear ? null : words.map(({ word }) => word).join(" & ");
  const whole = every === null ? [] : await ranked(asked, haveWords(every));
  const isCut = (whole[0]?.candidates ?? 0) >= CANDIDATES;
  const isUnsure = whole.length === 0 || (isCut && words.length > 1);
  const hasPlace = !isNear && isUnsure && typed.length <= LONGEST_PART;
  const parts = hasPlace ? await ranked(asked, haveWords(null, typed)) : [];
  const best = merged([...parts, ...whole].toSorted((one, other) => other.score - one.score));
  const some = someOf(words, isNear);
  if (best.length >= size || some === null || some === every) return best.slice(0, size);
  return merged([...best, ...(await ranked(asked, haveWords(some)))]).slice(0, size);
}

/** Parts of words are looked for in so many characters at most: each three of them are a look into the index. */
const LONGEST_PART = 60;

/** Texts that answer to a query or, without one, have the very characters in one place. */
function haveWords(query: string | null, typed = ""): Prisma.Sql {
  return query === null
    ? Prisma.sql`indexed.plain LIKE plain_words(${`%${escapeLike(typed)}%`})`
    : Prisma.sql`indexed.words @@ ${query}::tsquery`;
}

/** Each claim once, where it comes first. */
function merged(rows: readonly Row[]): readonly Row[] {
  return [
    ...new Map(rows.toReversed().map((row) => [`${row.article_id} ${row.id}`, row])).values(),
  ].toReversed();
}

type Word = { readonly word: string; readonly share: number };
type Asked = {
  readonly access: WorkspaceAccess;
  readonly search: ClaimSearch;
  readonly typed: string;
  readonly words: readonly Word[];
  readonly size: number;
};

async function askedWords({ workspaceId }: WorkspaceAccess, typed: string): Promise<readonly Word[]> {
  return database().$queryRaw<Word[]>`
    SELECT word, share FROM asked_words(${typed}, ARRAY(
      SELECT DISTINCT search_language(language) FROM article WHERE workspace_id = ${workspaceId}::uuid
      UNION SELECT 'simple'::regconfig))
    ORDER BY share, length(word) DESC, word LIMIT ${MOST_WORDS}`;
}

/** A word that more than this share of the texts have tells nothing beside others. */
const COMMON = 0.02;

/** A query for some of the words, by the rarest: any of four or, for a text, any two of six. Null where there are none. */
function someOf(words: readonly Word[], isNear: boolean): string | null {
  const rare = words.filter(({ share }) => share <= COMMON);
  const telling = (rare.length > 0 ? rare : words.slice(0, 1)).map(({ word }) => word);
  if (telling.length === 0) return null;
  if (!isNear || telling.length < 3) return telling.slice(0, 4).join(" | ");
  const few = telling.slice(0, 6);
  const pairs = few.flatMap((one, at) => few.slice(at + 1).map((other) => `(${one} & ${other})`));
  return pairs.join(" | ");
}

/** Least of a text's words that a claim like it has, and least likeness of the two as strings. */
const LIKE_WORDS = 0.5;
const LIKE_TRIGRAMS = 0.35;

/** The best of those whose index answers, so many of which are looked at. */
async function ranked(asked: Asked, answers: Prisma.Sql): Promise<readonly Row[]> {
  const { access, search, typed, words, size } = asked;
  const isNear = search.near !== undefined;
  const pattern = `%${escapeLike(typed)}%`;
  const scope = Prisma.sql`indexed.workspace_id = ${access.workspaceId}::uuid AND ${filterSql(search)}
    AND (indexed.part ${isNear ? Prisma.sql`= 'claim'` : Prisma.sql`<> 'judged' OR NOT ${withheldSql(access)}`})`;
  const from = Prisma.sql`FROM claim_words AS indexed
    JOIN claim ON claim.article_id = indexed.article_id AND claim.id = indexed.claim_id
    JOIN article ON article.id = claim.article_id`;
  const score = isNear
    ? Prisma.sql`sum(bits.share) + max(similarity(indexed.plain, asked.plain))`
    : Prisma.sql`max(CASE WHEN indexed.plain LIKE plain_words(${pattern}) THEN 10 ELSE 0 END)
        + 4 * bit_count(bit_or(bits.had)::bit(32))::float8 / ${Math.max(1, words.length)}
        + sum(ts_rank(indexed.words, ${words.map(({ word }) => word).join(" | ")}::tsquery))
        + coalesce(max(similarity(indexed.plain, asked.plain)), 0)`;
  const like = isNear
    ? Prisma.sql`HAVING max(bits.share) >= ${LIKE_WORDS} OR max(similarity(indexed.plain, asked.plain)) >= ${LIKE_TRIGRAMS}`
    : Prisma.empty;
  return database().$queryRaw<Row[]>`
    WITH asked AS MATERIALIZED (
      SELECT plain_words(${typed}) AS plain, ${words.map(({ word }) => word)}::text[]::tsquery[] AS words
    ), candidate AS MATERIALIZED (
      SELECT DISTINCT found.article_id, found.claim_id FROM (
        SELECT indexed.article_id, indexed.claim_id ${from} WHERE ${answers} AND ${scope} LIMIT ${CANDIDATES}
      ) AS found
    ), ranked AS (
      SELECT candidate.article_id, candidate.claim_id, (${score})::float8 AS score,
        (SELECT count(*) FROM candidate)::int AS candidates,
        array_agg(indexed.part) FILTER (WHERE bits.had <> 0 OR indexed.plain LIKE plain_words(${pattern})) AS found_in
      FROM candidate CROSS JOIN asked
      JOIN claim_words AS indexed ON indexed.article_id = candidate.article_id AND indexed.claim_id = candidate.claim_id
      JOIN claim ON claim.article_id = candidate.article_id AND claim.id = candidate.claim_id
      JOIN article ON article.id = claim.article_id
      CROSS JOIN LATERAL (
        SELECT coalesce(bit_or(1 << (each.place - 1)::int), 0) AS had, count(each.word)::float8 / ${Math.max(1, words.length)} AS share
        FROM unnest(asked.words) WITH ORDINALITY AS each(word, place) WHERE indexed.words @@ each.word
      ) AS bits
      WHERE ${scope}
      GROUP BY candidate.article_id, candidate.claim_id ${like}
      ORDER BY score DESC, bool_or(claim.ruling_rating IS NULL), max(claim.highlighted_at) DESC, candidate.claim_id
      LIMIT ${size}
    ) ${shownSql(access)}`;
}

/** What a search is narrowed to, over a row of `claim`. */
function filterSql({ rating, claimant, source, from, to, person, article }: ClaimSearch): Prisma.Sql {
  const said = Prisma.sql`coalesce(claim.claimed_on, to_char(claim.highlighted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'))`;
  const parts = [Prisma.sql`NOT claim.is_withdrawn`];
  if (rating !== undefined) parts.push(Prisma.sql`claim.ruling_rating = ${storable(rating)}`);
  if (claimant !== undefined)
    parts.push(
      Prisma.sql`plain_words(claim.claimant) LIKE plain_words(${`%${escapeLike(storable(claimant))}%`})`,
    );
  if (source !== undefined) parts.push(fromHostSql(source));
  if (from !== undefined) parts.push(Prisma.sql`${said} >= ${from}`);
  if (to !== undefined) parts.push(Prisma.sql`${said} <= ${to}`);
  if (person !== undefined)
    parts.push(Prisma.sql`${person}::uuid IN (claim.highlighted_by, claim.ruling_by)`);
  if (article !== undefined) parts.push(Prisma.sql`claim.article_id = ${article}::uuid`);
  return Prisma.join(parts, " AND ");
}

function fromHostSql(source: string): Prisma.Sql {
  const host = storable(source)
    .toLowerCase()
    .replace(/^www\./, "");
  return Prisma.sql`EXISTS (SELECT FROM evidence, substring(lower(evidence.url) FROM '^[a-z]+://([^/:?#]+)') AS host
    WHERE evidence.article_id = claim.article_id AND evidence.claim_id = claim.id
      AND (host = ${host} OR host LIKE ${`%.${escapeLike(host)}`}))`;
}

/** The claims of `ranked` as the caller may see them. */
function shownSql(access: WorkspaceAccess): Prisma.Sql {
  const withheld = withheldSql(access);
  return Prisma.sql`
    SELECT claim.article_id, article.title, claim.id, statement, quote, claimant, highlighted_at,
      ${claimStatusSql(withheld)} AS status, ruling_rating, ruling_rationale, ruling_by, ruling_at, score, found_in, candidates,
      (SELECT jsonb_agg(jsonb_build_object('reviewerId', reviewer_id, 'rating', rating) ORDER BY place)
        FROM verdict WHERE verdict.article_id = claim.article_id AND verdict.claim_id = claim.id
          AND NOT ${withheld}) AS verdicts, ${namelessSql(access)} AS is_nameless
    FROM ranked JOIN claim ON claim.article_id = ranked.article_id AND claim.id = ranked.claim_id
    JOIN article ON article.id = claim.article_id
    ORDER BY score DESC, ruling_rating IS NULL, highlighted_at DESC, claim.id`;
}

type Row = ClaimLineRow & {
  readonly claimant: string | null;
  readonly highlighted_at: Date;
  readonly ruling_rating: string | null;
  readonly ruling_rationale: string | null;
  readonly ruling_by: string | null;
  readonly ruling_at: Date | null;
  readonly score: number;
  readonly found_in: readonly FoundIn[] | null;
  /** How many were looked at. */
  readonly candidates: number;
  readonly verdicts: FoundClaim["verdicts"] | null;
  readonly is_nameless: boolean;
};

async function withoutHiddenNames(stored: readonly Row[], self: ActorId): Promise<readonly Row[]> {
  const rows = stored.map(branded.claim);
  const nameless = rows.filter((row) => row.is_nameless).map((row) => row.article_id);
  const voices = await findVoices([...new Set(nameless)]);
  return rows.map((row) => {
    if (!row.is_nameless || row.verdicts === null) return row;
    const hidden = (actor: ActorId) => (actor === self ? actor : pseudonymFor(row.id, actor, voices));
    const verdicts = row.verdicts.map((each) => ({ ...each, reviewerId: hidden(each.reviewerId) }));
    return { ...row, verdicts };
  });
}

function toFoundClaim(row: Row): FoundClaim {
  const has = new Set(row.found_in);
  return {
    ...toClaimLine(row),
    claimant: row.claimant,
    markedAt: row.highlighted_at.toISOString(),
    ruling: rulingOf(row),
    verdicts: row.verdicts ?? [],
    foundIn: FOUND_IN.filter((part) => has.has(part)),
    score: row.score,
  };
}

function rulingOf(row: Row): FoundClaim["ruling"] {
  const {
    ruling_rating: rating,
    ruling_rationale: rationale,
    ruling_by: by,
    ruling_at: at,
  } = branded.claim(row);
  if (rating === null || rationale === null || by === null || at === null) return null;
  return { rating, rationale, by, at: at.toISOString() };
}
