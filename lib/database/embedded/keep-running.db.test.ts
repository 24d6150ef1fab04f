import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, it, vi } from "vitest";
import { openEmbeddedDatabase } from "./embedded-database.mjs";
import { keepRunning } from "./keep-running.mjs";
import { isAlive } from "./process-life.mjs";

it("starts a killed database again where it was, with what was committed, and stops it when asked", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), `assay-test-${process.pid}-`));
  const database = await openEmbeddedDatabase(folder);
  const said: string[] = [];
  const stopKeeping = keepRunning(database, { say: (line) => said.push(line) });
  try {
    await ask(database.ownerUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
    const killed = database.pid;
    process.kill(killed, "SIGKILL");
    await vi.waitFor(async () => expect(said).toHaveLength(2), 25_000);
    expect(database.pid).not.toBe(killed);
    expect(await ask(database.ownerUrl, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  } finally {
    await stopKeeping();
    await database.stop();
  }
  expect(isAlive(database.pid)).toBe(false);
  expect(said.join(" ")).toMatch(/ended unexpectedly.*back/);
  rmSync(folder, { recursive: true, force: true });
});

it("comes back at the port it had when it was killed together with who kept it running", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), `assay-test-${process.pid}-`));
  const first = await openEmbeddedDatabase(folder);
  process.kill(first.pid, "SIGKILL");
  await vi.waitFor(() => expect(isAlive(first.pid)).toBe(false));
  const second = await openEmbeddedDatabase(folder);
  await second.stop();
  expect(second.pid).not.toBe(first.pid);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function ask(connectionString: string, query: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}
