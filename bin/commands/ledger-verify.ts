import { openArticleAsOperator } from "../../lib/database/access";
import { type LedgerCheck, verifyAllLedgers, verifyLedger } from "../../lib/database/ledger/verify-ledger";
import { type CommandLine, orExplain, readTyped } from "../command-line";

export const command: CommandLine = {
  usage: "ledger verify [ARTICLE]",
  what: "Recomputes the hash chain and compares the tables with it; exits with 1 and names the first entry that is wrong.",
  async run(args) {
    const [id] = readTyped(args, []).words;
    let broken = 0;
    for await (const check of checksOf(id)) {
      console.log(sentence(check));
      if (!check.ok) broken += 1;
    }
    return broken === 0 ? 0 : 1;
  },
};

async function* checksOf(id: string | undefined): AsyncGenerator<LedgerCheck> {
  if (id === undefined) yield* verifyAllLedgers();
  else yield await verifyLedger(orExplain(await openArticleAsOperator(id), `Article ${id}`).articleId);
}

function sentence(check: LedgerCheck): string {
  if (check.ok) return `${check.articleId}: ${check.entries} entries hold, head ${check.head.hash}`;
  return `${check.articleId}: broken at entry ${check.seq}. ${check.reason}`;
}
