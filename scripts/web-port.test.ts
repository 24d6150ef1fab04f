import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import { isFree, requireFree } from "./web-port.mjs";

const HOST = "127.0.0.1";
let server: Server | null = null;

afterEach(() => {
  server?.close();
  server = null;
});

async function listen(): Promise<{ readonly host: string; readonly port: number }> {
  server = createServer().listen(0, HOST);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { host: HOST, port: address.port };
}

it("says at once which port is used and what to do", async () => {
  const address = await listen();
  await expect(isFree(address)).resolves.toBe(false);
  await expect(requireFree(address)).rejects.toThrow(`Port ${address.port} is already used`);
});

it("waits for a port that whoever was killed still holds for a moment", async () => {
  const address = await listen();
  const freed = requireFree(address, 20_000);
  await expect(isFree(address)).resolves.toBe(false);
  server?.close();
  await freed;
  await expect(isFree(address)).resolves.toBe(true);
});
