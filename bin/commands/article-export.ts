import { openArticleAsOperator } from "../../lib/database/access";
import { environment } from "../../lib/env";
import { exportReport } from "../../lib/http/reports/export-report";
import {
  type CommandLine,
  needed,
  neededWord,
  orExplain,
  readTyped,
  type Typed,
  UsageError,
} from "../command-line";

export const command: CommandLine = {
  usage: "article export ID --format FORMAT [--at SEQ | --edition N]",
  what: "Writes an article's report to standard output.",
  async run(args) {
    const typed = readTyped(args, ["format", "at", "edition"]);
    const id = neededWord(typed, 0, "the article's id");
    const access = orExplain(await openArticleAsOperator(id), `Article ${id}`);
    const { NEXTAUTH_URL, ASSAY_URL } = environment();
    const settings = {
      format: needed(typed, "format"),
      at: wholeNumber(typed, "at", "a ledger entry"),
      edition: wholeNumber(typed, "edition", "an edition"),
      baseUrl: ASSAY_URL ?? NEXTAUTH_URL ?? "http://localhost:3000",
      now: new Date(),
    };
    const answer = orExplain(await exportReport(access, settings), id);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    await new Promise((resolve) => process.stdout.write(bytes, resolve));
    return 0;
  },
};

function wholeNumber(typed: Typed, name: string, what: string): number | undefined {
  const given = typed.options[name];
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given)) throw new UsageError(`--${name} is the number of ${what}.`);
  return Number(given);
}
