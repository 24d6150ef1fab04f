import { randomUUID } from "node:crypto";
import { openArticleAsOperator } from "../../lib/database/access";
import { REPORT_READERS, type ReportReaders } from "../../lib/domain/edition";
import type { CommandId } from "../../lib/domain/ids";
import { environment } from "../../lib/env";
import { presentEdition } from "../../lib/http/present-edition";
import { publishEdition } from "../../lib/http/publish-edition";
import { type CommandLine, neededWord, orExplain, readTyped, UsageError } from "../command-line";

export const command: CommandLine = {
  usage:
    "article publish ID [--headline TEXT] [--summary MARKDOWN] [--note NOTE] [--readers public|unlisted|members] [--as EMAIL]",
  what: "Publishes the next edition of an article's report and prints its address; a correction needs the note.",
  async run(args) {
    const typed = readTyped(args, ["headline", "summary", "note", "readers", "as"]);
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
      ...readersOf(typed.options["readers"]),
    };
    const edition = orExplain(await publishEdition(access, request, baseUrl), id);
    console.log(presentEdition(edition, baseUrl).url);
    return 0;
  },
};

function readersOf(word: string | undefined): { readonly readers?: ReportReaders } {
  if (word === undefined) return {};
  const readers = REPORT_READERS.find((each) => each === word);
  if (readers === undefined) throw new UsageError(`--readers is one of ${REPORT_READERS.join(", ")}.`);
  return { readers };
}
