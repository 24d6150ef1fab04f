import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as exportReport } from "@/app/api/v1/articles/[id]/export/route";
import { GET as getFile } from "@/app/api/v1/jobs/[id]/file/route";
import { DELETE as deleteJob, GET as getJob } from "@/app/api/v1/jobs/[id]/route";
import { database, disconnect } from "../../database/client";
import { workJobs } from "../../database/jobs/work-jobs";
import { commitCommands } from "../../database/ledger/commit-command";
import { readReview } from "../../database/ledger/read-review";
import { removeMember, restoreMember } from "../../database/people/members";
import { makeCommand, must, type Seat } from "../../database/testing/test-desk";
import type { ArticleId } from "../../domain/ids";
import { unpacked } from "../../report/testing/read-file";
import { cookieOf, type Knock, openTestDoor, type TestDoor } from "../door-tests/test-door";
import { jobSchema, laterSchema } from "../schemas/job-schema";
import { JOB_KINDS } from "./job-kinds";

/** So many that Word is expected to take over a second. */
const CLAIMS = 700;
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

let door: TestDoor;
let articleId: ArticleId;
beforeAll(async () => {
  process.env["ASSAY_JOBS"] = "off";
  door = await openTestDoor();
  articleId = await longReview();
}, 120_000);
afterAll(disconnect);

async function longReview(): Promise<ArticleId> {
  const lines = Array.from({ length: CLAIMS }, (_, at) => `Line ${at} says that fares rose.`);
  const { id } = await door.add(lines.join("\n"), "Ferries & fares");
  const claims = lines.map((exact) =>
    makeCommand("highlight-claim", { claimId: randomUUID(), anchor: { quote: { exact } } }),
  );
  must(await commitCommands(await door.open("reviewer1", id), claims));
  return id;
}

const later = { Prefer: "respond-async, wait=0" };

const ask = (knock: Knock = {}, format = "docx") =>
  door.knock(exportReport, {
    as: "viewer",
    params: { id: articleId },
    query: `format=${format}`,
    ...knock,
    headers: { ...later, ...knock.headers },
  });

const asked = async (knock: Knock = {}) => {
  const answer = await ask(knock);
  expect(answer.status).toBe(202);
  return laterSchema.parse(answer.body).job;
};

const at = (id: string, as: Knock["as"] = "viewer", headers: Knock["headers"] = {}) => ({
  as,
  headers,
  params: { id },
});
/** A person's own, with the session that asked for it. */
async function asksAs(seat: Seat, query: string) {
  const headers = await cookieOf(door.people[seat]);
  const { id } = await asked({ as: "nobody", headers, query });
  return { id, knock: at(id, "nobody", headers) };
}

const look = async (id: string, knock = at(id)) => jobSchema.parse((await door.knock(getJob, knock)).body);

/** What a process of its own does with what waits now. */
async function work(): Promise<void> {
  await workJobs({ kinds: JOB_KINDS, signal: new AbortController().signal, idleMs: 100 });
}

