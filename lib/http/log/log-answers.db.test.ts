import { randomUUID } from "node:crypto";
import { hexToBytes } from "@noble/hashes/utils.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { readLogSize } from "../../database/log/log-rows";
import { sequenceLog, signLogNow } from "../../database/log/sequence-log";
import { makeCommand, must, SEATS } from "../../database/testing/test-desk";
import type { ArticleId } from "../../domain/ids";
import { fromBase64 } from "../../log/base64";
import { openCheckpoint } from "../../log/checkpoint";
import { hashLogged } from "../../log/log-leaf";
import { type Hash, nodeHash, rootOf } from "../../log/merkle-tree";
import { readVerifierKey } from "../../log/signed-note";
import { isConsistent, isIncluded } from "../../log/verify-proof";
import { handlerOf } from "../door-tests/every-route";
import { type Knock, openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";

let door: TestDoor;
let articleId: ArticleId;
/** Entries of the desk's own ledger, which its making wrote. */
let own: number;
beforeAll(async () => {
  door = await openTestDoor();
  for (const seat of SEATS) await door.enter(seat);
  await sequenceLog(await door.enter("owner"), null, () => new Date(0));
  own = await readLogSize((await door.enter("owner")).workspaceId);
  articleId = (await door.add("The well was dug in 1902.")).id;
  await comment(300);
  await signLogNow(await door.enter("owner"));
});
afterAll(disconnect);

async function comment(times: number): Promise<void> {
  const commands = Array.from({ length: times }, () =>
    makeCommand("comment", { commentId: randomUUID(), body: "Again?" }),
  );
  for (let at = 0; at < times; at += 100)
    must(await commitCommands(await door.open("reviewer1", articleId), commands.slice(at, at + 100)));
}

type LogRoute = "readLogCheckpoint" | "readLogKey" | "readLogTile" | "proveEntry" | "proveGrowth";

const ask = async (route: LogRoute, { params, ...knock }: Knock = {}) =>
  door.knock(await handlerOf(API[route]), {
    as: "nobody",
    ...knock,
    params: { slug: door.slug, tile: "0/000", ...params },
  });

const raw = async (route: LogRoute, tile = "0/000"): Promise<Response> => {
  const handler = await handlerOf(API[route]);
  const params = Promise.resolve({ slug: door.slug, tile: tile.split("/") });
  return handler(new Request("http://localhost:3000/"), { params });
};

async function checkpoint() {
  const key = opened(readVerifierKey((await (await raw("readLogKey")).text()).split("\n")[0] ?? ""));
  return opened(openCheckpoint(await (await raw("readLogCheckpoint")).text(), [key]));
}

function opened<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: string },
): T {
  if (!result.ok) throw new Error(result.failure);
  return result.value;
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

const hashesOf = (encoded: readonly string[]): readonly Hash[] =>
  encoded.map((each) => fromBase64(each) ?? expect.unreachable());

describe("a desk's log, without an account", () => {
  it("has a checkpoint that its key signed, and tiles of which its root is the tree's", async () => {
    const { origin, size, root } = await checkpoint();
    expect([origin, size]).toEqual([`localhost:3000/w/${door.slug}`, own + 301]);
    const [full, rest] = await Promise.all([raw("readLogTile"), raw("readLogTile", `0/001.p/${own + 45}`)]);
    expect(full.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(rest.headers.get("cache-control")).toBe("no-store");
    const bytes = Buffer.concat([await bytesOf(full), await bytesOf(rest)]);
    expect(bytes.length).toBe((own + 301) * 32);
    const hashAt = (index: number) => new Uint8Array(bytes.subarray(index * 32, (index + 1) * 32));
    const read = (level: number, index: number): Hash =>
      level === 0 ? hashAt(index) : nodeHash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
    expect(rootOf(size, read)).toEqual(root);
  });

  it("shows that an entry is in it, and that it only grew", async () => {
    const older = await checkpoint();
    const { body } = await ask("proveEntry", { query: `article=${articleId}&seq=17` });
    const proof = body as { index: number; size: number; hash: string; hashes: string[] };
    expect([proof.index, proof.size, hexToBytes(proof.hash).length]).toEqual([own + 16, own + 301, 32]);
    const leaf = hashLogged({ articleId, seq: 17, hash: proof.hash });
    expect(isIncluded({ ...proof, leaf, root: older.root }, hashesOf(proof.hashes))).toBe(true);
    await comment(3);
    await signLogNow(await door.enter("owner"));
    const grown = await ask("proveGrowth", { query: `from=${own + 301}&to=${own + 304}` });
    const { hashes } = grown.body as { hashes: string[] };
    expect(isConsistent(older, await checkpoint(), hashesOf(hashes))).toBe(true);
  });

  it("names the field that it cannot answer", async () => {
    const complaints = async (route: LogRoute, knock: Knock) => {
      const { status, body } = await ask(route, knock);
      return [status, ...(body as { errors: { path: string }[] }).errors.map(({ path }) => path)];
    };
    expect(await complaints("proveEntry", { query: "article=x&seq=-1" })).toEqual([422, "article", "seq"]);
    expect(await complaints("proveEntry", { query: `article=${articleId}&seq=20&size=3` })).toEqual([
      422,
      "size",
    ]);
    expect(await complaints("proveEntry", { query: `article=${articleId}&seq=20&size=3000` })).toEqual([
      422,
      "size",
    ]);
    expect(await complaints("proveGrowth", { query: "from=4&to=3" })).toEqual([422, "from"]);
    expect(await complaints("proveGrowth", { query: "from=4&to=3000" })).toEqual([422, "to"]);
    expect(await complaints("readLogTile", { params: { tile: "0/1" } })).toEqual([422, "tile"]);
    await comment(1);
    await sequenceLog(await door.enter("owner"));
    const newest = (await checkpoint()).size - own + 1;
    expect(await complaints("proveEntry", { query: `article=${articleId}&seq=${newest}` })).toEqual([
      422,
      "seq",
    ]);
  });

  it("has nothing that is not there", async () => {
    for (const tile of ["0/002", "1/000", "0/001.p/200", "7/000.p/1"])
      expect((await ask("readLogTile", { params: { tile } })).status).toBe(404);
    expect((await ask("proveEntry", { query: `article=${randomUUID()}&seq=1` })).status).toBe(404);
    for (const slug of ["nobody", "\0", "\ud800"])
      expect((await ask("readLogCheckpoint", { params: { slug } })).status).toBe(404);
  });

  it("is for members where the desk says so, and nothing for others", async () => {
    const settings = async (hasPublicLog: boolean, as: Knock["as"] = "owner") =>
      (
        await door.knock(await handlerOf(API.changeWorkspace), {
          ...{ as, method: "PATCH", params: { slug: door.slug }, json: { settings: { hasPublicLog } } },
        })
      ).status;
    expect(await settings(false, "editor")).toBe(403);
    expect(await settings(false)).toBe(200);
    const stranger = await openTestDoor();
    for (const route of ["readLogCheckpoint", "readLogKey", "readLogTile"] as const) {
      expect((await ask(route)).status, route).toBe(404);
      const params = { slug: door.slug, tile: "0/000" };
      expect((await stranger.knock(await handlerOf(API[route]), { params })).status, route).toBe(404);
    }
    expect((await ask("proveGrowth", { query: "from=0&to=1" })).status).toBe(404);
    expect((await ask("proveEntry", { as: "viewer", query: `article=${articleId}&seq=1` })).status).toBe(200);
    expect((await ask("proveGrowth", { as: "viewer", query: "from=0&to=1" })).status).toBe(200);
    expect(await settings(true)).toBe(200);
  });
});
