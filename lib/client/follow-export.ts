import type { AnswerOf } from "./ask-api";

/** Where an export is, as a screen shows it. It ends in one of the last four. */
export type ExportState =
  | { readonly kind: "asking" }
  /** A job writes it; `done` of `total` steps are behind it. */
  | { readonly kind: "working"; readonly jobId: string; readonly done: number; readonly total: number }
  /** It came at once. */
  | { readonly kind: "came"; readonly file: Blob; readonly filename: string; readonly warnings: Warnings }
  /** The job's file can be fetched. */
  | { readonly kind: "ready"; readonly url: string; readonly filename: string; readonly warnings: Warnings }
  | { readonly kind: "failed"; readonly words: string }
  | { readonly kind: "cancelled" };

/** What the file lacks, in words. */
type Warnings = readonly string[];

export type Asking = {
  readonly ask: typeof fetch;
  readonly pause: (ms: number) => Promise<void>;
  /** Fires when nobody looks any more; the job goes on, and asking again finds it. */
  readonly signal: AbortSignal;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 3_000;

/**
 * Asks for an export and tells how it goes until it is there. What is quick comes at once. Never throws: what went
 * wrong is a state too; while the server cannot be reached a job that it has goes on being asked for.
 */
export async function* followExport(href: string, asking: Asking): AsyncGenerator<ExportState> {
  yield { kind: "asking" };
  const answer = await asked(href, { headers: { Prefer: "respond-async, wait=1" } }, asking);
  if (answer === null) return yield { kind: "failed", words: AWAY };
  if (answer.status !== 202) {
    yield answer.ok ? await cameAtOnce(answer) : { kind: "failed", words: await wordsOf(answer) };
    return;
  }
  const { job } = (await answer.json()) as { readonly job: Job };
  yield* followJob(job, asking);
}

/** Ends a job that nobody wants any more; says how it stands then, or null when the server cannot be reached. */
export async function cancelExport(jobId: string, asking: Asking): Promise<ExportState | null> {
  const answer = await asked(`/api/v1/jobs/${jobId}`, { method: "DELETE" }, asking);
  if (answer === null) return null;
  return answer.ok ? stateOf((await answer.json()) as Job) : { kind: "failed", words: await wordsOf(answer) };
}

/** A job on the wire. */
type Job = AnswerOf<"GET /api/v1/jobs/{id}">;
type Warning = NonNullable<Job["result"]>["warnings"][number];

async function* followJob(job: Job, asking: Asking): AsyncGenerator<ExportState> {
  let state = stateOf(job);
  yield state;
  for (
    let pauseMs = FIRST_PAUSE_MS;
    state.kind === "working";
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.3)
  ) {
    await asking.pause(pauseMs);
    if (asking.signal.aborted) return;
    const answer = await asked(`/api/v1/jobs/${job.id}`, {}, asking);
    if (answer === null || answer.status === 503) continue;
    state = answer.ok
      ? stateOf((await answer.json()) as Job)
      : { kind: "failed", words: await wordsOf(answer) };
    yield state;
  }
}

function stateOf({ id, state, done, total, result, problem }: Job): ExportState {
  if (state === "cancelled") return { kind: "cancelled" };
  if (state === "failed") return { kind: "failed", words: problem?.detail ?? BROKEN };
  if (state === "done" && result !== undefined) {
    const { url, filename, warnings } = result;
    return { kind: "ready", url, filename, warnings: warnings.map(({ message }) => message) };
  }
  return { kind: "working", jobId: id, done, total };
}

async function cameAtOnce(answer: Response): Promise<ExportState> {
  try {
    const named = { filename: filenameOf(answer), warnings: warningsOf(answer) };
    return { kind: "came", file: await answer.blob(), ...named };
  } catch {
    return { kind: "failed", words: AWAY };
  }
}

/** The name by RFC 6266, as the server writes it. */
function filenameOf({ headers }: Response): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(headers.get("Content-Disposition") ?? "")?.[1];
  return encoded === undefined ? "export" : decodeURIComponent(encoded);
}

/** As lib/http/reports/export-report.ts writes them. */
function warningsOf({ headers }: Response): Warnings {
  const encoded = headers.get("Assay-Warnings");
  if (encoded === null) return [];
  return (JSON.parse(decodeURIComponent(encoded)) as readonly Pick<Warning, "message">[]).map(
    ({ message }) => message,
  );
}

async function asked(path: string, init: RequestInit, { ask, signal }: Asking): Promise<Response | null> {
  try {
    return await ask(path, { ...init, signal });
  } catch {
    return null;
  }
}

async function wordsOf(answer: Response): Promise<string> {
  const problem: unknown = await answer.json().catch(() => null);
  const { detail } = Object(problem) as { readonly detail?: unknown };
  return typeof detail === "string" ? detail : BROKEN;
}

const AWAY = "The server cannot be reached. Try again when you are connected.";
const BROKEN = "Something broke on our side. Try again; another format may work meanwhile.";
