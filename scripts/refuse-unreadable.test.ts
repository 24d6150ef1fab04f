import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refuseUnreadable } from "./refuse-unreadable.mjs";

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((asked, answer) => {
    if (!refuseUnreadable(asked, answer)) answer.end("let through");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  port = address.port;
});
afterAll(() => server.close());

function send(method: string, path: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path, agent: false }, async (response) =>
      resolve({ status: response.statusCode, body: await text(response) }),
    );
    sent.on("error", reject).end();
  });
}

it.each(["/", "/a%20b?q=%ff", "/w/%E2%98%83/new", "http://assay.example/r/x", "/%00", "//a"])(
  "lets the address %s through",
  async (path) => {
    expect(await send("GET", path)).toEqual({ status: 200, body: "let through" });
  },
);

it.each(["/%", "/api/v1/articles/%ff/review", "/r/%E0%A4%A", "/%c3%28"])(
  "answers 400 with a problem to the address %s",
  async (path) => {
    const { status, body } = await send("GET", path);
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ type: "/problems/malformed", status: 400 });
  },
);

it.each(["TRACE", "PROPFIND", "LOCK", "QUERY"])(
  "answers 405 with a problem to the method %s",
  async (method) => {
    const { status, body } = await send(method, "/api/v1/me");
    expect(status).toBe(405);
    expect(JSON.parse(body)).toMatchObject({ type: "/problems/method-not-allowed", status: 405 });
  },
);

it("answers 400 to an address that is none", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.end("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
});
