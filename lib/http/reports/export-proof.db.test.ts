import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "../../database/client";
import type { ArticleProof } from "../../database/log/prove-article";
import { sequenceLog, signLogNow } from "../../database/log/sequence-log";
import { fromBase64 } from "../../log/base64";
import { openCheckpoint } from "../../log/checkpoint";
import { hashLogged } from "../../log/log-leaf";
import { readVerifierKey } from "../../log/signed-note";
import { isIncluded } from "../../log/verify-proof";
import { check, inShort, refuted } from "../../verify/testing/dropped";
import { handlerOf } from "../door-tests/every-route";
import { reportsAt, stranger } from "../door-tests/reports.expected";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { showEdition } from "../public/public-report";
import { API } from "../routes/api-routes";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

const { reviewed, command, published } = reportsAt(() => door);

const exported = async (id: string, query = "") =>
  door.knock(await handlerOf(API.exportReport), {
    as: "viewer",
    params: { id },
    query: `format=proof${query}`,
  });

/** The seqs that the proof shows to be in its log. */
function proven(proof: ArticleProof): readonly number[] {
  const key = readVerifierKey(proof.log.key);
  const checkpoint = key.ok ? openCheckpoint(proof.log.checkpoint, [key.value]) : key;
  if (!checkpoint.ok) throw new Error(checkpoint.failure);
  expect(checkpoint.value.origin).toBe(proof.log.origin);
  return proof.entries.flatMap(({ seq, hash, index, hashes }) => {
    if (index === null) return [];
    const leaf = hashLogged({ articleId: proof.articleId, seq, hash });
    const way = hashes.map((each) => fromBase64(each) ?? expect.unreachable());
    expect(isIncluded({ index, leaf, ...checkpoint.value }, way)).toBe(true);
    return [seq];
  });
}

describe("a proof", () => {
  it("shows that the entries are in the log, as many as were asked for, and which are not yet", async () => {
    const { id, claimId } = await reviewed();
    await signLogNow(await door.enter("owner"));
    await command(id, "reopen-claim", { claimId, reason: "Look again." });
    const { body, headers } = await exported(id);
    expect(headers.get("content-disposition")).toContain("ferries-fares-4-proof.json");
    const proof = body as ArticleProof;
    expect(proof).toMatchObject({ format: "assay-proof", version: 1, articleId: id, shown: [] });
    expect(proof.entries.map(({ seq, index }) => [seq, index === null])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
    ]);
    expect(proven(proof)).toEqual([1, 2, 3]);
    await signLogNow(await door.enter("owner"));
    expect(proven((await exported(id)).body as ArticleProof)).toEqual([1, 2, 3, 4]);
    expect(proven((await exported(id, "&at=2")).body as ArticleProof)).toEqual([1, 2]);
  });

  it("of an edition has the entry that published it, for anyone, unless the log is for members", async () => {
    const { id, claimId } = await reviewed();
    const { slug, sha256, seq } = await published(id);
    await command(id, "reopen-claim", { claimId, reason: "Look again." });
    await signLogNow(await door.enter("owner"));
    const open = () =>
      door.knock(showEdition, { ...stranger, params: { slug, number: "1" }, query: "format=proof" });
    const { body } = await exported(id, "&edition=1");
    expect((await open()).body).toEqual(body);
    const proof = body as ArticleProof;
    expect(proven(proof)).toEqual([1, 2, seq, seq + 1]);
    const [entry, ...others] = proof.shown;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ seq: seq + 1, type: "report-published", data: { sha256 } });
    const page = await door.knock(showEdition, { ...stranger, params: { slug, number: "1" } });
    expect(createHash("sha256").update(String(page.body)).digest("hex")).toBe(sha256);
    const changeWorkspace = await handlerOf(API.changeWorkspace);
    const json = { settings: { hasPublicLog: false } };
    await door.knock(changeWorkspace, { method: "PATCH", params: { slug: door.slug }, json });
    expect((await open()).status).toBe(404);
    expect((await exported(id, "&edition=1")).status).toBe(200);
    const back = { settings: { hasPublicLog: true } };
    await door.knock(changeWorkspace, { method: "PATCH", params: { slug: door.slug }, json: back });
  });

  it("proves, to a checker that knows nothing else, the page and the JSON that were published and the ledger", async () => {
    const { id, claimId } = await reviewed();
    const { slug } = await published(id);
    await command(id, "reopen-claim", { claimId, reason: "Look again." });
    await signLogNow(await door.enter("owner"));
    const file = async (query: string) => {
      const at = { ...stranger, params: { slug, number: "1" }, query };
      const { body } = await door.knock(showEdition, at);
      return typeof body === "string" ? body : JSON.stringify(body);
    };
    const ledger = await door.knock(await handlerOf(API.exportReport), {
      ...{ as: "viewer", params: { id }, query: "format=ledger" },
    });
    const log = { ...stranger, params: { slug: door.slug } } as const;
    const findings = check({
      "page.html": await file(""),
      "proof.json": await file("format=proof"),
      "ledger.jsonl": String(ledger.body),
      "key.txt": String((await door.knock(await handlerOf(API.readLogKey), log)).body),
      "checkpoint.txt": String((await door.knock(await handlerOf(API.readLogCheckpoint), log)).body),
    });
    expect(refuted(findings)).toEqual([]);
    expect(inShort(findings)).toEqual(expect.arrayContaining(["proven page.html", "proven ledger.jsonl"]));
  });

  it("is refused of a moment that is none", async () => {
    const { id } = await reviewed();
    await sequenceLog(await door.enter("owner"));
    expect(await exported(id, "&at=9")).toMatchObject({ status: 422, body: { errors: [{ path: "at" }] } });
    expect(await exported(id, "&edition=1")).toMatchObject({
      status: 422,
      body: { errors: [{ path: "edition" }] },
    });
    expect(await exported(id, "&edition=1&at=2")).toMatchObject({ status: 422 });
  });
});
