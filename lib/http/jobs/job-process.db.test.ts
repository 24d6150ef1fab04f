import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { database, disconnect } from "../../database/client";
import { lookForWork } from "../../database/jobs/lost-jobs";
import { readJob } from "../../database/jobs/own-job";
import { startJob } from "../../database/jobs/start-job";
import { commitCommands } from "../../database/ledger/commit-command";
import { makeCommand, makeTestDesk, must } from "../../database/testing/test-desk";
import { exportJob } from "./export-job";
import { keepJobs, wakeJobs } from "./keep-jobs";

/** So many that a process is certainly still at it when it is killed. */
const CLAIMS = 1_500;
const PATIENCE = { timeout: 40_000, interval: 50 };

type Keeping = typeof globalThis & {
  readonly assayJobs?: { readonly child: { readonly pid?: number } | null };
  readonly assayStopJobs?: () => Promise<void>;
};
const keeping: Keeping = globalThis;
const log = vi.spyOn(console, "error");

beforeAll(() => {
  process.env["ASSAY_JOBS"] = "on";
});
afterAll(async () => {
  await keeping.assayStopJobs?.();
  log.mockRestore();
  await disconnect();
});

it("a job whose process is killed in the middle runs again in another, and stopping leaves no process and no session", async () => {
  const desk = await makeTestDesk();
  const lines = Array.from({ length: CLAIMS }, (_, at) => `Line ${at} says that fares rose.`);
  const { id } = await desk.add(lines.join("\n"));
  const claims = lines.map((exact) =>
    makeCommand("highlight-claim", { claimId: randomUUID(), anchor: { quote: { exact } } }),
  );
  must(await commitCommands(await desk.open("reviewer1", id), claims));
  const access = await desk.open("viewer", id);
  const input = { format: "docx", at: CLAIMS + 1, baseUrl: "http://localhost:3000" };
  const job = must(await startJob(access, exportJob, input));
  const rowOf = () => database().jobRow.findUniqueOrThrow({ where: { id: job.jobId } });

  keepJobs();
  await vi.waitFor(
    async () => expect(await rowOf()).toMatchObject({ state: "running", attempt: 1 }),
    PATIENCE,
  );
  const pid = pidOfChild();
  process.kill(pid, "SIGKILL");
  await vi.waitFor(() => expect(isThere(pid)).toBe(false), PATIENCE);
  expect(await rowOf()).toMatchObject({ state: "running" });
  await database().$executeRaw`UPDATE job SET beat_at = now() - interval '1 minute'`;
  await database()
    .$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute'`;
  await wakeJobs();

  await vi.waitFor(async () => expect(must(await readJob({ job, access })).state).toBe("done"), PATIENCE);
  expect(await rowOf()).toMatchObject({ attempt: 2, done: 3 });
  const second = pidOfChild();
  expect(second).not.toBe(pid);
  await keeping.assayStopJobs?.();
  expect(isThere(second)).toBe(false);
  await vi.waitFor(async () => expect((await lookForWork()).isWorker).toBe(false), PATIENCE);
}, 120_000);

function pidOfChild(): number {
  const pid = keeping.assayJobs?.child?.pid;
  if (pid === undefined) throw new Error("No process runs jobs.");
  return pid;
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
