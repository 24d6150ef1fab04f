import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { WorkspaceAccess } from "../database/access";
import { database, disconnect } from "../database/client";
import { verifyDesk } from "../database/desk/verify-desk";
import { commitCommands } from "../database/ledger/commit-command";
import { sequenceLog } from "../database/log/sequence-log";
import { publishReport } from "../database/reports/publish-report";
import { makeCommand, makeTestDesk, must, type TestDesk } from "../database/testing/test-desk";
import { listDeliveries, readDelivery, redeliver, testWebhook } from "../database/webhooks/deliveries";
import { takeDeliveryTurns } from "../database/webhooks/delivery-turns";
import { forgetDeliveries, queueDeliveries } from "../database/webhooks/queue-deliveries";
import {
  addWebhook,
  changeWebhook,
  listWebhooks,
  removeWebhook,
  replaceWebhookSecret,
} from "../database/webhooks/webhooks";
import type { ArticleId, CommandId } from "../domain/ids";
import { WEBHOOK_EVENTS } from "../domain/webhook";
import { createFetcher } from "../fetch/create-fetcher";
import { deliverWebhooks } from "./deliver-webhooks";
import { signWebhook } from "./sign-webhook";
import { type Answering, loopbackFetcher, serve, type TestServer } from "./testing/serve-witness";

vi.hoisted(() => {
  process.env["ASSAY_FETCH_ALLOW"] = "127.0.0.1";
});

type Got = { readonly headers: IncomingHttpHeaders; readonly body: string };

const SENTENCE = "The ferry was cut in 2019.";
const MINUTE = 60_000;
const DAY = 86_400_000;

let desk: TestDesk;
let owner: WorkspaceAccess;
let got: Got[];
const servers: TestServer[] = [];

beforeEach(async () => {
  // Those of other tests are not told.
  await database().webhook.deleteMany();
  desk = await makeTestDesk();
  owner = await desk.enter("owner");
  got = [];
});
afterEach(async () => {
  for (const each of servers.splice(0)) await each.stop();
});
afterAll(disconnect);

const takes: Answering = (_, response) => response.writeHead(204).end();
const says =
  (status: number, body = "", headers = {}): Answering =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

async function receiver(answer: Answering): Promise<string> {
  const server = await serve((body, response, request) => {
    got.push({ headers: request.headers, body: body.toString("utf8") });
    answer(body, response, request);
  });
  servers.push(server);
  return `${server.address}/hooks`;
}

const hook = async (answer: Answering = takes, events = [...WEBHOOK_EVENTS]) =>
  must(await addWebhook(owner, { address: await receiver(answer), events }));

/** An article with a claim that is settled, as of this desk's editor. */
async function settle(
  article?: ArticleId,
): Promise<{ readonly articleId: ArticleId; readonly claimId: string }> {
  const articleId = article ?? (await desk.add(SENTENCE)).id;
  const editor = await desk.open("editor", articleId);
  const claimId = randomUUID();
  const quote = { exact: "The ferry was cut in 2019" };
  must(
    await commitCommands(editor, [
      makeCommand("highlight-claim", { claimId, anchor: { quote }, statement: "The line ended in 2019." }),
      makeCommand("give-verdict", { claimId, rating: "false", rationale: "It still runs." }),
      makeCommand("settle-claim", { claimId, rating: "false", rationale: "Secret reasons.", version: 1 }),
    ]),
  );
  return { articleId, claimId };
}

type Said = { readonly note?: string; readonly readers?: "public" | "members"; readonly kind?: "update" };

async function publish(articleId: ArticleId, { note, ...choices }: Said = {}): Promise<void> {
  const commandId = randomUUID() as CommandId;
  const request = { commandId, seq: null, headline: "The ferry still runs", note: note ?? null, ...choices };
  const page = async () => ({ ok: true, value: { html: "<p>Page", json: "{}" } }) as const;
  must(await publishReport(await desk.open("editor", articleId), request, page));
}

/** What happened is taken into the log and queued, and what is due at that time is sent. */
async function deliver(at = new Date(), waitMs = 3_000, fetcher = loopbackFetcher()): Promise<void> {
  await sequenceLog(owner);
  await queueDeliveries(at);
  const sent = await deliverWebhooks({ now: () => at, fetcher, waitMs });
  await Promise.all(sent.values());
}

