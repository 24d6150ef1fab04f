import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { invalid } from "../../domain/failure";
import type { ArticleId } from "../../domain/ids";
import { isFinished } from "../../domain/job";
import { fail, ok } from "../../domain/result";
import { openArticle } from "../access";
import { database, disconnect } from "../client";
import { removeMember } from "../people/members";
import { makeTestDesk, must, type Seat, signIn, type TestDesk } from "../testing/test-desk";
import { defineJobKind, type JobAtWork, type JobKind } from "./job-kind";
import { freeLostJobs, lookForWork } from "./lost-jobs";
import { cancelJob, openJob, readJobFile } from "./own-job";
import { pruneJobs, startJob } from "./start-job";
import { workJobs } from "./work-jobs";

const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
let desk: TestDesk;
let articleId: ArticleId;
/** What the next run of the kind "try" does. */
let doing: (work: JobAtWork<{ readonly word: string }>) => ReturnType<JobKind["run"]>;
let begun = 0;

const kind = defineJobKind({
  name: "try",
  on: "article",
  input: z.strictObject({ word: z.string() }),
  steps: () => 2,
  run: (work: JobAtWork<{ readonly word: string }>) => {
    begun += 1;
    return doing(work);
  },
});

beforeAll(async () => {
  desk = await makeTestDesk();
  articleId = (await desk.add("The ferry sails at noon.")).id;
});
beforeEach(async () => {
  await database().jobRow.deleteMany();
  begun = 0;
  doing = async ({ input }) => ok({ result: { word: input.word } });
});
afterAll(async () => {
  log.mockRestore();
  await disconnect();
});

const start = async (word = randomUUID(), seat: Seat = "viewer") =>
  must(await startJob(await desk.open(seat, articleId), kind, { word }));

const look = async (jobId: string, seat: Seat = "viewer") => openJob(await signIn(desk.people[seat]), jobId);

const ended = (jobId: string) =>
  vi.waitFor(
    async () => {
      const { job } = must(await look(jobId));
      expect(isFinished(job.state)).toBe(true);
      return job;
    },
    { timeout: 20_000, interval: 50 },
  );

/** A worker in this process for as long as the step takes. */
async function withWorker<T>(step: (stop: () => Promise<void>) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const working = workJobs({ kinds: [kind], signal: stopping.signal });
  const stop = async () => {
    stopping.abort();
    await working;
  };
  try {
    return await step(stop);
  } finally {
    await stop();
  }
}

