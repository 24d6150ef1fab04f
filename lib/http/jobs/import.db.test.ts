import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { GET as readOriginal } from "@/app/api/v1/articles/[id]/revisions/[number]/original/route";
import { DELETE as deleteJob, GET as getJob } from "@/app/api/v1/jobs/[id]/route";
import { POST as startImport } from "@/app/api/v1/workspaces/[slug]/imports/route";
import { POST as intake } from "@/app/api/v1/workspaces/[slug]/intake/route";
import { openArrival } from "../../database/articles/arrivals";
import { branded } from "../../database/branded";
import { database, disconnect } from "../../database/client";
import { workJobs } from "../../database/jobs/work-jobs";
import { invalidAt } from "../answers/problem.expected";
import { bringFile, story } from "../door-tests/bring-file";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { jobSchema, laterSchema } from "../schemas/job-schema";
import { JOB_KINDS } from "./job-kinds";

let door: TestDoor;
beforeAll(async () => {
  process.env["ASSAY_JOBS"] = "off";
  door = await openTestDoor();
});
afterAll(disconnect);

const bring = (text: string, name: string) => bringFile(door, intake, text, name);
const ask = (json: object, as: "editor" | "reviewer" = "editor") =>
  door.knock(startImport, { as, params: { slug: door.slug }, json });
const asked = async (json: object) => {
  const answer = await ask(json);
  expect(answer).toMatchObject({ status: 201 });
  return laterSchema.parse(answer.body).job;
};
const look = async (id: string) =>
  jobSchema.parse((await door.knock(getJob, { as: "editor", params: { id } })).body);
/** What a process of its own does with what waits now, and with what it is at. */
const work = () => workJobs({ kinds: JOB_KINDS, signal: new AbortController().signal, idleMs: 500 });
const titles = async () =>
  (await database().article.findMany({ where: { workspace: { slug: door.slug } } })).map(
    ({ title }) => title,
  );

it("makes an article of each, says of every other why not, and keeps the bytes", async () => {
  const same = story();
  const items = [
    { arrivalId: await bring(story(), "Noon.txt"), byline: "A. W." },
    { arrivalId: await bring(same, "First.txt") },
    { arrivalId: await bring(same, "Second.txt") },
    { arrivalId: await bring(same, "Third.txt"), allowDuplicate: true, title: "The same on purpose" },
    { url: "http://127.0.0.1:9/a" },
  ];
  const job = await asked({ items });
  expect(job).toMatchObject({ kind: "import", state: "waiting", done: 0, total: 5 });
  await work();
  const { state, done, imported } = await look(job.id);
  expect({ state, done }).toEqual({ state: "done", done: 5 });
  const [noon, first, second, third, link] = imported ?? [];
  expect(noon).toEqual({ articleId: expect.any(String), title: "Noon" });
  expect(second).toEqual({ problem: expect.stringContaining("First"), existingId: first?.articleId });
  expect(third?.title).toBe("The same on purpose");
  expect(link?.problem).toMatch(/port/);
  const original = await door.knock(readOriginal, {
    as: "editor",
    params: { id: third?.articleId ?? "", number: "1" },
  });
  expect(original).toMatchObject({ status: 200, body: same });
  expect(await database().arrival.count({ where: { name: "Third.txt" } })).toBe(0);
}, 60_000);

it("is one import, however often it is sent, and another's is nobody's", async () => {
  const importId = randomUUID();
  const items = [{ arrivalId: await bring(story(), "Once.txt") }];
  const [one, other] = [await asked({ importId, items }), await asked({ importId, items })];
  expect(other.id).toBe(one.id);
  expect((await door.knock(getJob, { as: "owner", params: { id: one.id } })).status).toBe(404);
  await work();
  expect((await titles()).filter((title) => title === "Once")).toHaveLength(1);
  // Also after what it held was let go.
  const late = await asked({ importId, items });
  expect({ id: late.id, state: late.state }).toEqual({ id: one.id, state: "done" });
});

it("names the item that cannot be read any more, and refuses who may not add", async () => {
  const arrivalId = await bring(story(), "Late.txt");
  const gone = await ask({ items: [{ arrivalId }, { arrivalId: randomUUID() }] });
  expect(gone).toMatchObject(invalidAt("items.1.arrivalId"));
  expect((await ask({ items: [{ arrivalId }] }, "reviewer")).status).toBe(403);
  expect(await ask({ items: [] })).toMatchObject({ status: 422 });
  expect(await ask({ items: [{ url: "ftp://port.example/" }] })).toMatchObject({ status: 422 });
});

it("stops where it is when it is cancelled, and keeps what was added", async () => {
  const items = await Promise.all(
    Array.from({ length: 40 }, async (_, at) => ({ arrivalId: await bring(story(), `Stop ${at}.txt`) })),
  );
  const job = await asked({ items });
  const working = work();
  await vi.waitFor(async () => expect((await look(job.id)).done).toBeGreaterThan(2), {
    timeout: 20_000,
    interval: 10,
  });
  const cancelled = await door.knock(deleteJob, { as: "editor", params: { id: job.id }, method: "DELETE" });
  const { state, done, imported } = jobSchema.parse(cancelled.body);
  expect({ state, known: imported?.length }).toEqual({ state: "cancelled", known: done });
  await working;
  const after = await look(job.id);
  const added = (await titles()).filter((title) => title.startsWith("Stop ")).length;
  expect(added).toBeGreaterThan(2);
  expect(added).toBeLessThan(40);
  expect(after.imported?.map(({ title }) => title)).toEqual(
    items.slice(0, added).map((_, at) => `Stop ${at}`),
  );
  expect(after.done).toBe(added);
}, 60_000);

it("lets what came in wait for a day, and no longer than the hour where no work holds it", async () => {
  const [held, loose] = [await bring(story(), "Held.txt"), await bring(story(), "Loose.txt")];
  await asked({ items: [{ arrivalId: held }] });
  const { actorId } = await database().arrival.findUniqueOrThrow({ where: { id: held } });
  const as = { ...(await door.enter("editor")), actor: branded.actor({ id: actorId }).id };
  const at = (hours: number) => () => new Date(Date.now() + hours * 3_600_000);
  expect((await openArrival(as, held, at(23))).ok).toBe(true);
  expect((await openArrival(as, loose, at(2))).ok).toBe(false);
  expect((await openArrival(as, held, at(25))).ok).toBe(false);
});
