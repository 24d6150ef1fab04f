import { randomUUID } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openLog, type WorkspaceAccess } from "../database/access";
import { database, disconnect } from "../database/client";
import { verifyDesk } from "../database/desk/verify-desk";
import { logKeys, logSigner } from "../database/log/log-key";
import { proveArticle } from "../database/log/prove-article";
import { readCheckpoint } from "../database/log/read-log";
import { sayCosigners } from "../database/log/say-cosigners";
import { signLogNow } from "../database/log/sequence-log";
import { addWitness, listWitnesses, removeWitness } from "../database/log/witnesses";
import { makeTestDesk, must, type TestDesk } from "../database/testing/test-desk";
import { readCosignatures, witnessKey } from "../log/cosignature";
import { cosign, TestWitness } from "../log/testing/test-witness";
import { askWitnesses } from "./ask-witnesses";
import { type Answering, byWitness, loopbackFetcher, serve, type TestServer } from "./testing/serve-witness";

vi.hoisted(() => {
  process.env["ASSAY_FETCH_ALLOW"] = "127.0.0.1";
});

let desk: TestDesk;
let log: WorkspaceAccess;
let witness: TestWitness;
let secret: Uint8Array;
const servers: TestServer[] = [];

beforeEach(async () => {
  // Those of other tests are not asked again.
  await database().logWitness.deleteMany();
  desk = await makeTestDesk();
  log = await desk.enter("owner");
  secret = ed25519.utils.randomSecretKey();
  witness = new TestWitness("witness.example/w1", secret);
  const { origin } = logSigner(log) ?? expect.unreachable();
  witness.knows(origin, logKeys(origin));
});
afterEach(async () => {
  for (const each of servers.splice(0)) await each.stop();
});
afterAll(disconnect);

async function add(answer: Answering, key = witness.key) {
  const server = await serve(answer);
  servers.push(server);
  return must(await addWitness(log, { key: witnessKey(key), address: `${server.address}/` }));
}

const openedLog = async () => must(await openLog(null, desk.slug));
const sign = async () => (await signLogNow(log)) ?? expect.unreachable();
// A fetcher of its own: the product's paces what it asks of a host.
const ask = (now: () => Date, waitMs = 10_000) => askWitnesses({ now, waitMs, fetcher: loopbackFetcher() });
const soon = () => new Date(Date.now() + 2_000);
const much = () => new Date(Date.now() + 7_200_000);
const listed = async () => must(await listWitnesses(log))[0] ?? expect.unreachable();

