import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { connect, createServer as createTcpServer, type Socket } from "node:net";
import { buildConnector } from "undici";
import type { ConnectTo } from "../checked-addresses";

export type Page = (request: IncomingMessage, response: ServerResponse) => void;

/** A site on loopback: pages by path, what was asked of it, and its end. */
export async function startSite(pages: Readonly<Record<string, Page>>) {
  const asked: IncomingMessage[] = [];
  const answer: RequestListener = (request, response) => {
    asked.push(request);
    const page = pages[new URL(request.url ?? "/", "http://x").pathname];
    if (page === undefined) response.writeHead(404).end("no");
    else page(request, response);
  };
  const server = createServer(answer);
  return { ...(await listen(server)), asked };
}

/** A server that says what no HTTP server would. */
export async function startRawSite(onConnection: (socket: Socket) => void) {
  return listen(
    createTcpServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => onConnection(socket));
    }),
  );
}

/** A proxy that leads every tunnel to one port of loopback, and tells where it should have led. */
export async function startProxy(port: number) {
  const asked: string[] = [];
  const server = createServer();
  server.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    const onward = connect(port, "127.0.0.1", () => socket.write("HTTP/1.1 200 OK\r\n\r\n"));
    for (const each of [onward, socket]) each.on("error", () => undefined);
    onward.pipe(socket).pipe(onward);
  });
  return { ...(await listen(server)), asked };
}

async function listen(server: ReturnType<typeof createTcpServer>) {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A listening server has a port.");
  const { port } = address;
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}`, sockets, stop };
}

/** Connects to loopback whatever the addresses, as if the site were there, and tells which were meant. */
export function pretendingToConnect(port: number) {
  const meant: string[] = [];
  const connectTo: ConnectTo = (addresses) => {
    meant.push(...addresses);
    const connect = buildConnector({ timeout: 2_000 });
    return (options, callback) =>
      connect({ ...options, protocol: "http:", hostname: "127.0.0.1", port: String(port) }, callback);
  };
  return { meant, connectTo };
}
