import { openArticleAsOperator } from "../../lib/database/access";
import { type DeskCheck, verifyAllDesks } from "../../lib/database/desk/verify-desk";
import { type LedgerCheck, verifyAllLedgers, verifyLedger } from "../../lib/database/ledger/verify-ledger";
import { type CommandLine, orExplain, readTyped } from "../command-line";

export const command: CommandLine = {
  usage: "ledger verify [ARTICLE]",
  what: "Recomputes the hash chains of articles and desks and compares the tables with them; exits with 1 and names the first entry that is wrong.",
  async run(args) {
    const [id] = readTyped(args, []).words;
    let broken = 0;
    for await (const check of checksOf(id)) {
      console.log(sentence(check));
      if (!check.ok) broken += 1;
    }
    if (id === undefined) {
      for await (const check of verifyAllDesks()) {
        console.log(deskSentence(check));
        if (!check.ok) broken += 1;
      }
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

function deskSentence(check: DeskCheck): string {
  const desk = `desk ${check.slug}`;
  if (!check.ok) return `${desk}: broken at entry ${check.seq}. ${check.reason}`;
  if (check.entries === 0) return `${desk}: no entries yet; its ledger begins with its next change`;
  return `${desk}: ${check.entries} entries hold, head ${check.head.hash}`;
}
