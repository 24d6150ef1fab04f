import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openLog, type WorkspaceAccess } from "../database/access";
import { database, disconnect } from "../database/client";
import { signLogNow } from "../database/log/sequence-log";
import { readTimeStamp } from "../database/log/time-stamps";
import { makeTestDesk, must, type TestDesk } from "../database/testing/test-desk";
import { hasOpenssl, OpensslAuthority } from "../log/testing/openssl-authority";
import { type StampAuthority, stampCheckpoints } from "./stamp-checkpoints";
import { type Answering, loopbackFetcher, serve, type TestServer } from "./testing/serve-witness";

// Where OpenSSL is absent, nothing here can be shown: it is the authority.
describe.skipIf(!hasOpenssl)("time stamps of checkpoints", () => {
  let authority: OpensslAuthority;
  let desk: TestDesk;
  let log: WorkspaceAccess;
  const servers: TestServer[] = [];
  beforeAll(() => {
    authority = new OpensslAuthority();
  });
  beforeEach(async () => {
    // Those of other tests' desks are stamped already, as far as is looked at here.
    await database().$executeRaw`
      INSERT INTO log_time_stamp (workspace_id, number, reply, authority, at)
      SELECT workspace_id, max(number), '', 'a test', now() FROM log_checkpoint GROUP BY workspace_id
      ON CONFLICT DO NOTHING`;
    desk = await makeTestDesk();
    log = await desk.enter("owner");
    await desk.add("One.");
  });
  afterEach(async () => {
    for (const each of servers.splice(0)) await each.stop();
  });
  afterAll(async () => {
    authority.remove();
    await disconnect();
  });

  const stamping: Answering = (body, response) =>
    response
      .writeHead(200, { "Content-Type": "application/timestamp-reply" })
      .end(authority.stamp(new Uint8Array(body)));
  async function at(answer: Answering) {
    const server = await serve(answer);
    servers.push(server);
    return { address: server.address, rootFile: authority.rootFile };
  }
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  // A fetcher of its own: the product's paces what it asks of a host.
  const stamp = (by: StampAuthority, now: Date, waitMs = 10_000) =>
    stampCheckpoints(by, now, { waitMs, fetcher: loopbackFetcher() });
  const kept = async (size?: number) => readTimeStamp(must(await openLog(null, desk.slug)), size);

  it("are kept, and hold for OpenSSL over what the checkpoint says", async () => {
    const note = (await signLogNow(log)) ?? expect.unreachable();
    expect(await stamp(await at(stamping), later(0))).toEqual({ ok: true, value: null });
    const { reply, size } = must(await kept());
    expect(note.split("\n")[1]).toBe(String(size));
    expect(authority.verify(reply, note.slice(0, note.indexOf("\n\n") + 1))).toContain("Verification: OK");
    expect(must(await kept(size)).reply).toEqual(reply);
    expect(await kept(size + 1)).toMatchObject({ failure: { kind: "not-found" } });
  });

  it("are asked for once an hour at most, when there is a newer checkpoint", async () => {
    const asked = vi.fn(stamping);
    const from = await at(asked);
    await signLogNow(log);
    await stamp(from, later(0));
    await desk.add("Two.");
    await signLogNow(log);
    await stamp(from, later(0.5));
    expect(asked).toHaveBeenCalledTimes(1);
    await stamp(from, later(1.1));
    expect(asked).toHaveBeenCalledTimes(2);
    expect(await database().logTimeStamp.count({ where: { workspaceId: log.workspaceId } })).toBe(2);
  });

  it.each<[string, Answering, RegExp]>([
    ["answers nonsense", (_, response) => response.end("<!doctype html>"), /no time stamp/],
    ["is not well", (_, response) => response.writeHead(503).end(), /status 503/],
    ["never answers", () => undefined, /did not answer within 0.5 seconds/],
    ["refuses", (_, response) => response.end(Buffer.from("30053003020102", "hex")), /refused to stamp/],
  ])("are not kept of an authority that %s", async (_, answer, problem) => {
    await signLogNow(log);
    expect(await stamp(await at(answer), later(0), 500)).toEqual({
      ok: false,
      failure: expect.stringMatching(problem),
    });
    expect(await kept()).toMatchObject({ failure: { kind: "not-found" } });
  });

  it("are not kept of an authority that is not trusted, and a file of roots that is none is named", async () => {
    await signLogNow(log);
    const { address } = await at(stamping);
    expect(await stamp({ address, rootFile: undefined }, later(0))).toMatchObject({
      failure: expect.stringContaining("ASSAY_TSA_CA"),
    });
    for (const rootFile of ["package.json", "there/is/none.pem"])
      expect(await stamp({ address, rootFile }, later(0))).toMatchObject({
        failure: expect.stringContaining(rootFile),
      });
  });
});
