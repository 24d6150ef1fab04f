import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { type CommandInput, commandSchema } from "../../lib/ledger/shapes/command";
import { addDesk, take } from "../commands/desk";

/** What came of writing for some seconds: milliseconds that commands took, and from their answer until the log had them. */
export type Written = { readonly commands: readonly number[]; readonly toLog: readonly number[] };

const ARTICLES = 50;
const LOOK_EVERY_MS = 20;

/**
 * A process as the web's is, that writes when it is told to (`{ seconds }`) and answers what came of it. Begun with `kept`
 * it keeps the log as well, and looks when the log has what it wrote.
 */
async function main(isKept: boolean): Promise<void> {
  const { keepLog } = await import("../../lib/live/keep-log");
  if (isKept) keepLog();
  const write = await writing();
  const sql = postgres(process.env["DATABASE_URL"] ?? "", { max: 1 });
  process.on("message", ({ seconds }: { readonly seconds: number }) => {
    void writeFor(seconds, write, isKept ? sql : null).then((written) => process.send?.(written));
  });
  process.send?.("ready");
}

/** Gives the claim of an article one verdict after the other, and answers which entry that is. */
async function writing(): Promise<(article: number) => Promise<string>> {
  const { commitCommands } = await import("../../lib/database/ledger/commit-command");
  const desk = await addDesk(ARTICLES);
  const claims = Array.from({ length: ARTICLES }, () => randomUUID());
  const act = async (article: number, input: CommandInput) => {
    const { head } = take(await commitCommands(desk.at(article), [commandSchema.parse(input)]));
    return `${desk.at(article).articleId} ${head.seq}`;
  };
  for (const [article, claimId] of claims.entries()) {
    const anchor = { quote: { exact: "a single crossing costs half" } };
    await act(article, { commandId: randomUUID(), type: "highlight-claim", claimId, anchor });
  }
  let turn = 0;
  return (article) => {
    const [commandId, claimId] = [randomUUID(), claims[article] ?? ""];
    const rating = turn++ % 2 === 0 ? "true" : "false";
    return act(article, { commandId, type: "give-verdict", claimId, rating, rationale: `Seen ${turn}.` });
  };
}

async function writeFor(
  seconds: number,
  write: (article: number) => Promise<string>,
  log: postgres.Sql | null,
): Promise<Written> {
  const commands: number[] = [];
  const answered = new Map<string, number>();
  const end = performance.now() + seconds * 1_000;
  const looking = log === null ? Promise.resolve([]) : lookFor(answered, end, log);
  const writers = Array.from({ length: ARTICLES }, async (_, article) => {
    while (performance.now() < end) {
      const began = performance.now();
      const entry = await write(article);
      const now = performance.now();
      commands.push(now - began);
      answered.set(entry, now);
    }
  });
  await Promise.all(writers);
  return { commands, toLog: await looking };
}

/** How long each entry took until the log had it. Ends when it has all that was written until `end`. */
async function lookFor(answered: Map<string, number>, end: number, log: postgres.Sql) {
  const taken: number[] = [];
  const [{ size = 0 } = {}] = await log<{ size: number }[]>`SELECT count(*)::int AS size FROM log_leaf`;
  let next = size;
  const ahead = new Map<string, number>();
  const settle = (entry: string, at: number) => {
    const since = answered.get(entry);
    if (since === undefined) ahead.set(entry, at);
    else taken.push(Math.max(0, at - since));
    answered.delete(entry);
  };
  while (performance.now() < end || answered.size > 0) {
    const leaves = await log<{ entry: string }[]>`
      SELECT article_id || ' ' || seq AS entry FROM log_leaf WHERE index >= ${next} ORDER BY index`;
    const now = performance.now();
    next += leaves.length;
    for (const { entry } of leaves) settle(entry, now);
    for (const [entry, at] of ahead)
      if (answered.has(entry)) {
        ahead.delete(entry);
        settle(entry, at);
      }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return taken;
}

await main(process.argv[2] === "kept");
