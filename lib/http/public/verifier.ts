import { readFile } from "node:fs/promises";
import path from "node:path";
import { checkoutRoot } from "../../env";
import { type SealedPage, verifyPage } from "../../report/html/verify-page";
import { attachment } from "../answers/headers";
import { logFault } from "../answers/log-fault";
import { problemResponse } from "../answers/problem";
import type { Handler } from "../door/handle";
import { publicAnswer } from "./public-report";

/** For anyone, with no account and no database: the page that checks files in the reader's own browser. */
export const showVerifier: Handler = plainly("the page that checks files", async (request) => {
  const { html, policy } = await sealedPage();
  return publicAnswer(request, html, "text/html; charset=utf-8", { "Content-Security-Policy": policy });
});

/** The same checks as a program of one file. */
export const showVerifierProgram: Handler = plainly("the program that checks files", async (request) =>
  publicAnswer(request, await read("bin/verify.mjs"), "text/javascript; charset=utf-8", {
    "Content-Disposition": attachment("verify.mjs"),
  }),
);

let page: SealedPage | undefined;

/** Made once in a process, of the script that scripts/bundle-verifier.mjs left when the pages were built. */
async function sealedPage(): Promise<SealedPage> {
  page ??= verifyPage(await read(".next/verifier.js"));
  return page;
}

const read = (file: string): Promise<string> =>
  readFile(path.join(/* turbopackIgnore: true */ checkoutRoot(), file), "utf8");

function plainly(what: string, answer: (request: Request) => Promise<Response>): Handler {
  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      return problemResponse(logFault(what, error));
    }
  };
}
