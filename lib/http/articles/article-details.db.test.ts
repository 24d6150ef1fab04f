import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "../../database/client";
import { verifyLedger } from "../../database/ledger/verify-ledger";
import type { ArticleId } from "../../domain/ids";
import { handlerOf } from "../door-tests/every-route";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

const ask = async (
  spec: Parameters<typeof handlerOf>[0] & { readonly method: string },
  id: string,
  json?: unknown,
  as: "editor" | "reviewer" = "editor",
) => {
  const sent = json === undefined ? {} : { json };
  return door.knock(await handlerOf(spec), { as, params: { id }, method: spec.method, ...sent });
};

const typesIn = async (id: string): Promise<readonly string[]> => {
  const { body } = await ask(API.readEvents, id);
  const { events } = API.readEvents.answer?.parse(body) ?? expect.unreachable();
  return events.map(({ type }) => type);
};

const mark = (exact: string) => ({
  commandId: randomUUID(),
  type: "highlight-claim",
  claimId: randomUUID(),
  anchor: { quote: { exact } },
});

const listed = async (query: string): Promise<readonly string[]> => {
  const knock = { as: "viewer" as const, params: { slug: door.slug }, query };
  const { body } = await door.knock(await handlerOf(API.listArticles), knock);
  const { articles } = API.listArticles.answer?.parse(body) ?? expect.unreachable();
  return articles.map(({ id }) => id);
};

describe("what is said of an article", () => {
  it("is changed field by field, told in the ledger, and is what it was at an earlier moment", async () => {
    const { id } = await door.add("The ferry sails at noon.", "Ferries");
    const changed = { title: "Fares", sourceUrl: "https://port.example/", publishedAt: "2026-11-01" };
    expect(await ask(API.describeArticle, id, changed)).toMatchObject({
      status: 200,
      body: { ...changed, byline: null, direction: "ltr", head: { seq: 2 }, archivedAt: null },
    });
    expect(await ask(API.describeArticle, id, { title: "Fares" })).toMatchObject({
      status: 200,
      body: { head: { seq: 2 } },
    });
    expect(
      await ask(API.describeArticle, id, { sourceUrl: null, language: "ar", direction: null }),
    ).toMatchObject({
      status: 200,
      body: { title: "Fares", sourceUrl: null, language: "ar", direction: "ltr" },
    });
    expect(await typesIn(id)).toEqual(["article-added", "article-described", "article-described"]);
    const exported = async (at: number) => {
      const knock = { as: "viewer" as const, params: { id }, query: `format=json&at=${at}` };
      return (await door.knock(await handlerOf(API.exportReport), knock)).body;
    };
    expect(JSON.stringify(await exported(1))).toContain("Ferries");
    expect(JSON.stringify(await exported(3))).toContain("Fares");
    expect(await verifyLedger(id as ArticleId)).toMatchObject({ ok: true });
  });

  it.each([
    [{ title: " " }, "title"],
    [{ title: null }, "title"],
    [{ sourceUrl: "port" }, "sourceUrl"],
    [{ publishedAt: "yesterday" }, "publishedAt"],
    [{ language: "Klingon!" }, "language"],
    [{ direction: "up" }, "direction"],
    [{ heading: "x" }, "heading"],
    [{ byline: "\u0000" }, "byline"],
  ])("is refused by the name of the field: %j", async (json, path) => {
    const { id } = await door.add("The ferry sails at noon.", "Ferries");
    expect(await ask(API.describeArticle, id, json)).toMatchObject({
      status: 422,
      body: { errors: [{ path }] },
    });
  });

  it("is for editors to change, and only of their own desk", async () => {
    const { id } = await door.add("The ferry sails at noon.", "Ferries");
    const elsewhere = await openTestDoor();
    for (const [spec, json] of [
      [API.describeArticle, { title: "Mine" }],
      [API.archiveArticle, {}],
      [API.restoreArticle, undefined],
    ] as const) {
      expect(await ask(spec, id, json, "reviewer")).toMatchObject({ status: 403 });
      const sent = json === undefined ? {} : { json };
      const knock = { as: "owner" as const, params: { id }, method: spec.method, ...sent };
      expect(await elsewhere.knock(await handlerOf(spec), knock)).toMatchObject({ status: 404 });
    }
  });
});

describe("an archived article", () => {
  it("is out of the list, is read and exported, takes no change, and is brought back", async () => {
    const { id } = await door.add("The ferry sails at noon.", "Ferries");
    expect(await ask(API.commitCommands, id, mark("noon"))).toMatchObject({ status: 200 });
    expect(await ask(API.archiveArticle, id, { reason: "Published." })).toMatchObject({
      status: 200,
      body: { archivedAt: expect.stringMatching(/^20\d\d-/) },
    });
    expect(await ask(API.archiveArticle, id, {})).toMatchObject({ status: 200, body: { head: { seq: 3 } } });
    expect(await listed("")).not.toContain(id);
    expect(await listed("status=checking")).not.toContain(id);
    expect(await listed("status=archived")).toContain(id);
    const words = expect.stringContaining("This article is archived");
    for (const [spec, json] of [
      [API.commitCommands, mark("ferry")],
      [API.commitCommands, [mark("ferry"), mark("The")]],
      [API.describeArticle, { title: "New" }],
      [API.reviseArticle, { content: "New.", format: "text", reason: "New." }],
      [API.publishReport, { commandId: randomUUID() }],
    ] as const)
      expect(await ask(spec, id, json)).toMatchObject({ status: 422, body: { detail: words } });
    expect(await ask(API.readReview, id)).toMatchObject({ status: 200, body: { seq: 3 } });
    const knock = { as: "viewer" as const, params: { id }, query: "format=md" };
    expect(await door.knock(await handlerOf(API.exportReport), knock)).toMatchObject({ status: 200 });
    expect(await verifyLedger(id as ArticleId)).toMatchObject({ ok: true });
    expect(await ask(API.restoreArticle, id)).toMatchObject({ status: 200, body: { archivedAt: null } });
    expect(await listed("")).toContain(id);
    expect(await ask(API.commitCommands, id, mark("ferry"))).toMatchObject({ status: 200 });
    expect(await typesIn(id)).toEqual([
      "article-added",
      "claim-highlighted",
      "article-archived",
      "article-restored",
      "claim-highlighted",
    ]);
    expect(await verifyLedger(id as ArticleId)).toMatchObject({ ok: true });
  });

  it("answers a command that was carried out before as it did then", async () => {
    const { id } = await door.add("The ferry sails at noon.", "Ferries");
    const command = mark("noon");
    const first = await ask(API.commitCommands, id, command);
    await ask(API.archiveArticle, id, {});
    expect((await ask(API.commitCommands, id, command)).body).toEqual(first.body);
  });
});
