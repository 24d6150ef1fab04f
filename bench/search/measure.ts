import { randomUUID } from "node:crypto";
import pg from "pg";
import type { WorkspaceAccess } from "../../lib/database/access";
import type { ClaimSearch } from "../../lib/database/lists/search-claims";
import { commandSchema } from "../../lib/ledger/shapes/command";
import { addDesk, take } from "../commands/desk";
import { randomNumbers } from "../material";
import { median, percentile } from "../statistics";

const CLAIMS = Number(process.env["BENCH_CLAIMS"] ?? 1_000_000);
const ARTICLES = 200;
const AT_ONCE = 5_000;
const ASKED = 100;
const WRITERS = 10;
const TURNS = 6;
const TURN_MS = 3_000;

type Way = {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  readonly right: number;
  readonly asked: number;
  readonly aimMs: number;
};

export type SearchFigures = {
  readonly claims: number;
  readonly ways: readonly Way[];
  readonly claimsMb: number;
  readonly indexMb: number;
  readonly indexedInS: number;
  /** Commands a second with the index over those without, turn by turn. */
  readonly ratios: readonly number[];
  readonly perSecond: number;
};

/** How long a desk of many claims takes to find one, and what keeping the index costs who writes. */
export async function measureSearch(ownerUrl: string): Promise<SearchFigures> {
  const desk = await addDesk(ARTICLES);
  const access = desk.at(0);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const ids = Array.from({ length: ARTICLES }, (_, at) => desk.at(at).articleId);
    const indexedInS = await fill(owner, access, ids);
    const ways = await ask(access);
    const sizes = await sizesOf(owner);
    const { ratios, perSecond } = await writeCost(owner);
    return { claims: CLAIMS, ways, ...sizes, indexedInS, ratios, perSecond };
  } finally {
    await owner.end();
  }
}

/**
 * Claims in the tables alone, without the ledger that the triggers ask for, and then their index at once, as the migration
 * makes it. Seconds that the index took.
 */
async function fill(
  owner: pg.Client,
  { actor }: WorkspaceAccess,
  articleIds: readonly string[],
): Promise<number> {
  await owner.query("ALTER TABLE claim DISABLE TRIGGER USER");
  for (let from = 0; from < CLAIMS; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, CLAIMS - from) }, (_, at) =>
      rowOf(from + at, articleIds),
    );
    await owner.query(
      `INSERT INTO claim (article_id, id, highlighted_seq, version, part_versions, anchor, quote, placement, is_withdrawn, statement,
        claimant, highlighted_by, highlighted_at, retracted_versions, removed_evidence_ids, ruling_rating, ruling_rationale, ruling_by, ruling_at)
      SELECT article, id, 2, 1, '{"ruling": 1}', '{}', quote, 'kept', false, statement, claimant, $1, now() - place * interval '1 minute',
        '{}', '[]', rating, rationale, CASE WHEN rating IS NOT NULL THEN $1::uuid END, CASE WHEN rating IS NOT NULL THEN now() END
      FROM jsonb_to_recordset($2) AS row (article uuid, id uuid, place int, quote text, statement text, claimant text, rating text, rationale text)`,
      [actor, JSON.stringify(rows)],
    );
  }
  await owner.query("ALTER TABLE claim ENABLE TRIGGER USER");
  const began = performance.now();
  const { rows: indexes } = await owner.query<{ indexdef: string; indexname: string }>(
    "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'claim_words' AND indexdef LIKE '%USING gin%'",
  );
  for (const { indexname } of indexes) await owner.query(`DROP INDEX ${owner.escapeIdentifier(indexname)}`);
  await owner.query(`INSERT INTO claim_words (article_id, claim_id, part, workspace_id, words, plain)
    SELECT article_id, said.id, part, workspace_id, indexed_words(search_language(language), said.plain), CASE part WHEN 'claim' THEN said.plain END
    FROM claim CROSS JOIN LATERAL (VALUES
      (claim.id, 'claim', plain_words(concat_ws(E'\\n', statement, quote, claimant))), (claim.id, 'ruling', plain_words(ruling_rationale))
    ) AS said(id, part, plain) JOIN article ON article.id = claim.article_id
    WHERE said.plain <> ''`);
  for (const { indexdef } of indexes) await owner.query(indexdef);
  await owner.query("ANALYZE claim_words");
  const took = (performance.now() - began) / 1_000;
  await owner.query("VACUUM ANALYZE claim");
  return took;
}

