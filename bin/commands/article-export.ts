import { openArticleAsOperator } from "../../lib/database/access";
import { environment } from "../../lib/env";
import { exportReport } from "../../lib/http/export-report";
import { type CommandLine, needed, neededWord, orExplain, readTyped, UsageError } from "../command-line";

export const command: CommandLine = {
  usage: "article export ID --format FORMAT [--at SEQ]",
  what: "Writes an article's report to standard output.",
  async run(args) {
    const typed = readTyped(args, ["format", "at"]);
    const id = neededWord(typed, 0, "the article's id");
    const access = orExplain(await openArticleAsOperator(id), `Article ${id}`);
    const { NEXTAUTH_URL, ASSAY_URL } = environment();
    const settings = {
      format: needed(typed, "format"),
      at: wholeNumber(typed.options["at"]),
      baseUrl: ASSAY_URL ?? NEXTAUTH_URL ?? "http://localhost:3000",
      now: new Date(),
    };
    const answer = orExplain(await exportReport(access, settings), id);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    await new Promise((resolve) => process.stdout.write(bytes, resolve));
    return 0;
  },
};

function wholeNumber(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (!/^\d+$/.test(typed)) throw new UsageError("--at is the number of a ledger entry.");
  return Number(typed);
}
