// A web process without its web side, for two-processes.db.test.ts: follows an article and writes to it.
import { randomUUID } from "node:crypto";
import { openArticle } from "../../database/access";
import { commitCommands } from "../../database/ledger/commit-command";
import { makeCommand, must } from "../../database/testing/test-desk";
import type { ActorId } from "../../domain/ids";
import { followLedger } from "../ledger-feed";

const [articleId = "", userId = ""] = process.argv.slice(2);
const caller = { kind: "user", userId: userId as ActorId, sessionId: "" } as const;
const access = must(await openArticle(caller, articleId));
let seq = 0;
let telling: Promise<void> = Promise.resolve();
const following = await followLedger(access, tell);
tell();

process.on("message", async (count: number) => {
  for (let at = 0; at < count; at += 1) {
    const command = makeCommand("comment", { commentId: randomUUID(), body: `${process.pid} says ${at}.` });
    must(await commitCommands(access, [command]));
  }
  process.send?.({ written: count });
});
process.on("disconnect", () => process.exit());

/** Hands on every entry that this process hears of, in the order in which it does. */
function tell(): void {
  telling = telling.then(async () => {
    for (;;) {
      const chunk = must(await following.next(seq));
      if (chunk === null) return;
      seq = chunk.last;
      process.send?.({ heard: chunk.entries.map((entry) => entry.seq) });
    }
  });
}
