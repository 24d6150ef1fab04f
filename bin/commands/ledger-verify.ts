import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { openArticleAsOperator } from "../../lib/database/access";
import { type DeskCheck, verifyAllDesks } from "../../lib/database/desk/verify-desk";
import { type LedgerCheck, verifyAllLedgers, verifyLedger } from "../../lib/database/ledger/verify-ledger";
import { listLogs } from "../../lib/database/log/find-log";
import { sayCosigners } from "../../lib/database/log/say-cosigners";
import { readSignedHead, type SeenCheckpoint } from "../../lib/database/log/seen-checkpoint";
import { type LogCheck, verifyLog } from "../../lib/database/log/verify-log";
import { type CommandLine, orExplain, readTyped, UsageError } from "../command-line";

export const command: CommandLine = {
  usage: "ledger verify [ARTICLE | --checkpoint FILE …]",
  what: "Recomputes the hash chains of articles and desks, compares tables, texts, editions and log with it, and the log with checkpoints that were kept; exits with 1 and names the first entry that is wrong.",
  async run(args) {
    // What was read is done with at once: it is collected before it piles up to some hundred megabytes.
    setFlagsFromString("--heap-growing-percent=20");
    const { words, options } = readTyped(args, ["checkpoint"], Number.POSITIVE_INFINITY);
    const files = options["checkpoint"] === undefined ? [] : [options["checkpoint"], ...words];
    const [id, extra] = files.length === 0 ? words : [];
    if (extra !== undefined)
      throw new UsageError(`Not understood: ${extra}. Give one article, or --checkpoint and files.`);
    const seen = files.map(readFile);
    let broken = 0;
    for await (const check of checksOf(id)) {
      console.log(sentence(check));
      if (!check.ok) broken += 1;
    }
    if (id === undefined) {
      for await (const check of verifyAllDesks()) {
        console.log(deskSentence(check));
        if (!check.ok) broken += 1;
      }
      broken += await verifyLogs(seen);
    }
    return broken === 0 ? 0 : 1;
  },
};

type SeenOf = SeenCheckpoint & { readonly slug: string; readonly note: string };

function readFile(name: string): SeenOf {
  let note: string;
  try {
    note = readFileSync(name, "utf8");
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const head = readSignedHead(note);
  if (!head.ok) throw new UsageError(`${name}: ${head.failure}`);
  return { name, note, ...head.value };
}

/** How many logs do not hold. */
async function verifyLogs(seen: readonly SeenOf[]): Promise<number> {
  const logs = await listLogs();
  const lost = seen.filter(({ slug }) => logs.every((log) => log.slug !== slug));
  for (const { name, slug } of lost) console.log(`${name}: there is no desk ${slug} any more.`);
  let broken = lost.length;
  for (const { name, slug, note } of seen) {
    const cosigners = await sayCosigners(slug, note);
    for (const each of cosigners.ok ? cosigners.value : [cosigners.failure]) console.log(`${name}: ${each}`);
    if (!cosigners.ok) broken += 1;
  }
  for (const log of logs) {
    const check = await verifyLog(
      log,
      seen.filter(({ slug }) => slug === log.slug),
    );
    console.log(`Log of ${log.slug}: ${logSentence(check)}`);
    if (!check.ok) broken += 1;
  }
  return broken;
}

function logSentence(check: LogCheck): string {
  if (!check.ok)
    return check.index === null ? check.reason : `broken at its entry ${check.index + 1}. ${check.reason}`;
  const waiting = check.waiting === 0 ? "" : `, ${check.waiting} not in it yet`;
  return `${check.size} entries hold, the first ${check.signed} as they were signed${waiting}`;
}

async function* checksOf(id: string | undefined): AsyncGenerator<LedgerCheck> {
  if (id === undefined) yield* verifyAllLedgers();
  else yield await verifyLedger(orExplain(await openArticleAsOperator(id), `Article ${id}`).articleId);
}

function sentence(check: LedgerCheck): string {
  if (check.ok)
    return `${check.articleId}: ${check.entries} entries hold${removedWords(check.removed)}, head ${check.head.hash}`;
  return `${check.articleId}: broken at entry ${check.seq}. ${check.reason}`;
}

function deskSentence(check: DeskCheck): string {
  const desk = `desk ${check.slug}`;
  if (!check.ok) return `${desk}: broken at entry ${check.seq}. ${check.reason}`;
  if (check.entries === 0) return `${desk}: no entries yet; its ledger begins with its next change`;
  return `${desk}: ${check.entries} entries hold, head ${check.head.hash}`;
}

const removedWords = (count: number): string =>
  count === 0 ? "" : ` (what ${count} said was removed by order of law)`;
