import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as commit } from "@/app/api/v1/articles/[id]/commands/route";
import { GET as follow } from "@/app/api/v1/articles/[id]/events/route";
import { GET as readEdition } from "@/app/r/[slug]/[number]/route";
import { GET as readNewest } from "@/app/r/[slug]/route";
import { disconnect } from "../../database/client";
import { makeCommand } from "../../database/testing/test-desk";
import type { ArticleId } from "../../domain/ids";
import { stopListening } from "../../live/ledger-feed";
import { reportsAt } from "../door-tests/reports.expected";
import { cookieOf, openTestDoor, type TestDoor } from "../door-tests/test-door";
import { directRoutes } from "./direct-routes";

const direct = directRoutes({ commit, follow, readNewest, readEdition });
const NOT_OURS = 299;
const server = createServer((incoming, outgoing) => {
  if (!direct(incoming, outgoing)) outgoing.writeHead(NOT_OURS).end();
});

let door: TestDoor;
let articleId: ArticleId;
let origin: string;
beforeAll(async () => {
  door = await openTestDoor();
  articleId = (await door.add("The ferry sails at noon.")).id;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await stopListening();
  await disconnect();
});

const commands = () => `/api/v1/articles/${articleId}/commands`;
const events = () => `/api/v1/articles/${articleId}/events`;
const comment = () => makeCommand("comment", { commentId: randomUUID(), body: "Seen it." });
const JSON_TYPE = { "Content-Type": "application/json" };
const bearer = (): Record<string, string> => ({ Authorization: `Bearer ${door.tokens.editor}` });

type Sent = { readonly headers: Record<string, string>; readonly body?: string };

/** What the server answers and what the route's own handler answers; both without what must differ. */
async function both(path: string, sent: Sent) {
  const init = { ...sent, method: "POST" };
  const served = await fetch(`${origin}${path}`, init);
  const id = path.split("/")[4] ?? "";
  const made = await commit(new Request(`${origin}${path}`, init), { params: Promise.resolve({ id }) });
  return [await told(served), await told(made)] as const;
}

const OF_THE_LINE = new Set(["connection", "content-length", "date", "keep-alive", "transfer-encoding"]);

async function told(response: Response) {
  const headers = [...response.headers].filter(([name]) => !OF_THE_LINE.has(name));
  return { status: response.status, headers, body: await response.json() };
}

describe("a command that is answered before Next", () => {
  it("gets the answers of its route, whatever is asked", async () => {
    const body = JSON.stringify(comment());
    const headers = { ...bearer(), ...JSON_TYPE };
    const asked: readonly (readonly [number, string, Sent])[] = [
      [200, commands(), { headers, body }],
      [401, commands(), { headers: JSON_TYPE, body }],
      [404, `/api/v1/articles/${randomUUID()}/commands`, { headers, body }],
      [404, "/api/v1/articles/nonsense/commands", { headers, body }],
      [403, commands(), { headers: { ...headers, Authorization: `Bearer ${door.tokens.viewer}` }, body }],
      [400, commands(), { headers, body: "{" }],
      [400, commands(), { headers }],
      [415, commands(), { headers: { ...bearer(), "Content-Type": "text/plain" }, body }],
      [422, commands(), { headers, body: '{"type":"nonsense"}' }],
      [422, `${commands()}?at=1`, { headers, body }],
    ];
    for (const [status, path, sent] of asked) {
      const [served, made] = await both(path, sent);
      expect(served).toEqual(made);
      expect([status, path, sent.body, served.status]).toEqual([status, path, sent.body, status]);
    }
  });

  it("is refused with words when it is too long, also when its length was not said before", async () => {
    const body = JSON.stringify({ ...comment(), body: "x".repeat(6_000_000) });
    const init = { method: "POST", headers: { ...bearer(), ...JSON_TYPE } };
    expect((await fetch(`${origin}${commands()}`, { ...init, body })).status).toBe(413);
    const parts = new Blob([body]).stream();
    const halfDuplex = { ...init, body: parts, duplex: "half" };
    const inParts = await fetch(`${origin}${commands()}`, halfDuplex);
    expect(inParts.status).toBe(413);
  });

  it("is refused when a page of another site sent it with somebody's cookie", async () => {
    const headers = { ...JSON_TYPE, ...(await cookieOf(door.people.editor)) };
    const send = (more: Record<string, string>) =>
      fetch(`${origin}${commands()}`, {
        method: "POST",
        headers: { ...headers, ...more },
        body: JSON.stringify(comment()),
      });
    expect((await send({})).status).toBe(200);
    expect((await send({ Origin: origin })).status).toBe(200);
    expect((await send({ Origin: "https://elsewhere.example" })).status).toBe(403);
  });

  it("leaves the server well when it breaks off in the middle", async () => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    await once(socket, "connect");
    const arrived = new Promise<IncomingMessage>((resolve) => server.once("request", resolve));
    socket.write(`POST ${commands()} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"comm`);
    const { socket: line } = await arrived;
    const broken = new Promise((resolve) => line.once("close", resolve));
    socket.destroy();
    await broken;
    const headers = { ...bearer(), ...JSON_TYPE };
    const after = await fetch(`${origin}${commands()}`, {
      method: "POST",
      headers,
      body: JSON.stringify(comment()),
    });
    expect(after.status).toBe(200);
  });
});