describe("a witness of a desk's log", () => {
  it("countersigns each checkpoint as the log grows, and is given out with it", async () => {
    await add(byWitness(witness));
    const article = await desk.add("One.");
    const first = await sign();
    await ask(soon);
    const served = must(await readCheckpoint(await openedLog()));
    expect(served.startsWith(first)).toBe(true);
    expect(readCosignatures(served, [witness.key])).toMatchObject({
      ok: true,
      value: [{ key: witness.key }],
    });
    await desk.add("Two.");
    const second = await sign();
    await ask(soon);
    expect(must(await readCheckpoint(await openedLog())).startsWith(second)).toBe(true);
    expect(readCosignatures(must(await readCheckpoint(await openedLog())), [witness.key])).toMatchObject({
      value: [{ key: witness.key }],
    });
    const size = witness.saw(logSigner(log)?.origin ?? "");
    expect(await listed()).toMatchObject({ last: { size }, problem: null });
    const told = [expect.stringMatching(/^countersigned by witness\.example\/w1 at \d{4}-/)];
    expect(await sayCosigners(desk.slug, served)).toEqual({ ok: true, value: told });
    const elsewhere = [expect.stringMatching(/with a key that is not known here$/)];
    expect(await sayCosigners("another", served)).toEqual({ ok: true, value: elsewhere });
    expect(await sayCosigners(desk.slug, second + served.slice(first.length))).toMatchObject({ ok: false });
    const proof = await proveArticle(log, article.id, { seq: 1, edition: null });
    expect(proof?.log.witnesses).toEqual([witnessKey(witness.key)]);
    expect(readCosignatures(proof?.log.checkpoint ?? "", [witness.key])).toMatchObject({
      value: [{ key: witness.key }],
    });
  });

  it("that saw the log elsewhere is asked once more from there", async () => {
    await desk.add("One.");
    await sign();
    const record = await add(byWitness(witness));
    await ask(soon);
    // What we knew of it is lost, as by a backup that was put back.
    await database().logWitness.update({
      where: { id: record.witnessId },
      data: { number: 0, size: 0, nextTryAt: new Date(0) },
    });
    await desk.add("Two.");
    await sign();
    await ask(soon);
    expect(await listed()).toMatchObject({ problem: null });
    expect(await database().logCosignature.count({ where: { workspaceId: log.workspaceId } })).toBe(2);
  });

  it("is not asked again before there is a newer checkpoint", async () => {
    const answering = vi.fn(byWitness(witness));
    await add(answering);
    await desk.add("One.");
    await sign();
    await ask(soon);
    await ask(much);
    expect(answering).toHaveBeenCalledTimes(1);
  });

  const SIZE = { "Content-Type": "text/x.tlog.size" };
  const html: Answering = (_, response) => response.writeHead(200).end("<!doctype html><p>Welcome!");
  const liar: Answering = (body, response) => {
    const note = body.toString("utf8").split("\n\n").slice(1).join("\n\n");
    const line = cosign(note, "witness.example/w1", ed25519.utils.randomSecretKey(), 1_700_000_000);
    response.writeHead(200).end(`${line}\n`);
  };
  const endless: Answering = (_, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write("— x ".repeat(5_000)));
    };
    response.on("drain", more);
    more();
  };
  it.each<[string, Answering, RegExp]>([
    ["answers nonsense", html, /is no countersignature/],
    ["signs with another key", liar, /not signed by its key/],
    ["answers without end", endless, /more than 64 KiB/],
    ["never answers", () => undefined, /did not answer within 0.5 seconds/],
    ["hangs up", (_, response) => response.destroy(), /could not be reached/],
    ["does not know the log", (_, response) => response.writeHead(404).end(), /does not know this log/],
    [
      "says that it saw more",
      (_, response) => response.writeHead(409, SIZE).end("99999\n"),
      /saw 99999 entries/,
    ],
    [
      "sends elsewhere",
      (_, response) => response.writeHead(302, { Location: "/x" }).end(),
      /sends one to another address/,
    ],
  ])("that %s is told of, and asked again later", async (_, answering, problem) => {
    const asked = vi.fn(answering);
    await add(asked);
    await desk.add("One.");
    const note = await sign();
    await ask(soon, 500);
    const times = asked.mock.calls.length;
    expect(await listed()).toMatchObject({ last: null, problem: expect.stringMatching(problem) });
    expect(must(await readCheckpoint(await openedLog()))).toBe(note);
    await ask(soon, 500);
    expect(asked).toHaveBeenCalledTimes(times);
    await ask(much, 500);
    expect(asked.mock.calls.length).toBeGreaterThan(times);
  });

  it("is added and removed in the desk's ledger, which its table agrees with", async () => {
    const { witnessId } = await add(byWitness(witness));
    expect(await verifyDesk(log.workspaceId)).toMatchObject({ ok: true });
    await database().logWitness.update({
      where: { id: witnessId },
      data: { address: "https://elsewhere.example" },
    });
    expect(await verifyDesk(log.workspaceId)).toMatchObject({
      ok: false,
      reason: expect.stringContaining("witnesses of the log"),
    });
    await database().logWitness.update({
      where: { id: witnessId },
      data: { address: servers[0]?.address ?? "" },
    });
    must(await removeWitness(log, witnessId));
    expect(await verifyDesk(log.workspaceId)).toMatchObject({ ok: true });
    const told = await database().deskRow.findMany({
      where: { workspaceId: log.workspaceId },
      orderBy: { seq: "desc" },
      take: 2,
    });
    expect(told.map(({ type }) => type)).toEqual(["witness-removed", "witness-added"]);
  });

  it("is refused with a key or an address that cannot be one, twice, and to who may not", async () => {
    const key = witnessKey(witness.key);
    const address = "https://witness.example";
    const refused = async (asked: { readonly key: string; readonly address: string }) => {
      const added = await addWitness(log, asked);
      return added.ok ? null : added.failure;
    };
    const names = (path: string) => ({ kind: "invalid", errors: [{ path }] });
    expect(await refused({ key: "witness.example", address })).toMatchObject(names("key"));
    for (const bad of [
      "http://witness.example",
      "witness.example",
      "ftp://witness.example",
      "https://a:b@witness.example",
      "https://witness.example?x=1",
      "javascript:alert(1)",
    ])
      expect(await refused({ key, address: bad })).toMatchObject(names("address"));
    must(await addWitness(log, { key, address }));
    expect(await refused({ key, address })).toMatchObject(names("key"));
    expect(await addWitness(await desk.enter("editor"), { key, address })).toMatchObject({
      failure: { kind: "forbidden" },
    });
    const elsewhere = await (await makeTestDesk()).enter("owner");
    const { witnessId } = await listed();
    expect(await removeWitness(elsewhere, witnessId)).toMatchObject({ failure: { kind: "not-found" } });
    expect(await removeWitness(log, randomUUID())).toMatchObject({ failure: { kind: "not-found" } });
  });
});
