import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { GET as getJob } from "@/app/api/v1/jobs/[id]/route";
import { POST as startImport } from "@/app/api/v1/workspaces/[slug]/imports/route";
import { POST as intake } from "@/app/api/v1/workspaces/[slug]/intake/route";
import { database, disconnect } from "../../database/client";
import { freeLostJobs } from "../../database/jobs/lost-jobs";
import { bringFile, story } from "../door-tests/bring-file";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { jobSchema, laterSchema } from "../schemas/job-schema";
import { keepJobs, wakeJobs } from "./keep-jobs";

type Keeping = typeof globalThis & {
  readonly assayJobs?: { readonly child: { readonly pid?: number } | null };
  readonly assayStopJobs?: () => Promise<void>;
};
const keeping: Keeping = globalThis;

let door: TestDoor;
beforeAll(async () => {
  process.env["ASSAY_JOBS"] = "on";
  door = await openTestDoor();
});
afterAll(async () => {
  await keeping.assayStopJobs?.();
  await disconnect();
});

const look = async (id: string) =>
  jobSchema.parse((await door.knock(getJob, { as: "editor", params: { id } })).body);

const titles = async () =>
  (await database().article.findMany({ where: { workspace: { slug: door.slug } } })).map(
    ({ title }) => title,
  );

it("goes on after its process was killed in the middle: of 200 files none is lost and none added twice", async () => {
  const items = await Promise.all(
    Array.from({ length: 200 }, async (_, at) => ({
      arrivalId: await bringFile(door, intake, story(), `Bulk ${at}.txt`),
    })),
  );
  keepJobs();
  const asked = await door.knock(startImport, { as: "editor", params: { slug: door.slug }, json: { items } });
  const { job } = laterSchema.parse(asked.body);
  await vi.waitFor(async () => expect((await look(job.id)).done).toBeGreaterThan(20), {
    timeout: 60_000,
    interval: 10,
  });
  const pid = keeping.assayJobs?.child?.pid;
  if (pid === undefined) throw new Error("No process runs jobs.");
  process.kill(pid, "SIGKILL");
  await vi.waitFor(() => expect(keeping.assayJobs?.child ?? null).toBeNull(), { timeout: 10_000 });
  const before = (await titles()).filter((title) => title.startsWith("Bulk ")).length;
  expect(before).toBeLessThan(200);
  await vi.waitFor(
    async () => {
      await freeLostJobs(0);
      await wakeJobs();
      expect((await look(job.id)).state).toBe("done");
    },
    { timeout: 60_000, interval: 500 },
  );
  const { imported } = await look(job.id);
  expect(imported?.map(({ title }) => title)).toEqual(items.map((_, at) => `Bulk ${at}`));
  const bulk = (await titles()).filter((title) => title.startsWith("Bulk "));
  expect([bulk.length, new Set(bulk).size]).toEqual([200, 200]);
  const attempt = await database().jobRow.findUniqueOrThrow({ where: { id: job.id } });
  expect(attempt.attempt).toBe(2);
}, 180_000);