describe("a published page that is answered before Next", () => {
  /** Without what the line makes of them. */
  const told = async (response: Response) => ({
    status: response.status,
    headers: [...response.headers].filter(([name]) => !OF_THE_LINE.has(name) && name !== "content-encoding"),
    page: await response.text(),
  });

  it("is the page of its route, newest and by number, and what is not there is not", async () => {
    const { published } = reportsAt(() => door);
    const { slug } = await published(articleId);
    await published(articleId, { note: "Again." });
    const asked = [
      [200, `/r/${slug}`, readNewest, { slug }],
      [200, `/r/${slug}/1`, readEdition, { slug, number: "1" }],
      [404, `/r/${slug}/9`, readEdition, { slug, number: "9" }],
      [404, "/r/nothing-here", readNewest, { slug: "nothing-here" }],
      [404, "/r/%E0%A4%A", readNewest, { slug: "%E0%A4%A" }],
    ] as const;
    for (const [status, path, route, params] of asked) {
      const served = await told(await fetch(`${origin}${path}`));
      const request = new Request(`${origin}${path}`, { headers: { "Accept-Encoding": "identity" } });
      expect(served).toEqual(await told(await route(request, { params: Promise.resolve(params) })));
      expect([path, served.status]).toEqual([path, status]);
    }
    for (const path of [`/r/${slug}/1?format=json`, `/r/${slug}/editions`, `/r/${slug}/embed`])
      expect((await fetch(`${origin}${path}`)).status).toBe(NOT_OURS);
  });

  it("travels packed to whoever can unpack it, and not at all to whoever has it", async () => {
    const { slug } = await reportsAt(() => door).published(articleId, { note: "Once more." });
    const page = (headers: Record<string, string>) => fetch(`${origin}/r/${slug}`, { headers });
    const encodings = async (accepted: string) =>
      (await page({ "Accept-Encoding": accepted })).headers.get("content-encoding");
    expect(await encodings("br, gzip;q=0.8")).toBe("gzip");
    expect(await encodings("gzip;q=0")).toBeNull();
    expect(await encodings("identity")).toBeNull();
    const tag = (await page({})).headers.get("etag") ?? "";
    expect((await page({ "If-None-Match": tag })).status).toBe(304);
    expect((await page({ "If-None-Match": 'W/"another"' })).status).toBe(200);
  });
});

describe("a feed that is answered before Next", () => {
  const headers = () => ({ ...bearer(), Accept: "text/event-stream" });

  it("tells what is written, from where it was asked", async () => {
    const [answer]: IncomingMessage[] = await once(
      get(`${origin}${events()}?after=0`, { headers: headers() }),
      "response",
    );
    if (answer === undefined) throw new Error("There was no answer.");
    expect(answer.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
    });
    const written = fetch(`${origin}${commands()}`, {
      method: "POST",
      headers: { ...bearer(), ...JSON_TYPE },
      body: JSON.stringify(makeCommand("comment", { commentId: randomUUID(), body: "The very last." })),
    });
    let text = "";
    for await (const bytes of answer) {
      text += bytes;
      if (text.includes("The very last.")) break;
    }
    const { head } = await (await written).json();
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    expect(ids).toEqual(Array.from({ length: head.seq }, (_, at) => at + 1));
  });

  it("is refused as its route refuses it", async () => {
    const ask = async (path: string, more: Record<string, string>) =>
      (await fetch(`${origin}${path}`, { headers: { Accept: "text/event-stream", ...more } })).status;
    expect(await ask(events(), {})).toBe(401);
    expect(await ask(`/api/v1/articles/${randomUUID()}/events`, bearer())).toBe(404);
    expect(await ask(`${events()}?after=x`, bearer())).toBe(422);
  });
});

it("leaves everything else to Next", async () => {
  const status = async (path: string, init: RequestInit = {}) =>
    (await fetch(`${origin}${path}`, init)).status;
  expect(await status(events())).toBe(NOT_OURS);
  expect(await status(commands())).toBe(NOT_OURS);
  expect(await status(commands(), { method: "DELETE" })).toBe(NOT_OURS);
  expect(await status(`${commands()}/`, { method: "POST" })).toBe(NOT_OURS);
  expect(await status("/api/v1/articles/a%2Fb/commands", { method: "POST" })).toBe(NOT_OURS);
  expect(await status("/")).toBe(NOT_OURS);
});
