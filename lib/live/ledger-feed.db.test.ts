import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { disconnect } from "../database/client";
import { commitCommands } from "../database/ledger/commit-command";
import { makeCommand, makeTestDesk, must, type TestDesk } from "../database/testing/test-desk";
import { type Following, followLedger, stopListening } from "./ledger-feed";

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeTestDesk();
});
afterAll(async () => {
  await stopListening();
  await disconnect();
});

describe("the live feed", () => {
  it("tells of every append to its article, of no other, and stops when asked", async () => {
    const [one, other] = [await desk.add("One."), await desk.add("Other.")];
    const wake = vi.fn();
    const following = await followLedger(await desk.open("viewer", one.id), wake);
    await comment(other.id);
    await comment(one.id);
    await comment(one.id);
    await vi.waitFor(async () => expect(await seqsAfter(following, 1)).toEqual([2, 3]));
    expect(wake.mock.calls.length).toBeLessThanOrEqual(2);
    following.stop();
    wake.mockClear();
    await comment(one.id);
    expect(await seqsAfter(await followLedger(await desk.open("viewer", one.id), wake), 0)).toEqual([
      1, 2, 3, 4,
    ]);
    expect(wake).not.toHaveBeenCalled();
  });

  it("finds what was committed while its connection was away, and goes on", async () => {
    const { id } = await desk.add("One.");
    const following = await followLedger(await desk.open("viewer", id), () => undefined);
    await killListener();
    await comment(id);
    await vi.waitFor(async () => expect(await seqsAfter(following, 1)).toEqual([2]), 10_000);
    await comment(id);
    await vi.waitFor(async () => expect(await seqsAfter(following, 1)).toEqual([2, 3]), 5_000);
    following.stop();
  });
});

async function seqsAfter(following: Following, after: number): Promise<readonly number[]> {
  const seqs: number[] = [];
  for (;;) {
    const chunk = must(await following.next(seqs.at(-1) ?? after));
    if (chunk === null) return seqs;
    seqs.push(...chunk.entries.map((entry) => entry.seq));
  }
}

async function comment(articleId: string): Promise<void> {
  const access = await desk.open("reviewer1", articleId);
  must(await commitCommands(access, [makeCommand("comment", { commentId: randomUUID(), body: "Heard?" })]));
}

async function killListener(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE query ILIKE 'listen %' AND datname = current_database()`);
  await client.end();
}