const deliveriesOf = async (webhookId: string) => must(await listDeliveries(owner, webhookId, 100));
const only = async (webhookId: string) => (await deliveriesOf(webhookId))[0] ?? expect.unreachable();
const message = (at = 0) => JSON.parse(got[at]?.body ?? "null");
const inMs = (ms: number) => new Date(Date.now() + ms);

function isSignedWith({ headers, body }: Got, secret: string): boolean {
  const id = String(headers["webhook-id"]);
  const sentAt = new Date(Number(headers["webhook-timestamp"]) * 1_000);
  const right = signWebhook({ id, sentAt, body }, [secret])["webhook-signature"] ?? "";
  return String(headers["webhook-signature"]).split(" ").includes(right);
}

describe("a webhook", () => {
  it("is told of a settled claim, signed with its secret, and of nothing else of the claim", async () => {
    const { webhookId, secret } = await hook();
    const { articleId, claimId } = await settle();
    await deliver();
    expect(got).toHaveLength(1);
    expect(got.every((each) => isSignedWith(each, secret))).toBe(true);
    expect(got[0]?.headers["content-type"]).toBe("application/json");
    expect(message()).toEqual({
      type: "claim.settled",
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        workspace: desk.slug,
        article: { id: articleId, title: "An article" },
        seq: expect.any(Number),
        claim: {
          ...{ id: claimId, quote: "The ferry was cut in 2019", statement: "The line ended in 2019." },
          rating: { id: "false", label: "False", value: 1 },
        },
      },
    });
    // Whoever judged or settled it, and why, is the desk's.
    for (const kept of [...Object.values(desk.people), "Secret reasons", "It still runs"])
      expect(got[0]?.body).not.toContain(kept);
    expect(await only(webhookId)).toMatchObject({ state: "delivered", status: 204, tries: 1, problem: null });
    const { deliveryId } = await only(webhookId);
    expect(got[0]?.headers["webhook-id"]).toBe(deliveryId);
    expect(must(await readDelivery(owner, webhookId, deliveryId)).body).toBe(got[0]?.body);
  });

  it("is told of each edition as what it is, with its address unless only members may read it", async () => {
    await hook();
    const { articleId } = await settle();
    await publish(articleId, { readers: "public" });
    await deliver();
    await publish(articleId, { note: "A year was wrong." });
    await deliver();
    await publish(articleId, { note: "More is known.", kind: "update" });
    await deliver();
    const editor = await desk.open("editor", articleId);
    must(await commitCommands(editor, [makeCommand("withdraw-edition", { number: 1, reason: "Wrong." })]));
    await deliver();
    await publish(articleId, { note: "For us.", readers: "members" });
    await deliver();
    const said = got.map((_, at) => message(at)).filter(({ type }) => type !== "claim.settled");
    expect(said.map(({ type, data }) => [type, data.edition.number, data.edition.kind])).toEqual([
      ["report.published", 1, "fact-check"],
      ["report.corrected", 2, "correction"],
      ["report.published", 3, "update"],
      ["report.withdrawn", 1, "fact-check"],
      ["report.corrected", 4, "correction"],
    ]);
    expect(said[0].data.edition).toMatchObject({ readers: "public", headline: "The ferry still runs" });
    const origin = process.env["ASSAY_URL"] ?? process.env["NEXTAUTH_URL"];
    if (origin !== undefined)
      expect(said[0].data.edition.address).toMatch(/^https?:\/\/[^/]+\/r\/an-article-\w{6}\/1$/);
    expect(said[4].data.edition).toEqual({
      ...{ number: 4, kind: "correction", readers: "members", headline: null, address: null },
    });
  });

  it("is told only of what it asked for, of its own desk, and of nothing from before it was added", async () => {
    const { articleId } = await settle();
    await sequenceLog(owner);
    const { webhookId } = await hook(takes, ["report.withdrawn", "report.published"]);
    await settle(articleId);
    const other = await makeTestDesk();
    const elsewhere = await other.add(SENTENCE);
    await publish(articleId);
    await deliver();
    expect((await deliveriesOf(webhookId)).map((each) => each.type)).toEqual(["report.published"]);
    expect(got.map((_, at) => message(at).data.article.id)).toEqual([articleId]);
    expect(got[0]?.body).not.toContain(elsewhere.id);
  });

  it("gets each message once, however often and by how many it is looked for", async () => {
    const { webhookId } = await hook();
    await settle();
    await sequenceLog(owner);
    await Promise.all(Array.from({ length: 5 }, () => queueDeliveries(new Date())));
    // As if a webhook's place in the log were lost.
    await database().webhook.update({ where: { id: webhookId }, data: { position: 0 } });
    await Promise.all(Array.from({ length: 5 }, () => deliver()));
    expect(await deliveriesOf(webhookId)).toHaveLength(1);
    expect(got).toHaveLength(1);
  });

  it("is tried again under the same id until it takes the message, later each time", async () => {
    let times = 0;
    const { webhookId, secret } = await hook((_, response) => {
      times += 1;
      response.writeHead(times < 3 ? 500 : 200).end(times < 3 ? "Down" : "Thanks");
    });
    await settle();
    await deliver();
    expect(await only(webhookId)).toMatchObject({
      state: "waiting",
      status: 500,
      problem: "It answered 500.",
    });
    expect(must(await listWebhooks(owner))[0]?.failingSince).not.toBeNull();
    await deliver(inMs(3_000));
    expect(got).toHaveLength(1);
    await deliver(inMs(7_000));
    await deliver(inMs(2 * MINUTE));
    expect(got).toHaveLength(2);
    await deliver(inMs(7 * MINUTE));
    expect(got).toHaveLength(3);
    expect(new Set(got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(got.map(({ body }) => body)).size).toBe(1);
    expect(got.every((each) => isSignedWith(each, secret))).toBe(true);
    const { deliveryId } = await only(webhookId);
    expect(must(await readDelivery(owner, webhookId, deliveryId))).toMatchObject({
      ...{ state: "delivered", tries: 3, nextTryAt: null, answer: "Thanks" },
    });
    expect(must(await listWebhooks(owner))[0]?.failingSince).toBeNull();
  });

  it("is given up after about a day, and switched off when nothing arrived for five", async () => {
    const { webhookId } = await hook(says(500));
    await settle();
    const start = Date.now();
    const at = (ms: number) => new Date(start + ms);
    await deliver(at(0));
    for (let tries = 1; tries < 20; tries += 1) {
      const { nextTryAt } = await only(webhookId);
      if (nextTryAt === null) break;
      await deliver(new Date(nextTryAt));
    }
    const given = await only(webhookId);
    expect(given).toMatchObject({ state: "failed", tries: 8, nextTryAt: null });
    const took = Date.parse(given.lastTryAt ?? "") - start;
    expect(took).toBeGreaterThan(DAY);
    expect(took).toBeLessThan(1.4 * DAY);
    expect(must(await listWebhooks(owner))[0]).toMatchObject({ off: null });
    // Days of silence do not count: only tries that fail do.
    for (const day of [5.5, 6.4, 7.3, 8.2, 9.1, 10]) {
      must(await redeliver(owner, webhookId, given.deliveryId, () => at(day * DAY)));
      await deliver(at(day * DAY));
      expect(must(await listWebhooks(owner))[0]).toMatchObject({ off: null });
    }
    await deliver(at(10.6 * DAY));
    expect(must(await listWebhooks(owner))[0]?.off?.reason).toMatch(/five days/);
    const before = got.length;
    await deliver(at(12 * DAY));
    expect(got).toHaveLength(before);
    expect(await redeliver(owner, webhookId, given.deliveryId)).toMatchObject({
      failure: { kind: "invalid" },
    });
    expect(await verifyDesk(owner.workspaceId)).toMatchObject({ ok: true });
  });

  it("that answers 410 is switched off, says so, and begins anew when an owner switches it on", async () => {
    const { webhookId } = await hook(says(410));
    await settle();
    await deliver();
    expect(await only(webhookId)).toMatchObject({ state: "failed", status: 410 });
    expect(must(await listWebhooks(owner))[0]?.off?.reason).toMatch(/410/);
    await settle();
    await deliver(inMs(DAY));
    expect(got).toHaveLength(1);
    must(await changeWebhook(owner, webhookId, { isPaused: false }));
    await deliver(inMs(DAY));
    expect(got).toHaveLength(1);
    await settle();
    await deliver(inMs(DAY));
    expect(got).toHaveLength(2);
  });

  it.each<[string, Answering, RegExp, number | null]>([
    ["never answers", () => undefined, /did not answer within 1 seconds/, null],
    ["hangs up", (_, response) => response.destroy(), /could not be reached/, null],
    ["sends elsewhere", says(307, "", { Location: "/other" }), /sends one to another address \(307\)/, 307],
    ["does not know it", says(404), /answered 404/, 404],
  ])("that %s is told of, and tried again", async (_, answering, problem, status) => {
    const { webhookId } = await hook(answering);
    await settle();
    await deliver(new Date(), 1_000);
    expect(got).toHaveLength(1);
    const found = await only(webhookId);
    expect(found).toMatchObject({ state: "waiting", status, problem: expect.stringMatching(problem) });
    expect(Date.parse(found.nextTryAt ?? "")).toBeGreaterThan(Date.now());
  });

  it("is never asked in a private network, nor where nobody may be asked", async () => {
    const { webhookId } = await hook();
    await settle();
    const strict = { isOff: false, allowed: [], proxy: null, userAgent: "Assay (tests)" };
    await deliver(new Date(), 1_000, createFetcher(strict));
    expect(got).toEqual([]);
    expect(await only(webhookId)).toMatchObject({ problem: expect.stringMatching(/private network/) });
    await deliver(inMs(MINUTE), 1_000, createFetcher({ ...strict, isOff: true }));
    // Nobody was asked, so that it counts as no try.
    expect(await only(webhookId)).toMatchObject({ state: "waiting", tries: 1 });
  });

  it("whose answer is endless costs a kilobyte, and keeps what Postgres can", async () => {
    const { webhookId } = await hook((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(`\u0000${"é".repeat(5_000)}`));
      };
      response.on("drain", more);
      more();
    });
    await settle();
    await deliver();
    const { deliveryId, state } = await only(webhookId);
    expect(state).toBe("delivered");
    const { answer } = must(await readDelivery(owner, webhookId, deliveryId));
    expect(answer).toMatch(/^\ufffdé+\ufffd?$/);
    expect(Buffer.byteLength(answer ?? "")).toBeLessThan(1_100);
  });

  it.each<[string, Answering]>([
    ["packed in a way nobody knows", says(200, "Thanks", { "Content-Encoding": "zstd" })],
    ["not packed as it says", says(202, "Thanks", { "Content-Encoding": "gzip" })],
    ["broken off", (_, response) => response.writeHead(200).write("Tha", () => response.destroy())],
    ["never ended", (_, response) => response.writeHead(200).write("Tha")],
  ])("has its message where the answer says so, though its body is %s", async (_, answering) => {
    const { webhookId } = await hook(answering);
    await settle();
    await deliver(new Date(), 1_000);
    expect(await only(webhookId)).toMatchObject({ state: "delivered", tries: 1, problem: null });
  });

  it.each<[string, string, number]>([
    ["seconds", "3600", 60 * MINUTE],
    ["a date", new Date(Date.now() + 120 * MINUTE).toUTCString(), 120 * MINUTE],
    ["far too many seconds", "99999999", 600 * MINUTE],
    ["nothing that can be read", "soon", 5_000],
  ])("that asks to be tried later, by %s, is tried then", async (_, said, wait) => {
    const { webhookId } = await hook(says(503, "", { "Retry-After": said }));
    await settle();
    const now = Date.now();
    await deliver(new Date(now));
    const { nextTryAt } = await only(webhookId);
    expect(Math.abs(Date.parse(nextTryAt ?? "") - now - wait)).toBeLessThan(MINUTE);
  });

  it("is not held to account for turns that we waited for", async () => {
    const { webhookId } = await hook((_, response) => {
      setTimeout(() => response.writeHead(204).end(), 500);
    });
    const fetcher = loopbackFetcher();
    const { address } = must(await listWebhooks(owner))[0] ?? expect.unreachable();
    for (let turn = 0; turn < 7; turn += 1) void fetcher(address);
    await settle();
    await deliver(new Date(), 1_000, fetcher);
    expect(await only(webhookId)).toMatchObject({ state: "delivered", tries: 1 });
  });

  it("that is slow keeps no other waiting", async () => {
    const slow = await hook(() => undefined);
    const quick = await hook();
    await settle();
    await sequenceLog(owner);
    await queueDeliveries(new Date());
    const sent = await deliverWebhooks({ fetcher: loopbackFetcher(), waitMs: 5_000 });
    await sent.get(quick.webhookId);
    expect(await only(quick.webhookId)).toMatchObject({ state: "delivered" });
    expect(await only(slow.webhookId)).toMatchObject({ state: "waiting", tries: 0 });
    await settle();
    await sequenceLog(owner);
    await queueDeliveries(new Date());
    const next = await deliverWebhooks({ fetcher: loopbackFetcher(), busy: [slow.webhookId] });
    expect([...next.keys()]).toEqual([quick.webhookId]);
    await next.get(quick.webhookId);
    await sent.get(slow.webhookId);
  });

  it("is tried again by another where whoever took its message died", async () => {
    const { webhookId } = await hook();
    await settle();
    await sequenceLog(owner);
    await queueDeliveries(new Date());
    const [dead] = await takeDeliveryTurns(new Date());
    expect(dead).toMatchObject({ webhookId });
    await deliver();
    expect(got).toEqual([]);
    await deliver(inMs(61_000));
    expect(got).toHaveLength(1);
    expect(await only(webhookId)).toMatchObject({ state: "delivered", tries: 1 });
  });

  it("signs with the secret before as well for a day, and never says one again", async () => {
    const { webhookId, secret } = await hook();
    const { secret: next } = must(await replaceWebhookSecret(owner, webhookId));
    expect(next).not.toBe(secret);
    expect(JSON.stringify(must(await listWebhooks(owner)))).not.toContain("whsec_");
    expect(JSON.stringify(await database().deskRow.findMany())).not.toContain("whsec_");
    expect(JSON.stringify(await database().webhook.findMany())).not.toContain("whsec_");
    await settle();
    await deliver();
    await settle();
    await deliver(inMs(1.1 * DAY));
    expect(got.map((each) => [isSignedWith(each, next), isSignedWith(each, secret)])).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  it("says so where the installation's own secret is another one now", async () => {
    const { webhookId } = await hook();
    await database().webhook.update({ where: { id: webhookId }, data: { secretHash: "other" } });
    await settle();
    await deliver();
    expect(got).toEqual([]);
    expect(await only(webhookId)).toMatchObject({ problem: expect.stringMatching(/Make a new secret/) });
    must(await replaceWebhookSecret(owner, webhookId));
    await deliver(inMs(MINUTE));
    expect(await only(webhookId)).toMatchObject({ state: "delivered" });
  });

  it("is tested once, and sent a message again under its id, which resets its tries", async () => {
    const { webhookId } = await hook(says(500));
    must(await testWebhook(owner, webhookId));
    await deliver(inMs(1_000));
    const test = await only(webhookId);
    expect(test).toMatchObject({ type: "webhook.test", state: "failed", tries: 1 });
    expect(message()).toEqual({ type: "webhook.test", timestamp: test.at, data: { workspace: desk.slug } });
    must(await redeliver(owner, webhookId, test.deliveryId));
    await deliver(inMs(1_000));
    expect(got.map(({ headers }) => headers["webhook-id"])).toEqual([test.deliveryId, test.deliveryId]);
  });

  it("is never told what happened while it was paused", async () => {
    const { webhookId } = await hook();
    must(await changeWebhook(owner, webhookId, { isPaused: true }));
    await settle();
    await deliver();
    must(await changeWebhook(owner, webhookId, { isPaused: false }));
    await deliver();
    expect(got).toEqual([]);
    await settle();
    // Queued, and not sent before it is paused: it is given up in words when the webhook is resumed.
    await sequenceLog(owner);
    await queueDeliveries(new Date());
    must(await changeWebhook(owner, webhookId, { isPaused: true }));
    must(await changeWebhook(owner, webhookId, { isPaused: false }));
    await deliver();
    expect(got).toEqual([]);
    const waited = await only(webhookId);
    expect(waited).toMatchObject({ state: "failed", problem: expect.stringMatching(/Send it again/) });
    must(await redeliver(owner, webhookId, waited.deliveryId));
    await deliver(inMs(1_000));
    expect(got).toHaveLength(1);
    expect(await verifyDesk(owner.workspaceId)).toMatchObject({ ok: true });
    expect(await testWebhook(owner, webhookId)).toMatchObject({ ok: true });
  });

  it("keeps nothing of what was removed by order of law, and sends what is due without it", async () => {
    const { webhookId } = await hook(says(500));
    const { articleId } = await settle();
    await deliver();
    expect(got[0]?.body).toContain("The line ended");
    const highlighted = await database().ledgerRow.findFirstOrThrow({
      where: { articleId, type: "claim-highlighted" },
    });
    const removal = makeCommand("redact-entry", { seq: highlighted.seq, reason: "A court said so." });
    must(await commitCommands(await desk.open("owner", articleId), [removal]));
    const { deliveryId } = await only(webhookId);
    expect(must(await readDelivery(owner, webhookId, deliveryId))).toMatchObject({
      body: null,
      answer: null,
    });
    await deliver(inMs(10_000));
    expect(got).toHaveLength(2);
    expect(got[1]?.body).not.toContain("The line ended");
  });

  it("forgets what was sent a month ago, and not what is still to be tried", async () => {
    const { webhookId } = await hook();
    await settle();
    await deliver();
    await forgetDeliveries(inMs(29 * DAY));
    expect(await deliveriesOf(webhookId)).toHaveLength(1);
    await forgetDeliveries(inMs(31 * DAY));
    expect(await deliveriesOf(webhookId)).toEqual([]);
  });

  it("is an owner's alone, of this desk alone, and each change of it stands in the desk's ledger", async () => {
    const { webhookId, address } = await hook();
    must(await testWebhook(owner, webhookId));
    const { deliveryId } = await only(webhookId);
    const [editor, elsewhere] = [await desk.enter("editor"), await (await makeTestDesk()).enter("owner")];
    for (const [who, kind] of [
      [editor, "forbidden"],
      [elsewhere, "not-found"],
    ] as const)
      for (const refused of [
        await changeWebhook(who, webhookId, { isPaused: true }),
        await replaceWebhookSecret(who, webhookId),
        await removeWebhook(who, webhookId),
        await testWebhook(who, webhookId),
        await listDeliveries(who, webhookId, 10),
        await readDelivery(who, webhookId, deliveryId),
        await redeliver(who, webhookId, deliveryId),
      ])
        expect(refused).toMatchObject({ ok: false, failure: { kind } });
    expect(await listWebhooks(editor)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(must(await listWebhooks(elsewhere))).toEqual([]);
    for (const bad of [
      "http://hooks.example",
      "hooks.example",
      "ftp://hooks.example",
      "https://a:b@c.example",
    ])
      expect(await addWebhook(owner, { address: bad, events: ["claim.settled"] })).toMatchObject({
        failure: { kind: "invalid", errors: [{ path: "address" }] },
      });
    expect(await addWebhook(owner, { address, events: ["claim.settled"] })).toMatchObject({
      failure: { errors: [{ path: "address" }] },
    });
    expect(await addWebhook(owner, { address: "https://b.example", events: [] })).toMatchObject({
      failure: { errors: [{ path: "events" }] },
    });
    must(await changeWebhook(owner, webhookId, { address: "https://hooks.example/T0/secret-path" }));
    must(await replaceWebhookSecret(owner, webhookId));
    must(await removeWebhook(owner, webhookId));
    expect(await deliveriesOfGone(webhookId)).toBe(0);
    const told = await database().deskRow.findMany({
      where: { workspaceId: owner.workspaceId, type: { startsWith: "webhook-" } },
      orderBy: { seq: "asc" },
    });
    expect(told.map(({ type }) => type)).toEqual([
      ...["webhook-added", "webhook-changed", "webhook-secret-made", "webhook-removed"],
    ]);
    expect(JSON.stringify(told)).not.toContain("secret-path");
    expect(await verifyDesk(owner.workspaceId)).toMatchObject({ ok: true });
  });
});

const deliveriesOfGone = (webhookId: string) => database().webhookDelivery.count({ where: { webhookId } });
