import { setTimeout as pause } from "node:timers/promises";
import { workJobs } from "../../lib/database/jobs/work-jobs";
import { JOB_KINDS } from "../../lib/http/jobs/job-kinds";
import { type CommandLine, readTyped } from "../command-line";

/** How long it leaves a database alone that is away. */
const AWAY_MS = 5_000;

export const command: CommandLine = {
  usage: "jobs work",
  what: "Runs jobs, such as long exports, until it is stopped: the process of its own for web processes with ASSAY_JOBS=off.",
  async run(args) {
    readTyped(args, [], 0);
    const stopping = new AbortController();
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(name, () => stopping.abort());
    const { signal } = stopping;
    console.error("Running jobs. Ctrl-C ends it; a job in the middle waits and runs again.");
    while (!signal.aborted) {
      await workJobs({ kinds: JOB_KINDS, signal }).catch((error: unknown) =>
        console.error(`The database is away (${error instanceof Error ? error.message : "unknown"}).`),
      );
      if (!signal.aborted) await pause(AWAY_MS, undefined, { signal }).catch(() => undefined);
    }
    return 0;
  },
};
