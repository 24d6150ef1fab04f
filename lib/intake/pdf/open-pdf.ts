import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { fail, ok, type Result } from "../../domain/result";
import { checkoutRoot } from "../../env";
import type { PdfPiece } from "./lay-out";

/** What was taken out of a PDF: the pieces of each page up to the limit, how many pages it has, what it says of itself. */
export type OpenedPdf = {
  readonly pages: readonly (readonly PdfPiece[])[];
  readonly count: number;
  readonly info: Readonly<Record<string, unknown>>;
};

export type PdfFailure = "locked" | "broken" | "too-slow" | "stopped";

const HEAP_MB = 256;
const MAX_MS = 90_000;

/** Takes the text of a PDF in a process of its own, which ends with the work, when it takes too long and when `signal` says so. */
export function openPdf(
  bytes: Uint8Array,
  mostPages: number,
  signal: AbortSignal | undefined,
): Promise<Result<OpenedPdf, PdfFailure>> {
  if (signal?.aborted === true) return Promise.resolve(fail("stopped"));
  const child = startReader();
  return new Promise((resolve) => {
    const end = (result: Result<OpenedPdf, PdfFailure>) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      child.kill("SIGKILL");
      resolve(result);
    };
    const stop = () => end(fail("stopped"));
    const timer = setTimeout(() => end(fail("too-slow")), MAX_MS);
    signal?.addEventListener("abort", stop);
    child.on("message", (answer: { readonly pdf?: OpenedPdf; readonly failure?: PdfFailure }) =>
      end(answer.pdf === undefined ? fail(answer.failure ?? "broken") : ok(answer.pdf)),
    );
    // It ends without an answer where its memory does not suffice.
    child.on("exit", () => end(fail("broken")));
    child.on("error", () => end(fail("broken")));
    child.send({ bytes, mostPages });
  });
}

function startReader(): ChildProcess {
  const { PATH, HOME, LANG, NODE_ENV, SystemRoot } = process.env;
  // No part of the bundle: it runs from the checkout.
  return fork(/* turbopackIgnore: true */ path.join(checkoutRoot(), "lib/intake/pdf/take-pages.mjs"), [], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    // It needs no database and no secret.
    env: { PATH, HOME, LANG, NODE_ENV, SystemRoot },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}
