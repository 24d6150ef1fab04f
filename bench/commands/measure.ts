import { randomUUID } from "node:crypto";
import postgres from "postgres";
import type { ArticleAccess } from "../../lib/database/access";
import { type CommandInput, commandSchema } from "../../lib/ledger/shapes/command";
import { percentile } from "../statistics";

/** One way of writing under load: commands a second, and latency in milliseconds. */
export type WriteFigures = { readonly perSecond: number; readonly p50: number; readonly p95: number };

const WRITERS = 50;
const SECONDS = 6;

/**
 * Commands a second at 50 writers against one article and against fifty, through the product's own `commitCommands`
 * and, in the same run, through one plain SQL statement that writes the same rows by the `postgres` driver.
 */
export async function measureCommands() {
  const { addDesk } = await import("./desk");
  const desk = await addDesk(WRITERS);
  const plain = await addDesk(WRITERS);
  const sql = postgres(process.env["DATABASE_URL"] ?? "", { max: 10 });
  try {
    return {
      many: {
        assay: await load((writer) => highlight(desk.at(writer))),
        raw: await load((writer) => insertRaw(sql, plain.at(writer))),
      },
      one: {
        assay: await load(() => highlight(desk.at(0))),
        raw: await load(() => insertRaw(sql, plain.at(0))),
      },
    };
  } finally {
    await sql.end();
  }
}

async function highlight(access: ArticleAccess): Promise<void> {
  const { commitCommands } = await import("../../lib/database/ledger/commit-command");
  const input: CommandInput = {
    commandId: randomUUID(),
    type: "highlight-claim",
    claimId: randomUUID(),
    anchor: { quote: { exact: "a single crossing costs half" } },
  };
  const result = await commitCommands(access, [commandSchema.parse(input)]);
  if (!result.ok) throw new Error(`The command was refused: ${JSON.stringify(result.failure)}`);
}

/** The rows that one highlight writes, by one statement, with nothing decided and nothing hashed. */
async function insertRaw(sql: postgres.Sql, access: ArticleAccess): Promise<void> {
  const claimId = randomUUID();
  const zeros = "0".repeat(64);
  const range = { start: 0, end: 28, exact: "a single crossing costs half", prefix: "", suffix: "" };
  await sql`
    WITH head AS (
      UPDATE article SET head_seq = head_seq + 1, updated_at = now() WHERE id = ${access.articleId} RETURNING head_seq
    ), entry AS (
      INSERT INTO ledger_entry (article_id, seq, at, actor_id, type, data, salt, data_hash, prev_hash, hash)
      SELECT ${access.articleId}, head_seq, now(), ${access.actor}, 'claim-highlighted', ${sql.json({ claimId, range })},
        ${"0".repeat(32)}, ${zeros}, ${zeros}, ${zeros} FROM head
    ), done AS (
      INSERT INTO command (id, article_id, actor_id, digest, first_seq, last_seq)
      SELECT ${randomUUID()}, ${access.articleId}, ${access.actor}, ${zeros}, head_seq, head_seq FROM head
    ), row AS (
      INSERT INTO claim (article_id, id, highlighted_seq, version, part_versions, anchor, quote, placement, is_withdrawn,
        highlighted_by, highlighted_at, retracted_versions, removed_evidence_ids)
      SELECT ${access.articleId}, ${claimId}, head_seq, 1, '{}', ${sql.json({ ranges: [range] })}, ${range.exact}, 'kept',
        false, ${access.actor}, now(), '{}', '{}' FROM head
    )
    SELECT pg_notify('assay_ledger_bench', head_seq::text) FROM head`;
}

async function load(write: (writer: number) => Promise<void>): Promise<WriteFigures> {
  for (let writer = 0; writer < WRITERS; writer++) await write(writer);
  const latencies: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: WRITERS }, (_, writer) => writeUntil(end, latencies, () => write(writer))),
  );
  return {
    perSecond: latencies.length / SECONDS,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
  };
}

async function writeUntil(end: number, latencies: number[], write: () => Promise<void>): Promise<void> {
  while (performance.now() < end) {
    const began = performance.now();
    await write();
    latencies.push(performance.now() - began);
  }
}
