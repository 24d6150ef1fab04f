import { expect, test } from "vitest";
import { type Asking, cancelExport, type ExportState, followExport } from "./follow-export";

const JOB = { id: "j1", kind: "export", state: "waiting", done: 0, total: 3 };
const json = (status: number, body: object) => Response.json(body, { status });
const problem = (status: number, detail: string) => json(status, { type: "/problems/x", status, detail });

/** A server that answers one thing after the other; null: the line is cut. */
function serverOf(...answers: readonly (Response | null)[]) {
  const waiting = [...answers];
  const heard: string[] = [];
  const asking: Asking = {
    ask: async (path, init) => {
      heard.push(`${init?.method ?? "GET"} ${path}`);
      const answer = waiting.shift();
      if (answer === undefined || answer === null) throw new TypeError("Failed to fetch");
      return answer;
    },
    pause: async () => undefined,
    signal: new AbortController().signal,
  };
  return { heard, asking };
}

async function told(asking: Asking): Promise<readonly ExportState[]> {
  const states: ExportState[] = [];
  for await (const state of followExport("/export?format=docx", asking)) states.push(state);
  return states;
}

test("a quick export comes at once, under its own name", async () => {
  const headers = {
    "Content-Disposition": `attachment; filename="f_rjer.docx"; filename*=UTF-8''f%C3%A6rjer.docx`,
  };
  const { asking } = serverOf(new Response("bytes", { headers }));
  const [first, last, ...more] = await told(asking);
  expect(first).toEqual({ kind: "asking" });
  expect(last).toMatchObject({ kind: "came", filename: "færjer.docx" });
  expect(more).toEqual([]);
});

test("what the file lacks comes with it", async () => {
  const warnings = [{ kind: "missing-font", message: "There is no font for ᚑ." }];
  const headers = { "Assay-Warnings": encodeURIComponent(JSON.stringify(warnings)) };
  const { asking } = serverOf(new Response("bytes", { headers }));
  expect((await told(asking)).at(-1)).toMatchObject({ kind: "came", warnings: ["There is no font for ᚑ."] });
});

test("a long one tells how far it is until its file is ready", async () => {
  const warnings = [{ kind: "missing-font", message: "There is no font for Ogham." }];
  const result = { url: "/api/v1/jobs/j1/file", filename: "a.docx", warnings };
  const { heard, asking } = serverOf(
    json(202, { job: JOB }),
    json(200, { ...JOB, state: "running", done: 1 }),
    json(200, { ...JOB, state: "running", done: 2 }),
    json(200, { ...JOB, state: "done", done: 3, result }),
  );
  const working = (done: number) => ({ kind: "working", jobId: "j1", done, total: 3 });
  const ready = { ...result, kind: "ready", warnings: ["There is no font for Ogham."] };
  expect((await told(asking)).slice(1)).toEqual([...[0, 1, 2].map(working), ready]);
  expect(heard.slice(1)).toEqual(Array.from({ length: 3 }, () => "GET /api/v1/jobs/j1"));
});

test("a cut line and a database that is away do not end what the server goes on doing", async () => {
  const { asking } = serverOf(
    json(202, { job: JOB }),
    null,
    problem(503, "The database cannot be reached."),
    json(200, { ...JOB, state: "done", result: { url: "/f", filename: "a", warnings: [] } }),
  );
  expect((await told(asking)).map(({ kind }) => kind)).toEqual(["asking", "working", "ready"]);
});

test("says in the server's words why it was not done", async () => {
  const late = serverOf(
    json(202, { job: JOB }),
    json(200, { ...JOB, state: "failed", problem: { detail: "Too long for PDF." } }),
  );
  expect((await told(late.asking)).at(-1)).toEqual({ kind: "failed", words: "Too long for PDF." });
  const gone = serverOf(json(202, { job: JOB }), problem(404, "There is nothing here."));
  expect((await told(gone.asking)).at(-1)).toEqual({ kind: "failed", words: "There is nothing here." });
  const refused = serverOf(problem(422, "format: Give one of html."));
  expect((await told(refused.asking)).at(-1)).toEqual({ kind: "failed", words: "format: Give one of html." });
  const away = serverOf(null);
  expect((await told(away.asking)).at(-1)).toMatchObject({
    kind: "failed",
    words: expect.stringContaining("cannot be reached"),
  });
});

test("is cancelled, unless it was there before", async () => {
  const cancelled = serverOf(json(200, { ...JOB, state: "cancelled" }));
  expect(await cancelExport("j1", cancelled.asking)).toEqual({ kind: "cancelled" });
  expect(cancelled.heard).toEqual(["DELETE /api/v1/jobs/j1"]);
  const ready = serverOf(
    json(200, { ...JOB, state: "done", result: { url: "/f", filename: "a", warnings: [] } }),
  );
  expect(await cancelExport("j1", ready.asking)).toEqual({
    kind: "ready",
    url: "/f",
    filename: "a",
    warnings: [],
  });
  expect(await cancelExport("j1", serverOf(null).asking)).toBeNull();
});