describe("an export that takes long", () => {
  it("is a job where the client would rather not wait, and a file where it says nothing", async () => {
    const direct = await door.knock(exportReport, {
      as: "viewer",
      params: { id: articleId },
      query: "format=docx",
    });
    expect(direct.status).toBe(200);
    const answer = await ask();
    const { job } = laterSchema.parse(answer.body);
    expect(job).toEqual({ id: job.id, kind: "export", state: "waiting", done: 0, total: 3 });
    expect(answer.headers.get("location")).toBe(`/api/v1/jobs/${job.id}`);
    expect(answer.headers.get("preference-applied")).toBe("respond-async");
    expect((await door.knock(getFile, at(job.id))).status).toBe(404);

    await work();
    const { result, state } = await look(job.id);
    expect({ state, url: result?.url }).toEqual({ state: "done", url: `/api/v1/jobs/${job.id}/file` });
    for (let times = 0; times < 2; times += 1) {
      const file = await door.knock(getFile, at(job.id));
      expect(file.status).toBe(200);
      for (const name of ["content-type", "content-disposition", "content-security-policy", "cache-control"])
        expect([name, file.headers.get(name)]).toEqual([name, direct.headers.get(name)]);
      expect(file.headers.get("etag")).toBe(`"${result?.sha256}"`);
      expect(file.headers.get("content-length")).toBe(String(result?.size));
    }
    const again = await ask();
    expect([again.status, again.headers.get("content-type")]).toEqual([200, WORD]);
  });

  it("is the same job when it is asked for again, and another at another moment or for somebody else", async () => {
    const [first, second] = [
      await asked({ query: "format=docx&at=600" }),
      await asked({ query: "format=docx&at=600" }),
    ];
    expect(second.id).toBe(first.id);
    expect((await asked({ query: "format=docx&at=601" })).id).not.toBe(first.id);
    expect((await asked({ as: "editor", query: "format=docx&at=600" })).id).not.toBe(first.id);
    const cancelled = await door.knock(deleteJob, { ...at(first.id), method: "DELETE" });
    expect(jobSchema.parse(cancelled.body).state).toBe("cancelled");
    expect((await asked({ query: "format=docx&at=600" })).id).not.toBe(first.id);
  });

  it("is nobody's but who asked for it, and not theirs any more once they may not see the article", async () => {
    const person = await asksAs("reviewer2", "format=docx");
    const token = (await asked({ query: "format=docx&at=500" })).id;
    await work();
    expect((await look(token)).state).toBe("done");
    for (const who of [at(token, "owner"), at(token, "reviewer"), at(person.id)])
      for (const [handler, method] of [
        [getJob, "GET"],
        [getFile, "GET"],
        [deleteJob, "DELETE"],
      ] as const)
        expect((await door.knock(handler, { ...who, method })).status).toBe(404);
    expect((await door.knock(getJob, at(token, "nobody"))).status).toBe(401);
    const other = await openTestDoor();
    expect((await other.knock(getFile, at(token))).status).toBe(404);

    expect((await door.knock(getFile, person.knock)).status).toBe(200);
    const owner = await door.enter("owner");
    must(await removeMember(owner, door.people.reviewer2));
    const signedInAgain = async () =>
      (await door.knock(getFile, at(person.id, "nobody", await cookieOf(door.people.reviewer2)))).status;
    expect(await signedInAgain()).toBe(404);
    must(await restoreMember(owner, door.people.reviewer2));
    expect(await signedInAgain()).toBe(200);
  });

  it("holds what whoever asked may see when it is written", async () => {
    const secret = "Counted at the quay";
    const hidden = await longReview();
    const { state } = must(await readReview(await door.open("editor", hidden)));
    const [claimId = ""] = state.claims.keys();
    const mode = makeCommand("set-review-mode", { mode: "independent", requiredVerdicts: 2 });
    must(await commitCommands(await door.open("editor", hidden), [mode]));
    const verdict = makeCommand("give-verdict", { claimId, rating: "false", rationale: secret });
    must(await commitCommands(await door.open("reviewer2", hidden), [verdict]));
    const written = async (seat: Seat) => {
      const headers = await cookieOf(door.people[seat]);
      const { id } = await asked({ as: "nobody", headers, params: { id: hidden } });
      await work();
      const response = await getFile(new Request("http://localhost:3000/", { headers }), {
        params: Promise.resolve({ id }),
      });
      return unpacked(new Uint8Array(await response.arrayBuffer()));
    };
    expect(await written("reviewer1")).not.toContain(secret);
    expect(await written("reviewer2")).toContain(secret);
  });

  it.each([
    ["no such format", "format=exe", "format"],
    ["an entry that is not there", "format=docx&at=99999", "at"],
    ["an edition that is not there", "format=docx&edition=3", "edition"],
    ["both", "format=docx&edition=1&at=2", "edition"],
  ])("is refused at once for %s", async (_, query, path) => {
    const answer = await ask({ as: "owner", query });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ path }] });
  });

  it("comes at once all the same when it is short", async () => {
    const short = await door.add("The ferry sails.", "Short");
    const answer = await ask({ as: "owner", params: { id: short.id } });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, WORD]);
    expect((await ask({ as: "owner" }, "csv")).status).toBe(200);
  });

  it("fails for somebody who may not see the article any more when it is written", async () => {
    const { id } = await asksAs("reviewer1", "format=docx&at=400");
    must(await removeMember(await door.enter("owner"), door.people.reviewer1));
    await work();
    const row = await database().jobRow.findUnique({ where: { id } });
    expect(row).toMatchObject({ state: "failed", problem: { kind: "not-found" } });
  });
});