async function ask(access: WorkspaceAccess): Promise<readonly Way[]> {
  const { searchClaims } = await import("../../lib/database/lists/search-claims");
  const measure = async (
    what: string,
    aimMs: number,
    make: (at: number, wanted: number) => { readonly search: ClaimSearch; readonly limit?: number },
    isRight = (place: number): boolean => place >= 0,
  ): Promise<Way> => {
    const times: number[] = [];
    let right = 0;
    for (let at = -5; at < ASKED; at += 1) {
      const wanted = ((at + 5) * 7_919 + 13) % CLAIMS;
      const { search, limit } = make(at, wanted);
      const began = performance.now();
      const found = take(await searchClaims(access, search, limit));
      if (at < 0) continue;
      times.push(performance.now() - began);
      if (isRight(found.findIndex(({ statement }) => statement === statementOf(wanted)))) right += 1;
    }
    return { what, p50: percentile(times, 0.5), p95: percentile(times, 0.95), right, asked: ASKED, aimMs };
  };
  const first = (place: number): boolean => place === 0;
  return [
    await measure(
      "the very words of a statement",
      100,
      (_, wanted) => ({ search: { q: statementOf(wanted) } }),
      first,
    ),
    await measure("three of its words", 100, (_, wanted) => ({
      search: { q: someWords(wanted, 3).join(" ") },
    })),
    await measure("near wording: a word in four is another, in another order", 100, (_, wanted) => ({
      search: { q: otherWords(wanted) },
    })),
    await measure(
      "without its accents, in capitals",
      100,
      (_, wanted) => ({
        search: { q: statementOf(wanted).normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase() },
      }),
      first,
    ),
    await measure(
      "one common word",
      100,
      (at) => ({ search: { q: wordAt(20 + at) } }),
      () => true,
    ),
    await measure(
      "one common word, settled False, of the last month",
      100,
      (at) => ({
        search: { q: wordAt(20 + at), rating: "false", from: daysAgo(30) },
      }),
      () => true,
    ),
    await measure("claims like one while it is marked", 60, (_, wanted) => ({
      search: { near: otherWords(wanted) },
      limit: 6,
    })),
  ];
}

async function sizesOf(owner: pg.Client) {
  const { rows } = await owner.query<{ index: string; claims: string }>(
    "SELECT pg_total_relation_size('claim_words') AS index, pg_total_relation_size('claim') AS claims",
  );
  const [row] = rows;
  return { indexMb: Number(row?.index) / 1_048_576, claimsMb: Number(row?.claims) / 1_048_576 };
}

type Desk = Awaited<ReturnType<typeof addDesk>>;

/** Writers who mark and describe a claim, in turns with the index and without, so that what else the machine does meets both. */
async function writeCost(owner: pg.Client) {
  const fresh = await addDesk(WRITERS);
  const turn = async (isKept: boolean): Promise<number> => {
    const deed = isKept ? "ENABLE" : "DISABLE";
    await owner.query(`ALTER TABLE claim ${deed} TRIGGER claim_is_indexed`);
    let done = 0;
    const end = performance.now() + TURN_MS;
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        while (performance.now() < end) {
          await mark(fresh.at(writer), done);
          done += 1;
        }
      }),
    );
    return done / (TURN_MS / 1_000);
  };
  await turn(true);
  const pairs: { with: number; without: number }[] = [];
  for (let round = 0; round < TURNS; round += 1) {
    const isFirst = round % 2 === 0;
    const [one, other] = [await turn(isFirst), await turn(!isFirst)];
    pairs.push(isFirst ? { with: one, without: other } : { with: other, without: one });
  }
  await owner.query("ALTER TABLE claim ENABLE TRIGGER claim_is_indexed");
  return {
    ratios: pairs.map((pair) => pair.with / pair.without),
    perSecond: median(pairs.map((pair) => pair.with)),
  };
}

async function mark(access: ReturnType<Desk["at"]>, number: number): Promise<void> {
  const { commitCommands } = await import("../../lib/database/ledger/commit-command");
  const command = commandSchema.parse({
    commandId: randomUUID(),
    type: "highlight-claim",
    claimId: randomUUID(),
    anchor: { quote: { exact: "a single crossing costs half" } },
    statement: statementOf(number),
    claimant: "The mayor",
  });
  take(await commitCommands(access, [command]));
}

const SYLLABLES = "ba ren to li gra mun sé quo ther al vi nör est ko pra dim çe lu ma tå".split(" ");
const VOCABULARY = 50_000;

/** A word by how common it is, 0 the commonest. */
function wordAt(rank: number): string {
  const parts = [
    rank % 20,
    Math.floor(rank / 20) % 20,
    Math.floor(rank / 400) % 20,
    Math.floor(rank / 8_000),
  ];
  return parts.map((part) => SYLLABLES[part % 20]).join("");
}

/** Words as often as they are in a language (Zipf), always the same for the same claim. */
function wordsOf(claim: number, count: number): readonly string[] {
  const next = randomNumbers(claim + 11);
  return Array.from({ length: count }, () => wordAt(Math.floor(VOCABULARY ** next())));
}

const statementOf = (claim: number): string => wordsOf(claim, 12).join(" ");
const someWords = (claim: number, count: number): readonly string[] =>
  [...wordsOf(claim, 12)]
    .sort((one, other) => other.length - one.length || one.localeCompare(other))
    .slice(0, count);
const otherWords = (claim: number): string =>
  [...wordsOf(claim, 12)]
    .map((word, at) => (at % 4 === 3 ? wordAt(30_000 + ((claim + at) % 9_000)) : word))
    .reverse()
    .join(" ");
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const RATINGS = ["true", "false", "mixed", null, null] as const;

function rowOf(at: number, articleIds: readonly string[]) {
  const rating = RATINGS[at % RATINGS.length] ?? null;
  return {
    ...{
      article: articleIds[at % articleIds.length],
      id: randomUUID(),
      place: at,
      statement: statementOf(at),
    },
    ...{ quote: wordsOf(at + 5_000_000, 14).join(" "), claimant: wordAt(40_000 + (at % 900)), rating },
    rationale: rating === null ? null : wordsOf(at + 9_000_000, 20).join(" "),
  };
}
