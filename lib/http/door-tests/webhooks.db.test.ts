import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database, disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { sequenceLog } from "../../database/log/sequence-log";
import { makeCommand, must } from "../../database/testing/test-desk";
import { queueDeliveries } from "../../database/webhooks/queue-deliveries";
import type { CommandId } from "../../domain/ids";
import { deliverWebhooks } from "../../live/deliver-webhooks";
import { loopbackFetcher, serve, type TestServer } from "../../live/testing/serve-witness";
import { publishEdition } from "../reports/publish-edition";
import { API } from "../routes/api-routes";
import type { RouteSpec } from "../routes/route-spec";
import { webhookMessages } from "../schemas/webhook-schema";
import { handlerOf } from "./every-route";
import { type Knock, openTestDoor, type TestDoor } from "./test-door";

vi.hoisted(() => {
  process.env["ASSAY_FETCH_ALLOW"] = "127.0.0.1";
});

let door: TestDoor;
let other: TestDoor;
let server: TestServer;
const got: string[] = [];
beforeAll(async () => {
  await database().webhook.deleteMany();
  [door, other] = [await openTestDoor(), await openTestDoor()];
  server = await serve((body, response) => {
    got.push(body.toString("utf8"));
    response.writeHead(200).end("Thanks");
  });
});
afterAll(async () => {
  await server.stop();
  await disconnect();
});

async function ask(spec: RouteSpec, params: Knock["params"], knock: Knock = {}, at = door) {
  const knocked = { as: "owner" as const, method: spec.method, ...knock };
  return at.knock(await handlerOf(spec), { ...knocked, params: { slug: door.slug, ...params } });
}

describe("webhooks by the API", () => {
  it("are added, told of what happens in the words of the API's document, and looked after by owners", async () => {
    const json = { address: `${server.address}/x`, events: ["claim.settled", "report.published"] };
    const added = await ask(API.addWebhook, {}, { json });
    expect(added).toMatchObject({ status: 201, body: { ...json, secret: expect.stringMatching(/^whsec_/) } });
    const { webhookId, secret } = added.body as { readonly webhookId: string; readonly secret: string };

    const { id } = await door.add("The well was dug in 1902.");
    const editor = await door.open("editor", id);
    const claimId = randomUUID();
    const rating = { claimId, rating: "true", rationale: "Seen." };
    must(
      await commitCommands(editor, [
        makeCommand("highlight-claim", { claimId, anchor: { quote: { exact: "1902" } } }),
        makeCommand("give-verdict", rating),
        makeCommand("settle-claim", { ...rating, version: 1 }),
      ]),
    );
    const asked = { commandId: randomUUID() as CommandId, seq: null, note: null, readers: "public" } as const;
    must(await publishEdition(editor, asked, "https://assay.example"));
    await sequenceLog(await door.enter("owner"));
    await queueDeliveries(new Date());
    await Promise.all((await deliverWebhooks({ fetcher: loopbackFetcher() })).values());
    const said = got.map((each) => JSON.parse(each));
    webhookMessages.claimSettled.parse(said.find(({ type }) => type === "claim.settled"));
    webhookMessages.edition.parse(said.find(({ type }) => type === "report.published"));

    const listed = await ask(API.listDeliveries, { webhookId }, { query: "limit=1" });
    expect(listed).toMatchObject({
      status: 200,
      body: { deliveries: [{ state: "delivered", status: 200 }] },
    });
    const { deliveries } = listed.body as { readonly deliveries: readonly { readonly deliveryId: string }[] };
    const deliveryId = deliveries[0]?.deliveryId ?? "";
    const whole = await ask(API.readDelivery, { webhookId, deliveryId });
    expect(whole).toMatchObject({ status: 200, body: { answer: "Thanks" } });
    expect(await ask(API.redeliver, { webhookId, deliveryId })).toMatchObject({ status: 201 });
    expect(await ask(API.testWebhook, { webhookId })).toMatchObject({ status: 201 });
    const renewed = await ask(API.replaceWebhookSecret, { webhookId });
    expect(renewed).toMatchObject({ status: 201, body: { olderSecretUntil: expect.any(String) } });
    expect((renewed.body as { readonly secret: string }).secret).not.toBe(secret);
    const all = await ask(API.listWebhooks, {});
    expect(all).toMatchObject({ status: 200, body: { isSending: true, webhooks: [{ webhookId }] } });
    for (const { body } of [all, listed, whole]) expect(JSON.stringify(body)).not.toContain("whsec_");

    for (const spec of [
      ...[API.listWebhooks, API.addWebhook, API.changeWebhook, API.removeWebhook, API.replaceWebhookSecret],
      ...[API.testWebhook, API.listDeliveries, API.readDelivery, API.redeliver],
    ] as readonly RouteSpec[]) {
      const knock = spec.body === undefined ? {} : { json: spec === API.addWebhook ? json : {} };
      const params = { webhookId, deliveryId };
      expect(await ask(spec, params, { ...knock, as: "editor" })).toMatchObject({ status: 403 });
      expect(await ask(spec, params, { ...knock, as: "nobody" })).toMatchObject({ status: 401 });
      expect(await ask(spec, params, knock, other)).toMatchObject({ status: 404 });
      const own = await ask(spec, { ...params, slug: other.slug }, knock, other);
      if (spec.path.includes("{webhookId}")) expect(own).toMatchObject({ status: 404 });
    }
    expect(await ask(API.removeWebhook, { webhookId })).toMatchObject({ status: 204 });
    expect(await ask(API.listDeliveries, { webhookId })).toMatchObject({ status: 404 });
  });

  it.each([
    [{ address: "nowhere", events: ["claim.settled"] }, "address"],
    [{ address: `https://${"a".repeat(2_000)}.example`, events: ["claim.settled"] }, "address"],
    [{ address: "https://a.example", events: [] }, "events"],
    [{ address: "https://a.example", events: ["claim.made"] }, "events.0"],
    [{ address: "https://a.example", events: ["claim.settled"], secret: "mine" }, "secret"],
  ])("refuse %j with the field's name", async (json, path) => {
    const refused = await ask(API.addWebhook, {}, { json });
    expect(refused.status).toBe(422);
    expect(
      (refused.body as { errors: readonly { path: string }[] }).errors.map((each) => each.path),
    ).toContain(path);
  });
});
