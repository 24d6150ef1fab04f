import { randomUUID } from "node:crypto";
import { openArticleAsOperator } from "../../lib/database/access";
import type { CommandId } from "../../lib/domain/ids";
import { environment } from "../../lib/env";
import { presentEdition } from "../../lib/http/present-edition";
import { publishEdition } from "../../lib/http/publish-edition";
import { type CommandLine, neededWord, orExplain, readTyped } from "../command-line";

export const command: CommandLine = {
  usage: "article publish ID [--headline TEXT] [--summary MARKDOWN] [--note NOTE] [--as EMAIL]",
  what: "Publishes the next edition of an article's report and prints its address; a correction needs the note.",
  async run(args) {
    const typed = readTyped(args, ["headline", "summary", "note", "as"]);
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
    };
    const edition = orExplain(await publishEdition(access, request, baseUrl), id);
    console.log(presentEdition(edition, baseUrl).url);
    return 0;
  },
};
