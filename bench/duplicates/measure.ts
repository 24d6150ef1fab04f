import { randomUUID } from "node:crypto";
import type { WorkspaceAccess } from "../../lib/database/access";
import { packSignature } from "../../lib/database/articles/find-duplicates";
import { database } from "../../lib/database/client";
import { Prisma } from "../../lib/database/generated/client";
import { sourceKey } from "../../lib/domain/source-address";
import { traceText } from "../../lib/text/text-trace";
import { addDesk, take } from "../commands/desk";
import { randomNumbers } from "../material";
import { percentile } from "../statistics";

const ARTICLES = 100_000;
const AT_ONCE = 1_000;
const ASKED = 200;
const WORDS = 500;

export type DuplicateFigures = {
  readonly articles: number;
  readonly ways: readonly {
    readonly what: string;
    readonly p50: number;
    readonly p95: number;
    readonly right: number;
    readonly asked: number;
  }[];
  /** The same question where no index may be used, and how many times the other that is. */
  readonly withoutIndex: { readonly p50: number; readonly ratio: number };
  readonly traceMs: number;
  readonly indexMb: number;
};

/** How long it takes to find out whether a desk of many articles has one already. */
export async function measureDuplicates(): Promise<DuplicateFigures> {
  const access = (await addDesk(1)).at(0);
  await fill(access);
  const { findDuplicates } = await import("../../lib/database/articles/find-duplicates");
  const ask = async (text: string, address: string | null) => {
    const began = performance.now();
    const found = take(await findDuplicates(access, { text, addresses: [address] }));
    return { took: performance.now() - began, found };
  };
  type Asked = { readonly text: string; readonly address: string | null; readonly title: string | null };
  const measure = async (what: string, make: (at: number) => Asked) => {
    const times: number[] = [];
    let right = 0;
    for (let at = 0; at < ASKED; at += 1) {
      const { text, address, title } = make(at);
      const { took, found } = await ask(text, address);
      times.push(took);
      if ((found[0]?.title ?? null) === title) right += 1;
    }
    return { what, p50: percentile(times, 0.5), p95: percentile(times, 0.95), right, asked: ASKED };
  };
  await ask(story(-1), null);
  const old = (at: number) => (at * 7_919) % ARTICLES;
  const ways = [
    await measure("a text that the desk does not have", (at) => ({
      text: story(ARTICLES + at),
      address: null,
      title: null,
    })),
    await measure("one that it has but for a word in fifty", (at) => ({
      text: changed(story(old(at))),
      address: null,
      title: titleOf(old(at)),
    })),
    await measure("another text from an address that it has", (at) => ({
      text: story(2 * ARTICLES + at),
      address: addressOf(old(at)),
      title: titleOf(old(at)),
    })),
  ];
  return {
    articles: ARTICLES,
    ways,
    withoutIndex: await withoutIndex(access, ways[0]?.p50 ?? 0),
    traceMs: traceTime(),
    indexMb: await indexSize(),
  };
}

async function fill({ workspaceId }: WorkspaceAccess): Promise<void> {
  for (let from = 0; from < ARTICLES; from += AT_ONCE) {
    const rows = Array.from({ length: AT_ONCE }, (_, at) => ({
      id: randomUUID(),
      at: from + at,
      trace: traceText(story(from + at)),
    }));
    await database().$transaction([
      database().article.createMany({
        data: rows.map(({ id, at }) => ({
          ...{ id, workspaceId, title: titleOf(at), direction: "ltr", sourceUrl: addressOf(at) },
          ...{
            currentRevisionId: randomUUID(),
            headSeq: 1,
            headHash: "",
            createdAt: new Date(),
            updatedAt: new Date(),
          },
        })),
      }),
      database().articleTrace.deleteMany({ where: { articleId: { in: rows.map(({ id }) => id) } } }),
      database().articleTrace.createMany({
        data: rows.map(({ id, at, trace }) => ({
          ...{ articleId: id, workspaceId, addressKey: sourceKey(addressOf(at)) },
          ...{ bands: [...trace.bands], signature: packSignature(trace.signature) },
        })),
      }),
    ]);
  }
  await database().$executeRaw`ANALYZE article_trace`;
}

async function withoutIndex({ workspaceId }: WorkspaceAccess, ours: number) {
  const times: number[] = [];
  for (let at = 0; at < 10; at += 1) {
    const bands = [...traceText(story(ARTICLES + at)).bands];
    const began = performance.now();
    await database().$transaction([
      database().$executeRaw`SET LOCAL enable_bitmapscan = off`,
      database().$queryRaw(
        Prisma.sql`SELECT article_id FROM article_trace WHERE workspace_id = ${workspaceId}::uuid AND bands && ${bands}::int[]`,
      ),
    ]);
    times.push(performance.now() - began);
  }
  const p50 = percentile(times, 0.5);
  return { p50, ratio: p50 / ours };
}

function traceTime(): number {
  const texts = Array.from({ length: 200 }, (_, at) => story(at));
  const began = performance.now();
  for (const text of texts) traceText(text);
  return (performance.now() - began) / texts.length;
}

async function indexSize(): Promise<number> {
  const [row] = await database().$queryRaw<{ size: bigint }[]>`
    SELECT pg_total_relation_size('article_trace') AS size`;
  return Number(row?.size ?? 0) / 1_048_576;
}

const titleOf = (at: number): string => `Article ${at} of many`;
const addressOf = (at: number): string => `https://news.example/${Math.floor(at / 1_000)}/${at}`;

/** A text of words as often as words are in a language (Zipf), always the same for the same number. */
function story(at: number): string {
  const next = randomNumbers(at + 7);
  return Array.from({ length: WORDS }, () => `w${Math.floor(20_000 ** next())}`).join(" ");
}

const changed = (text: string): string =>
  text
    .split(" ")
    .map((word, at) => (at % 50 === 25 ? "changed" : word))
    .join(" ");
