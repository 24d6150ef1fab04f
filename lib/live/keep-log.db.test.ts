import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database, disconnect } from "../database/client";
import { commitCommands } from "../database/ledger/commit-command";
import { makeCommand, makeTestDesk, must, type TestDesk } from "../database/testing/test-desk";
import { keepLog } from "./keep-log";
import { followLedger, stopListening } from "./ledger-feed";

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeTestDesk();
});
afterAll(async () => {
  await stopListening();
  await disconnect();
});

const taken = async (articleId: string) =>
  (await database().logLeaf.findMany({ where: { articleId }, orderBy: { index: "asc" } })).map(
    ({ seq }) => seq,
  );

describe("a process that keeps the log", () => {
  it("takes what was there before it, and what is committed within a second, beside who follows the article", async () => {
    const { id } = await desk.add("One.");
    const wake = vi.fn();
    const following = await followLedger(await desk.open("viewer", id), wake);
    keepLog();
    await vi.waitFor(async () => expect(await taken(id)).toEqual([1]), { timeout: 5_000 });
    must(
      await commitCommands(await desk.open("reviewer1", id), [
        makeCommand("comment", { commentId: randomUUID(), body: "Taken?" }),
      ]),
    );
    await vi.waitFor(async () => expect(await taken(id)).toEqual([1, 2]), { timeout: 1_000 });
    expect(wake).toHaveBeenCalled();
    following.stop();
  });
});
