import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { disconnect } from "../database/client";
import { commitCommands } from "../database/commit-command";
import { makeCommand, makeTestDesk, must, type TestDesk } from "../database/test-desk";
import { stopListening, subscribe } from "./ledger-feed";

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
    const heard: number[] = [];
    const stop = await subscribe(one.id, (seq) => heard.push(seq));
    await comment(other.id);
    await comment(one.id);
    await comment(one.id);
    await vi.waitFor(() => expect(heard).toEqual([2, 3]));
    stop();
    await comment(one.id);
    const later: number[] = [];
    (await subscribe(one.id, (seq) => later.push(seq)))();
    expect(heard).toEqual([2, 3]);
    expect(later).toEqual([]);
  });

  it("tells everyone to look for themselves after its connection was lost, and goes on", async () => {
    const { id } = await desk.add("One.");
    const heard: number[] = [];
    const stop = await subscribe(id, (seq) => heard.push(seq));
    await killListener();
    await vi.waitFor(() => expect(heard).toEqual([0]), 10_000);
    await comment(id);
    await vi.waitFor(() => expect(heard).toEqual([0, 2]));
    stop();
  });
});

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
