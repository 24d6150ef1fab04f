import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { ArticleAccess } from "../../lib/database/access";
import type { LogOf } from "../../lib/database/log/log-key";
import { commandSchema } from "../../lib/ledger/shapes/command";
import { addDesk, take } from "../commands/desk";
import { percentile } from "../statistics";
import { measureProgram } from "./measure-program";

const CLAIMS = 50;
const AT_ONCE = 1_000;
const PROOFS = 300;
const ROOT = path.join(import.meta.dirname, "../..");

/** One article of so many entries, put in by commands and taken into the log as the product takes them: to prove and to verify. */
export async function measureLong(count: number, folder: string) {
  const access = (await addDesk(1)).at(0);
  const log = await growLedger(access, count);
  const signing = await timed(log.sign);
  const file = path.join(folder, "ledger.jsonl");
  await writeLedger(access, count, file);
  const assay = path.join(ROOT, "bin/assay.mjs");
  return {
    entries: count,
    takenPerSecond: log.takenPerSecond,
    signing,
    proof: await measureProofs(access, count),
    ledgerVerify: await measureProgram([assay, "ledger", "verify"], /(\d+) entries hold/),
    verifyMjs: await measureProgram([path.join(ROOT, "bin/verify.mjs"), file], /Its (\d+) entries follow/),
    page: await measureProgram(
      ["--import", "tsx", path.join(import.meta.dirname, "read-file.ts"), file],
      /Its ([\d,]+) entries follow/,
    ),
  };
}

/** Each claim is described over and over: what the ledger folds to stays small. */
async function growLedger(access: ArticleAccess, count: number) {
  const { commitCommands } = await import("../../lib/database/ledger/commit-command");
  const { sequenceLog, signLogNow } = await import("../../lib/database/log/sequence-log");
  const log: LogOf = { workspaceId: access.workspaceId, slug: access.slug };
  const claims = Array.from({ length: CLAIMS }, () => randomUUID());
  const commands = Array.from({ length: count - 1 }, (_, at) => {
    const claimId = claims[at % CLAIMS] ?? "";
    const input =
      at < CLAIMS
        ? { type: "highlight-claim", anchor: { quote: { exact: "a single crossing costs half" } } }
        : { type: "describe-claim", statement: `In other words ${at}.`, version: Math.floor(at / CLAIMS) };
    return () => commandSchema.parse({ commandId: randomUUID(), claimId, ...input });
  });
  let taking = 0;
  for (let at = 0; at < commands.length; at += AT_ONCE) {
    take(
      await commitCommands(
        access,
        commands.slice(at, at + AT_ONCE).map((make) => make()),
      ),
    );
    taking += await timed(async () => {
      while ((await sequenceLog(log)).isMore);
    });
    if (at % (AT_ONCE * 50) === 0) console.log(`${at + AT_ONCE} of ${count} entries are there.`);
  }
  return { takenPerSecond: (count / taking) * 1_000, sign: () => signLogNow(log) };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

async function measureProofs(access: ArticleAccess, count: number) {
  const { proveEntry } = await import("../../lib/database/log/read-log");
  const { openLog } = await import("../../lib/database/access");
  const log = take(await openLog(null, access.slug));
  const times: number[] = [];
  for (let at = 0; at < PROOFS; at += 1) {
    const seq = 1 + ((at * 7_919_999) % count);
    times.push(
      await timed(async () =>
        take(await proveEntry(log, { article: access.articleId, seq, size: undefined })),
      ),
    );
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), max: Math.max(...times) };
}

async function writeLedger({ articleId }: ArticleAccess, count: number, file: string): Promise<void> {
  const { loadEntries } = await import("../../lib/database/ledger/load-review");
  async function* lines() {
    for (let after = 0; after < count; after += AT_ONCE * 4) {
      const entries = await loadEntries(articleId, after, Math.min(count, after + AT_ONCE * 4));
      yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    }
  }
  await pipeline(lines, createWriteStream(file));
}
