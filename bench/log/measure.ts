import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { median, percentile } from "../statistics";
import type { Written } from "./writer";

export type LogFigures = Awaited<ReturnType<typeof measureLog>>;
type Way = { readonly perSecond: number; readonly p50: number; readonly p95: number };

const ROUNDS = 8;
const SECONDS = 5;
/** In a ledger, its log, and its file. */
const ENTRIES = 1_000_000;

/**
 * What keeping a log costs commands, side by side with a process that keeps none, and what a million entries in it cost who
 * proves and who verifies. `databases` are of their own: of writers with and without a log, and of the long ledger.
 */
export async function measureLog(databases: {
  readonly kept: string;
  readonly alone: string;
  readonly folder: string;
}) {
  const sequencing = await measureSequencing(databases);
  const { measureLong } = await import("./long-log");
  return { sequencing, long: await measureLong(ENTRIES, databases.folder) };
}

/** Both write in turns, so that what else the machine does meets both. */
async function measureSequencing({ kept, alone }: { readonly kept: string; readonly alone: string }) {
  const [withLog, without] = [await begin("kept", kept), await begin("alone", alone)];
  const rounds: { readonly withLog: Written; readonly without: Written }[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [first, second] = round % 2 === 0 ? [withLog, without] : [without, withLog];
      const [one, other] = [await first.write(), await second.write()];
      const written = first === withLog ? { withLog: one, without: other } : { withLog: other, without: one };
      // In the first round code is compiled.
      if (round > 0) rounds.push(written);
    }
  } finally {
    withLog.stop();
    without.stop();
  }
  const ratios = rounds.map((each) => each.withLog.commands.length / each.without.commands.length);
  const toLog = rounds.flatMap((each) => each.withLog.toLog);
  return {
    withLog: wayOf(rounds.map((each) => each.withLog)),
    without: wayOf(rounds.map((each) => each.without)),
    ratio: median(ratios),
    ratios,
    toLog: {
      p50: median(toLog),
      p95: percentile(toLog, 0.95),
      max: toLog.reduce((a, b) => Math.max(a, b), 0),
    },
    entries: toLog.length,
  };
}

async function begin(how: "kept" | "alone", databaseUrl: string) {
  const child = fork(path.join(import.meta.dirname, "writer.ts"), [how], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  await once(child, "message");
  return {
    write: async (): Promise<Written> => {
      child.send({ seconds: SECONDS });
      const [written]: Written[] = await once(child, "message");
      if (written === undefined) throw new Error("A writer ended without an answer.");
      return written;
    },
    stop: () => child.kill(),
  };
}

function wayOf(rounds: readonly Written[]): Way {
  const commands = rounds.flatMap((each) => each.commands);
  return {
    perSecond: commands.length / rounds.length / SECONDS,
    p50: median(commands),
    p95: percentile(commands, 0.95),
  };
}
