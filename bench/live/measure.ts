import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { askUntilAnswered, type Door, pause } from "../faults/door";
import { openDoors } from "../faults/open-doors";
import { median, percentile } from "../statistics";
import { type FeedReader, openReader } from "./feed-reader";
import { measureFloor } from "./floor";

/** From one person's command to another's open feed, in milliseconds; beside it the floor of the same seconds. */
export type LiveFigures = {
  readonly processes: number;
  readonly streams: number;
  readonly writers: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly notify: number;
  readonly durable: number;
};

/** Bytes that one more open stream costs the web processes. */
export type StreamMemory = { readonly processes: number; readonly bytesAStream: number };

/** `emptyAnswer`: milliseconds until an answer (401) for which nothing is asked of the database, nobody else being there. */
export type LiveMeasured = {
  readonly latency: readonly LiveFigures[];
  readonly memory: StreamMemory;
  readonly emptyAnswer: number;
};

export type Product = { readonly url: string; readonly pid: number };

const STREAMS = [5, 50, 200] as const;
const WRITERS = [1, 10, 50] as const;
const SECONDS = 6;
const SETTLING_MS = 1_000;
const MEMORY_PAUSE_MS = 3_000;
const MEMORY_ROUNDS = 5;
/** How often a writer writes: a person who never stops. */
const EVERY_MS = 500;

/** Measures the product that runs with `processes` web processes. Needs DATABASE_URL. */
export async function measureLive(
  product: Product,
  ownerUrl: string,
  processes: number,
): Promise<LiveMeasured> {
  const doors = await openDoors(product.url, 10);
  const memory = await measureMemory(product, doors, processes);
  const emptyAnswer = await measureEmptyAnswer(product);
  const latency: LiveFigures[] = [];
  for (const streams of STREAMS) {
    for (const writers of WRITERS) {
      const article = await addArticle(doorOf(doors, 0));
      const readers = await openReaders(doors, article, streams);
      await write(doors, article, writers, 1);
      const sent: number[] = [];
      const floor = await measureFloor(ownerUrl, async () => {
        sent.push(...(await write(doors, article, writers, SECONDS)));
        await pause(SETTLING_MS);
      });
      const times = readers.flatMap((reader) => latencies(reader, sent));
      for (const reader of readers) reader.close();
      latency.push({ processes, streams, writers, ...spread(times), ...floorOf(floor) });
    }
  }
  return { latency, memory, emptyAnswer };
}

const spread = (times: readonly number[]) => ({
  median: median(times),
  p95: percentile(times, 0.95),
  p99: percentile(times, 0.99),
});

const floorOf = (floor: { readonly notify: readonly number[]; readonly durable: readonly number[] }) => ({
  notify: median(floor.notify),
  durable: median(floor.durable),
});

/** Every writer writes twice a second, out of step with the others. Gives back when each entry's command was sent, by seq. */
async function write(
  doors: readonly Door[],
  articleId: string,
  writers: number,
  seconds: number,
): Promise<readonly number[]> {
  const sent: number[] = [];
  const until = performance.now() + seconds * 1000;
  const one = async (writer: number): Promise<void> => {
    await pause((writer / writers) * EVERY_MS);
    while (performance.now() < until) {
      const began = performance.now();
      const command = { commandId: randomUUID(), type: "comment", commentId: randomUUID(), body: "Seen it." };
      const path = `/articles/${articleId}/commands`;
      const answer = (await askUntilAnswered(doorOf(doors, writer), path, command)) as {
        readonly events: readonly { readonly seq: number }[];
      };
      for (const { seq } of answer.events) sent[seq] = began;
      await pause(Math.max(0, EVERY_MS - (performance.now() - began)));
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => one(writer)));
  return sent;
}

function latencies(reader: FeedReader, sent: readonly (number | undefined)[]): readonly number[] {
  return sent.flatMap((began, seq) => {
    const came = reader.arrivals.get(seq);
    if (began === undefined) return [];
    if (came === undefined) throw new Error(`Entry ${seq} never came to a stream.`);
    return [came - began];
  });
}

async function openReaders(
  doors: readonly Door[],
  articleId: string,
  count: number,
): Promise<readonly FeedReader[]> {
  const readers: FeedReader[] = [];
  for (let index = 0; index < count; index += 1) {
    const { url, secret } = doorOf(doors, index);
    readers.push(await openReader(url, secret, articleId, 0));
  }
  return readers;
}

/** What 200 streams add to the web processes' resident memory: the median of some rounds after one that warms up. */
async function measureMemory(
  { pid }: Product,
  doors: readonly Door[],
  processes: number,
): Promise<StreamMemory> {
  const articleId = await addArticle(doorOf(doors, 0));
  const round = async (): Promise<number> => {
    const before = residentBytes(pid);
    const readers = await openReaders(doors, articleId, 200);
    await pause(MEMORY_PAUSE_MS);
    const added = residentBytes(pid) - before;
    for (const reader of readers) reader.close();
    await pause(MEMORY_PAUSE_MS);
    return added / readers.length;
  };
  await round();
  const added: number[] = [];
  for (let count = 0; count < MEMORY_ROUNDS; count += 1) added.push(await round());
  return { processes, bytesAStream: median(added) };
}

async function measureEmptyAnswer({ url }: Product): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 100; count += 1) {
    const began = performance.now();
    await (await fetch(`${url}/api/v1/me`)).text();
    times.push(performance.now() - began);
    await pause(20);
  }
  return median(times);
}

function residentBytes(parent: number): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").trim().split(" ");
  const web = children.filter((pid) => /web-process/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8")));
  const kilobytes = web.map((pid) =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]),
  );
  return kilobytes.reduce((sum, each) => sum + each, 0) * 1024;
}

async function addArticle(door: Door): Promise<string> {
  const body = { title: "Live", content: "The ferry sails at noon.", format: "text", allowDuplicate: true };
  const { id } = (await askUntilAnswered(door, "/workspaces/demo/articles", body)) as { readonly id: string };
  return id;
}

function doorOf(doors: readonly Door[], index: number): Door {
  const door = doors[index % doors.length];
  if (door === undefined) throw new Error("There is no door.");
  return door;
}
