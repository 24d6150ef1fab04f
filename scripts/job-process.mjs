// The process that a web process starts when there are jobs (lib/http/jobs/keep-jobs.ts). It ends when there were none for
// half a minute, and with the process that started it, whatever killed that.
import { register } from "tsx/esm/api";
import { errorCode } from "../lib/database/embedded/error-code.mjs";

const IDLE_MS = 30_000;
/** Who does not listen to the signal, such as a writer in the middle of a page, is not waited for longer. */
const ENDING_MS = 3_000;

const stopping = new AbortController();
const stop = () => {
  stopping.abort();
  setTimeout(() => process.exit(), ENDING_MS).unref();
};
// Ctrl-C in a terminal reaches every process at once. This one waits to be told.
for (const name of ["SIGINT", "SIGHUP"]) process.on(name, () => undefined);
process.once("SIGTERM", stop);
process.once("disconnect", stop);

register();
const [{ workJobs }, { JOB_KINDS }] = await Promise.all([
  import("../lib/database/jobs/work-jobs.ts"),
  import("../lib/http/jobs/job-kinds.ts"),
]);
await workJobs({ kinds: JOB_KINDS, signal: stopping.signal, idleMs: IDLE_MS }).catch((error) => {
  console.error(
    `Jobs: the process that runs them ended (${errorCode(error) ?? error.name}). Another starts when it is needed.`,
  );
  process.exitCode = 1;
});
process.exit();
