import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { getHeapStatistics } from "node:v8";
import { freeLostJobs, lookForWork } from "../../database/jobs/lost-jobs";
import { pruneJobs } from "../../database/jobs/start-job";
import { checkoutRoot, environment } from "../../env";
import { logFault } from "../answers/log-fault";

const LOOKING_MS = 20_000;
const STOPPING_MS = 4_000;
/** A Word file of 10,000 claims takes some 700. */
const LEAST_HEAP_MB = 768;
/** As for web processes (scripts/web-processes.mjs). */
const YOUNG_MB = 16;
/** For what the jobs read and write; two more are the queue's. */
const MOST_CONNECTIONS = 3;

/** The process that runs jobs, which this one started, and when this one looks whether another is needed. */
type Keeper = { child: ChildProcess | null; timer: NodeJS.Timeout | undefined; isStopping: boolean };

// Code that is bundled for the routes and for instrumentation.ts is loaded twice; the process is one.
const keeper: typeof globalThis & { assayJobs?: Keeper; assayStopJobs?: () => Promise<void> } = globalThis;

/** Sees to it, for as long as this process runs, that jobs that wait are run, and that those of the dead wait again. */
export function keepJobs(): void {
  if (environment().ASSAY_JOBS === "off") return;
  const jobs = theKeeper();
  const look = async (): Promise<void> => {
    await lookAfterJobs().catch(noteFault);
    if (jobs.isStopping) return;
    jobs.timer = setTimeout(() => void look(), LOOKING_MS);
    jobs.timer.unref();
  };
  void look();
}

/** A job was asked for: sees to it that somebody runs it. */
export async function wakeJobs(): Promise<void> {
  if (environment().ASSAY_JOBS === "off" || theKeeper().child !== null) return;
  const { isWorker } = await lookForWork();
  if (!isWorker) start();
}

async function lookAfterJobs(): Promise<void> {
  await pruneJobs();
  await freeLostJobs();
  const { isWork, isWorker } = await lookForWork();
  if (isWork && !isWorker) start();
}

/** The next look is soon; a database that is away is waited for without a word. */
const noteFault = (error: unknown): unknown => logFault("looking after jobs", error);

/** Reports hold the processor for seconds; in a process of its own that keeps nobody else waiting. */
function start(): void {
  const jobs = theKeeper();
  if (jobs.child !== null || jobs.isStopping) return;
  const root = checkoutRoot();
  const connections = Math.min(MOST_CONNECTIONS, environment().ASSAY_DATABASE_CONNECTIONS);
  // No part of the bundle: it runs from the checkout.
  const child = fork(/* turbopackIgnore: true */ path.join(root, "scripts/job-process.mjs"), [], {
    cwd: root,
    execArgv: [`--max-old-space-size=${heapMb()}`, `--max-semi-space-size=${YOUNG_MB}`],
    env: { ...process.env, ASSAY_DATABASE_CONNECTIONS: String(connections) },
  });
  jobs.child = child;
  child.unref();
  child.channel?.unref();
  const forget = (code: unknown) => {
    if (jobs.child === child) jobs.child = null;
    // Something may have been asked for in its last moment. One that failed is not followed by another at once.
    if (code === 0) void lookAfterJobs().catch(noteFault);
  };
  child.once("exit", forget);
  child.once("error", forget);
}

/** As much as a web process may have, where that is more. */
const heapMb = (): number =>
  Math.max(LEAST_HEAP_MB, Math.floor(getHeapStatistics().heap_size_limit / 1_048_576));

/** Ends the process with what it is at: that waits again, and runs when somebody is there. */
async function stopJobs(): Promise<void> {
  const jobs = theKeeper();
  jobs.isStopping = true;
  clearTimeout(jobs.timer);
  const { child } = jobs;
  if (child === null || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const timer = setTimeout(() => child.kill("SIGKILL"), STOPPING_MS);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(timer);
}

function theKeeper(): Keeper {
  keeper.assayJobs ??= { child: null, timer: undefined, isStopping: false };
  keeper.assayStopJobs ??= stopJobs;
  return keeper.assayJobs;
}
