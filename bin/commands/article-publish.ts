import { randomUUID } from "node:crypto";
import { openArticleAsOperator } from "../../lib/database/access";
import { ARTICLE_SHOWN, EDITION_KINDS, type OpenClaims, REPORT_READERS } from "../../lib/domain/edition";
import type { ClaimId, CommandId } from "../../lib/domain/ids";
import { environment } from "../../lib/env";
import { presentEdition, publishEdition } from "../../lib/http/reports/publish-edition";
import { given } from "../../lib/http/requests/parse-input";
import { type CommandLine, neededWord, orExplain, readTyped, UsageError } from "../command-line";

export const command: CommandLine = {
  usage:
    "article publish ID [--headline TEXT] [--summary MARKDOWN] [--note NOTE] [--kind fact-check|correction|update|clarification] [--open-claims all|none|ID,ID…] [--article whole|quotes|none] [--readers public|unlisted|members] [--as EMAIL]",
  what: "Publishes the next edition of an article's report and prints its address; a correction needs the note.",
  async run(args) {
    const typed = readTyped(args, [...SAID, "kind", "open-claims", "article", "readers", "as"]);
    const id = neededWord(typed, 0, "the article's id");
    const access = orExplain(await openArticleAsOperator(id, typed.options["as"]), `Article ${id}`);
    const { NEXTAUTH_URL, ASSAY_URL } = environment();
    const baseUrl = new URL(ASSAY_URL ?? NEXTAUTH_URL ?? "http://localhost:3000").origin;
    const request = {
      commandId: randomUUID() as CommandId,
      seq: null,
      headline: typed.options["headline"] ?? null,
      summary: typed.options["summary"] ?? null,
      note: typed.options["note"] ?? null,
      ...given({
        kind: oneOf("--kind", EDITION_KINDS, typed.options["kind"]),
        openClaims: openClaimsOf(typed.options["open-claims"]),
        articleShown: oneOf("--article", ARTICLE_SHOWN, typed.options["article"]),
        readers: oneOf("--readers", REPORT_READERS, typed.options["readers"]),
      }),
    };
    const edition = orExplain(await publishEdition(access, request, baseUrl), id);
    console.log(presentEdition(edition, baseUrl).url);
    return 0;
  },
};

const SAID = ["headline", "summary", "note"] as const;

function oneOf<Word extends string>(
  option: string,
  words: readonly Word[],
  typed: string | undefined,
): Word | undefined {
  const word = words.find((each) => each === typed);
  if (typed !== undefined && word === undefined)
    throw new UsageError(`${option} is one of ${words.join(", ")}.`);
  return word;
}

function openClaimsOf(typed: string | undefined): OpenClaims | undefined {
  if (typed === undefined || typed === "all" || typed === "none") return typed;
  return typed.split(",").map((id) => id.trim().toLowerCase() as ClaimId);
}
