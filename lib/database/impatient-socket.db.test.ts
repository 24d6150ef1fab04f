import { createServer, connect as dial, type Socket } from "node:net";
import pg from "pg";
import { expect, it } from "vitest";
import { environment } from "../env";
import { impatientSocket } from "./client";
import { isConnectionLoss } from "./unavailable";

it("takes a database that stops answering for one that is gone, and not a slow one", async () => {
  await using line = await openLine();
  const client = new pg.Client({ connectionString: line.address, stream: () => impatientSocket(1_000) });
  client.on("error", () => undefined);
  await client.connect();
  expect((await client.query("SELECT pg_sleep(0.3), 42 AS answer")).rows).toMatchObject([{ answer: 42 }]);
  line.freeze();
  const outcome = await client.query("SELECT 1").then(
    () => "answered",
    (error: unknown) => error,
  );
  expect(isConnectionLoss(outcome), String(outcome)).toBe(true);
});

/** A line to the tests' database that can be made to carry nothing more, without being closed. */
async function openLine() {
  const database = new URL(environment().DATABASE_URL);
  const ends: Socket[] = [];
  const server = createServer((here) => {
    const there = dial(Number(database.port), database.hostname);
    ends.push(here, there);
    for (const end of [here, there]) end.on("error", () => undefined);
    here.pipe(there);
    there.pipe(here);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const address = new URL(database);
  address.port = String(typeof bound === "object" && bound !== null ? bound.port : 0);
  return {
    address: address.href,
    freeze: () => {
      for (const end of ends) end.unpipe().pause();
    },
    [Symbol.asyncDispose]: async () => {
      for (const end of ends) end.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
