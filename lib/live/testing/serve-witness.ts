import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createFetcher } from "../../fetch/create-fetcher";
import type { TestWitness } from "../../log/testing/test-witness";

/** How a server of a test answers what was posted to it. */
export type Answering = (body: Buffer, response: ServerResponse, request: IncomingMessage) => void;

/** A server on this machine for tests, and what was posted to it. */
export type TestServer = { readonly address: string; readonly stop: () => Promise<void> };

export async function serve(answer: Answering): Promise<TestServer> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => answer(Buffer.concat(pieces), response, request));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** A fetcher that reaches such servers, as ASSAY_FETCH_ALLOW=127.0.0.1 would. */
export const loopbackFetcher = () =>
  createFetcher({
    ...{ isOff: false, allowed: [{ host: "127.0.0.1", port: null }], proxy: null },
    userAgent: "Assay (tests)",
  });

/** As a witness that keeps to the specification. */
export const byWitness =
  (witness: TestWitness): Answering =>
  (body, response, request) => {
    if (request.method !== "POST" || !request.url?.endsWith("/add-checkpoint")) {
      response.writeHead(404).end();
      return;
    }
    const answer = witness.answer(body.toString("utf8"));
    response.writeHead(answer.status, { "Content-Type": answer.type }).end(answer.body);
  };