/** Resolves when the signal fires, as work does that listens to it. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason), { once: true }),
  );

describe("a job", () => {
  it("waits, tells how far it is, and ends with a result and a file in parts", async () => {
    const file = Uint8Array.from({ length: 2_500_000 }, (_, at) => at % 251);
    let go: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      go = resolve;
    });
    doing = async ({ tell }) => {
      await tell(1);
      await told;
      return ok({ result: { bytes: file.length }, file });
    };
    const { jobId, state, done, total } = await start();
    expect({ state, done, total }).toEqual({ state: "waiting", done: 0, total: 2 });
    await withWorker(async () => {
      await vi.waitFor(async () =>
        expect(must(await look(jobId)).job).toMatchObject({ state: "running", done: 1 }),
      );
      go();
      expect(await ended(jobId)).toMatchObject({ state: "done", done: 2, result: { bytes: file.length } });
    });
    const parts: Uint8Array[] = [];
    for await (const part of readJobFile(jobId)) parts.push(part);
    expect(parts).toHaveLength(3);
    expect(Buffer.compare(Buffer.concat(parts), file)).toBe(0);
  });

  it("is done once, however often and by however many requests it is asked for", async () => {
    const word = randomUUID();
    const asked = await Promise.all(Array.from({ length: 8 }, () => start(word)));
    expect(new Set(asked.map(({ jobId }) => jobId)).size).toBe(1);
    await withWorker(async () => {
      await Promise.all([ended(asked[0]?.jobId ?? ""), withWorker(() => ended(asked[0]?.jobId ?? ""))]);
    });
    expect(begun).toBe(1);
    expect(await start(word)).toMatchObject({ jobId: asked[0]?.jobId, state: "done" });
    expect((await start(word, "editor")).jobId).not.toBe(asked[0]?.jobId);
    expect((await start()).jobId).not.toBe(asked[0]?.jobId);
  });

  it("is tried again after a fault, and fails when that does not help, without a word of what it held", async () => {
    doing = async ({ input }) => {
      if (begun === 1) throw new Error(`secret ${input.word}`);
      return ok({ result: { word: input.word } });
    };
    const mended = await start();
    await withWorker(() => ended(mended.jobId));
    expect(begun).toBe(2);
    expect(must(await look(mended.jobId)).job.state).toBe("done");
    expect(log.mock.calls.flat().join()).toContain("attempt 1 of 3");
    expect(log.mock.calls.flat().join()).not.toContain("secret");

    begun = 0;
    doing = async () => {
      throw new Error("Always.");
    };
    const word = randomUUID();
    const hopeless = await start(word);
    await database().jobRow.update({ where: { id: hopeless.jobId }, data: { attempt: 2 } });
    await withWorker(() => ended(hopeless.jobId));
    expect(must(await look(hopeless.jobId)).job).toMatchObject({
      state: "failed",
      problem: { kind: "internal" },
    });
    expect((await start(word)).jobId).not.toBe(hopeless.jobId);
  });

  it("that is refused says why at once, as whoever asks directly would hear it", async () => {
    doing = async () => fail(invalid("format", "Too long for this one."));
    const { jobId } = await start();
    await withWorker(() => ended(jobId));
    expect(begun).toBe(1);
    expect(must(await look(jobId)).job).toMatchObject({
      state: "failed",
      problem: { kind: "invalid", errors: [{ path: "format" }] },
    });
  });

  it("is cancelled while it waits and while it runs, and stays so", async () => {
    const waiting = await start();
    expect(must(await cancelJob(must(await look(waiting.jobId))))).toMatchObject({ state: "cancelled" });
    let isAborted = false;
    doing = async ({ signal }) => {
      await untilAborted(signal).finally(() => {
        isAborted = true;
      });
      return ok({ result: {} });
    };
    const running = await start();
    await withWorker(async () => {
      await vi.waitFor(async () => expect(must(await look(running.jobId)).job.state).toBe("running"));
      expect(must(await cancelJob(must(await look(running.jobId))))).toMatchObject({ state: "cancelled" });
      await vi.waitFor(() => expect(isAborted).toBe(true), 5_000);
    });
    expect(begun).toBe(1);
    for (const { jobId } of [waiting, running])
      expect(must(await look(jobId)).job).toMatchObject({ state: "cancelled", result: null });
    const done = await start();
    doing = async () => ok({ result: {} });
    await withWorker(() => ended(done.jobId));
    expect(must(await cancelJob(must(await look(done.jobId))))).toMatchObject({ state: "done" });
  });

  it("runs again when its worker is stopped in the middle, and the stopping counts as no attempt", async () => {
    doing = ({ signal }) => untilAborted(signal);
    const { jobId } = await start();
    await withWorker(async (stop) => {
      await vi.waitFor(() => expect(begun).toBe(1));
      await stop();
    });
    expect(must(await look(jobId)).job.state).toBe("waiting");
    expect(await lookForWork()).toEqual({ isWork: true, isWorker: false });
    doing = async () => ok({ result: { again: "yes" } });
    await withWorker(() => ended(jobId));
    expect(must(await look(jobId)).job).toMatchObject({ state: "done", result: { again: "yes" } });
    expect(await database().jobRow.findUnique({ where: { id: jobId } })).toMatchObject({ attempt: 1 });
  });

  it("runs again when its worker vanished, and what that one still says does not count", async () => {
    let letGo: () => void = () => undefined;
    const frozen = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    doing = async () => {
      if (begun > 1) return ok({ result: { by: "the second" } });
      await frozen;
      return ok({ result: { by: "the first" } });
    };
    const { jobId } = await start();
    await withWorker(async () => {
      await vi.waitFor(() => expect(begun).toBe(1));
      // As after kill -9: no session, no beat.
      await database().jobRow.update({ where: { id: jobId }, data: { worker: "assay-jobs-gone" } });
      await database()
        .$executeRaw`UPDATE job SET beat_at = now() - interval '1 minute' WHERE id = ${jobId}::uuid`;
      await database()
        .$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute'`;
      await freeLostJobs(30);
      expect(must(await look(jobId)).job.state).toBe("waiting");
      await withWorker(() => ended(jobId));
      letGo();
    });
    expect(must(await look(jobId)).job).toMatchObject({ state: "done", result: { by: "the second" } });
  });

  it("fails in words when its workers die of it again and again", async () => {
    const { jobId } = await start();
    await database().$executeRaw`
      UPDATE job SET state = 'running', attempt = 3, worker = 'assay-jobs-gone', beat_at = now() - interval '1 minute'`;
    await freeLostJobs();
    expect(must(await look(jobId)).job).toMatchObject({ state: "failed", problem: { kind: "too-large" } });
    await withWorker(async () => undefined);
    expect(begun).toBe(0);
  });

  it("is refused to who has many in hand, and to nobody else; what is in hand stays theirs to ask for", async () => {
    const words = Array.from({ length: 10 }, () => randomUUID());
    for (const word of words) await start(word);
    const more = await startJob(await desk.open("viewer", articleId), kind, { word: randomUUID() });
    expect(more).toMatchObject({ failure: { kind: "too-many-attempts" } });
    expect((await start(words[0])).state).toBe("waiting");
    expect((await start(undefined, "owner")).state).toBe("waiting");
  });

  it("is nobody else's, not another desk's, and not a former member's", async () => {
    const { jobId } = await start();
    const notFound = { ok: false, failure: { kind: "not-found" } };
    for (const seat of ["owner", "editor", "reviewer1"] as const)
      expect(await look(jobId, seat)).toMatchObject(notFound);
    const other = await makeTestDesk();
    expect(await openJob(await signIn(other.people.viewer), jobId)).toMatchObject(notFound);
    for (const id of [randomUUID(), "", "x", "../etc", `${jobId}\u0000`])
      expect(await look(id)).toMatchObject(notFound);
    const leaving = await start(undefined, "reviewer2");
    must(await removeMember(await desk.enter("owner"), desk.people.reviewer2));
    expect(await look(leaving.jobId, "reviewer2")).toMatchObject(notFound);
    expect(await openArticle(await signIn(desk.people.reviewer2), articleId)).toMatchObject(notFound);
  });

  it("is gone with its file a day after its end, and sooner neither", async () => {
    doing = async () => ok({ result: {}, file: new Uint8Array([1, 2, 3]) });
    const word = randomUUID();
    const { jobId } = await start(word);
    await withWorker(() => ended(jobId));
    const { finishedAt } = must(await look(jobId)).job;
    const later = (hours: number) => () => new Date((finishedAt?.getTime() ?? 0) + hours * 3_600_000);
    await pruneJobs(later(23));
    expect(must(await look(jobId)).job.state).toBe("done");
    await pruneJobs(later(25));
    expect(await look(jobId)).toMatchObject({ failure: { kind: "not-found" } });
    expect(await database().jobFilePart.count({ where: { jobId } })).toBe(0);
    expect((await start(word)).jobId).not.toBe(jobId);
  });
});

describe("a worker", () => {
  it("leaves no connection behind, and ends by itself when nothing is to be done", async () => {
    const { jobId } = await start();
    await workJobs({ kinds: [kind], signal: new AbortController().signal, idleMs: 100 });
    expect(must(await look(jobId)).job.state).toBe("done");
    expect(await lookForWork()).toEqual({ isWork: false, isWorker: false });
  });

  it("works as a role that owns nothing and may not change the queue's tables", async () => {
    const runtime = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
    await runtime.connect();
    const refused = "DROP TABLE graphile_worker._private_jobs";
    await expect(runtime.query(refused)).rejects.toThrow(/owner/);
    await expect(runtime.query("DELETE FROM graphile_worker.migrations")).rejects.toThrow(/denied/);
    await runtime.end();
  });
});
