import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { GET as getEvents } from "@/app/api/v1/articles/[id]/events/route";
import { dropStalledFeed } from "../../../scripts/drop-stalled-feed.mjs";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { makeCommand, must } from "../../database/testing/test-desk";
import type { ArticleId } from "../../domain/ids";
import { stopListening } from "../../live/ledger-feed";
import { directRoutes } from "../door/direct-routes";
import type { Handler } from "../door/handle";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";

const MIB = 1_048_576;
const READERS = 12;
const BATCHES = 8;
const COMMENTS = 100;
const LONG = "all work and no play ".repeat(900);
/** Longer than the pauses between batches, on a slow machine too. */
const STALLED_MS = 5_000;

let door: TestDoor;
let articleId: ArticleId;
const refuse: Handler = async () => new Response(null, { status: 405 });
const direct = directRoutes({
  ...{ commit: refuse, follow: getEvents },
  ...{ readNewest: refuse, readEdition: refuse },
});
const server = createServer((incoming, response) => {
  dropStalledFeed(incoming, response, STALLED_MS);
  direct(incoming, response);
});
const feedPath = (): string => `/api/v1/articles/${articleId}/events`;

beforeAll(async () => {
  door = await openTestDoor();
  articleId = (await door.add("The ferry sails at noon.")).id;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await stopListening();
  await disconnect();
});

it("drops clients that do not read, keeps memory flat meanwhile, and lets them resume without a gap", async () => {
  await write(1);
  // What the server keeps of all that is written, for whoever reads it as it comes, is no slow reader's doing.
  const reading = new AbortController();
  void readAsItComes(reading.signal);
  const withoutReaders = await growth();
  const readers = await Promise.all(Array.from({ length: READERS }, openWithoutReading));
  const withReaders = await growth();
  // If each had a queue of its own, twelve times what was written would wait.
  const written = BATCHES * COMMENTS * LONG.length;
  expect((withReaders - withoutReaders) / MIB).toBeLessThan((READERS * written) / MIB / 3);

  reading.abort();
  await vi.waitFor(async () => expect(await openConnections()).toBe(0), 20_000);
  const heard = await Promise.all(readers.map(readLeftovers));
  const all = Array.from({ length: 2 + 2 * BATCHES * COMMENTS }, (_, at) => at + 1);
  for (const ids of heard.slice(0, 2)) {
    expect(ids).toEqual(all.slice(0, ids.length));
    expect(ids.length).toBeLessThan(all.length);
    expect([...ids, ...(await resume(ids.at(-1) ?? 0, all.length))]).toEqual(all);
  }
}, 120_000);

/** How much more memory is in use once all batches are written. */
async function growth(): Promise<number> {
  const before = memory();
  for (let batch = 0; batch < BATCHES; batch += 1) await write(COMMENTS);
  return memory() - before;
}

function memory(): number {
  setFlagsFromString("--expose_gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function write(count: number): Promise<void> {
  const access = await door.open("editor", articleId);
  const commands = Array.from({ length: count }, () =>
    makeCommand("comment", { commentId: randomUUID(), body: LONG }),
  );
  must(await commitCommands(access, commands));
}

const port = (): number => (server.address() as AddressInfo).port;

const openConnections = (): Promise<number> =>
  new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );

const asking = (): Record<string, string> => ({
  Accept: "text/event-stream",
  Authorization: `Bearer ${door.tokens.viewer}`,
});

/** A client that asks for the feed and then never takes a byte from its socket. */
async function openWithoutReading(): Promise<Socket> {
  const socket = connect(port(), "127.0.0.1");
  await once(socket, "connect");
  socket.pause();
  socket.on("error", () => undefined);
  const headers = Object.entries(asking()).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${feedPath()} HTTP/1.1\r\nHost: localhost\r\n${headers.join("\r\n")}\r\n\r\n`);
  return socket;
}

/** A client that takes everything at once and keeps nothing. */
async function readAsItComes(signal: AbortSignal): Promise<void> {
  const [answer]: IncomingMessage[] = await once(
    get({ port: port(), host: "127.0.0.1", path: feedPath(), headers: asking(), signal }).on(
      "error",
      () => undefined,
    ),
    "response",
  );
  answer?.on("error", () => undefined).resume();
}

/** The ids of the messages that had reached the client's machine before it was dropped. */
async function readLeftovers(socket: Socket): Promise<readonly number[]> {
  const heard = new HeardIds();
  socket.on("data", (bytes) => heard.take(bytes));
  socket.resume();
  if (!socket.closed) await once(socket, "close");
  return heard.ids;
}

/** Asks for what comes after an id, and reads until the last. */
async function resume(after: number, last: number): Promise<readonly number[]> {
  const headers = { ...asking(), "Last-Event-ID": String(after) };
  const [answer]: IncomingMessage[] = await once(
    get({ port: port(), host: "127.0.0.1", path: feedPath(), headers }),
    "response",
  );
  if (answer === undefined) throw new Error("The feed gave no answer.");
  const heard = new HeardIds();
  for await (const bytes of answer) {
    heard.take(bytes);
    if (heard.ids.at(-1) === last) break;
  }
  return heard.ids;
}

/** The ids of messages that came whole. Keeps no more of the text than the message that has not ended yet. */
class HeardIds {
  readonly ids: number[] = [];
  #open = "";

  take(bytes: Buffer): void {
    const messages = (this.#open + bytes.toString("latin1")).split("\n\n");
    this.#open = messages.pop() ?? "";
    for (const message of messages) {
      const id = /^id: (\d+)\r?$/m.exec(message)?.[1];
      if (id !== undefined) this.ids.push(Number(id));
    }
  }
}
