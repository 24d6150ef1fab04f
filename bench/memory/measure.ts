import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { type APIRequestContext, request as requests } from "@playwright/test";
import { median } from "../statistics";

/** Memory in MB: proportional set sizes, so that what processes share counts once. */
export type Held = { readonly starter: number; readonly web: number; readonly postgres: number };

/** What one of two products that were asked in turn held, and how fast it answered. */
export type MemoryFigures = {
  /** ASSAY_MEMORY_MB. */
  readonly memoryMb: number;
  readonly requests: number;
  readonly atRest: Held;
  readonly afterwards: Held;
  /** Requests a second, the median of the rounds. */
  readonly throughput: number;
  /** From asking for an article's page to its last byte, in milliseconds; the median. */
  readonly opening: number;
};

type Started = { readonly url: string; readonly pid: number; readonly memoryMb: number };

const ROUNDS = 30;
const REQUESTS_A_ROUND = 2_000;
const AT_ONCE = 10;

/** Asks products in turn, round by round, so that whatever else the machine does meets all of them. Linux alone tells how much they hold. */
export async function measureMemory(products: readonly Started[]): Promise<readonly MemoryFigures[]> {
  const desks = await Promise.all(products.map(openDesk));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const desk of desks) await playRound(desk);
    console.log(`Round ${round + 1} of ${ROUNDS} …`);
  }
  return desks.map(({ product, atRest, rates, openings }) => ({
    memoryMb: product.memoryMb,
    requests: ROUNDS * REQUESTS_A_ROUND,
    atRest,
    afterwards: heldBy(product.pid),
    throughput: median(rates),
    opening: median(openings),
  }));
}

type Desk = {
  readonly product: Started;
  readonly cookie: string;
  readonly articleId: string;
  readonly claimId: string;
  readonly atRest: Held;
  readonly rates: number[];
  readonly openings: number[];
};

async function openDesk(product: Started): Promise<Desk> {
  const request = await requests.newContext({ baseURL: product.url });
  await signIn(request);
  const data = {
    title: "Asked for often",
    content: "The harbour handled 41,200 containers.",
    format: "text",
    allowDuplicate: true,
  };
  const { id: articleId } = await (await request.post("/api/v1/workspaces/demo/articles", { data })).json();
  const claimId = randomUUID();
  const anchor = { quote: { exact: "41,200 containers" } };
  await request.post(`/api/v1/articles/${articleId}/commands`, {
    data: { commandId: randomUUID(), type: "highlight-claim", claimId, anchor },
  });
  const { cookies } = await request.storageState();
  await request.dispose();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return { product, cookie, articleId, claimId, atRest: heldBy(product.pid), rates: [], openings: [] };
}

async function signIn(request: APIRequestContext): Promise<void> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const form = { email: "owner@demo.assay", password: "assay-demo", csrfToken, json: "true" };
  await request.post("/api/auth/callback/credentials", { form });
}

async function playRound(desk: Desk): Promise<void> {
  const began = performance.now();
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < REQUESTS_A_ROUND) await askOnce(desk, next++ % 10);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  desk.rates.push(REQUESTS_A_ROUND / ((performance.now() - began) / 1_000));
}

/** Of ten requests five read, three verdicts change something, and two open a page. */
async function askOnce(desk: Desk, turn: number): Promise<void> {
  const { articleId, claimId } = desk;
  if (turn < 3) await take(desk, `/api/v1/articles/${articleId}/review`);
  else if (turn < 5) await take(desk, "/api/v1/workspaces/demo/articles");
  else if (turn < 8)
    await take(desk, `/api/v1/articles/${articleId}/commands`, {
      ...{ commandId: randomUUID(), type: "give-verdict", claimId, rating: turn % 2 ? "true" : "false" },
      rationale: "",
    });
  else if (turn === 8) await take(desk, "/w/demo");
  else {
    const began = performance.now();
    await take(desk, `/w/demo/articles/${articleId}`);
    desk.openings.push(performance.now() - began);
  }
}

async function take({ product, cookie }: Desk, path: string, body?: unknown): Promise<void> {
  const answer = await fetch(`${product.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { Cookie: cookie, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await answer.arrayBuffer();
  if (!answer.ok && answer.status !== 409) throw new Error(`${path} was refused with ${answer.status}.`);
}

/** What a product's process, those below it and its Postgres hold. */
function heldBy(pid: number): Held {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parents = new Map(processes.map((each) => [each, parentOf(each)]));
  const isBelow = (each: string): boolean => {
    const parent = parents.get(each);
    return each === String(pid) || (parent !== undefined && parent !== "0" && isBelow(parent));
  };
  const held = { starter: 0, web: 0, postgres: 0 };
  for (const each of processes.filter(isBelow)) {
    const command = read(`/proc/${each}/cmdline`) ?? "";
    const part = /postgres/.test(command) ? "postgres" : each === String(pid) ? "starter" : "web";
    held[part] += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${each}/smaps_rollup`) ?? "")?.[1] ?? 0) / 1_024;
  }
  return held;
}

function parentOf(pid: string): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
}

/** Null for a process that has just ended. */
function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
