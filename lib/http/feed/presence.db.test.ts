import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as getEvents } from "@/app/api/v1/articles/[id]/events/route";
import { DELETE as leave, GET as list, POST as tell } from "@/app/api/v1/articles/[id]/presence/route";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { issueToken, revokeToken } from "../../database/people/tokens";
import { makeCommand, must } from "../../database/testing/test-desk";
import type { ArticleId, RevisionId } from "../../domain/ids";
import type { PersonHere } from "../../domain/presence";
import { hangUp } from "../../live/listener";
import { announcePresence, forgetPresence } from "../../live/presence";
import { PresenceHub } from "../../live/presence-hub";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterEach(() => forgetPresence());
afterAll(async () => {
  await hangUp();
  await disconnect();
});

const newArticle = async (): Promise<ArticleId> => (await door.add("The ferry sails at noon.")).id;
const sign = (part: object = {}) => ({
  tabId: randomUUID(),
  beat: 1,
  revisionId: randomUUID(),
  attention: "focused",
  window: { start: 0, end: 24 },
  ...part,
});

describe("presence at the door", () => {
  it("is told by anyone who may read the article, and listed until they leave", async () => {
    const params = { id: await newArticle() };
    const [viewer, reviewer] = [sign(), sign({ writing: { kind: "verdict", claimId: randomUUID() } })];
    for (const [as, json] of [
      ["viewer", viewer],
      ["reviewer", reviewer],
    ] as const)
      expect(await door.knock(tell, { as, params, json })).toMatchObject({ status: 204 });
    const answer = await door.knock(list, { as: "viewer", params });
    const { people } = API.readPresence.answer?.parse(answer.body) ?? { people: [] };
    expect(people.map(({ name }) => name).sort()).toEqual(["reviewer token", "viewer token"]);
    const query = `tabId=${reviewer.tabId}&beat=2`;
    expect(await door.knock(leave, { as: "reviewer", method: "DELETE", params, query })).toMatchObject({
      status: 204,
    });
    expect((await door.knock(list, { params })).body).toMatchObject({ people: [{ name: "viewer token" }] });
  });

  it("is nobody's outside the article's workspace, in either direction", async () => {
    const params = { id: await newArticle() };
    const stranger = await openTestDoor();
    for (const [handler, knock] of [
      [tell, { json: sign() }],
      [list, {}],
      [leave, { method: "DELETE", query: `tabId=${randomUUID()}&beat=1` }],
    ] as const) {
      expect((await stranger.knock(handler, { ...knock, params })).status).toBe(404);
      expect((await door.knock(handler, { ...knock, as: "nobody", params })).status).toBe(401);
    }
    const other = { id: await newArticle() };
    await door.knock(tell, { params, json: sign() });
    expect((await door.knock(list, { params: other })).body).toEqual({ people: [] });
  });

  it.each([
    ["a window that ends before it starts", { window: { start: 5, end: 4 } }],
    ["half an offset", { selection: { start: 0.5, end: 4 } }],
    ["no beat", { beat: 0 }],
    ["another kind of writing", { writing: { kind: "ruling", claimId: null } }],
    ["what is typed", { text: "I think that" }],
    ["a tab without an id", { tabId: "tab" }],
  ])("refuses %s", async (_what, part) => {
    const params = { id: await newArticle() };
    expect((await door.knock(tell, { params, json: sign(part) })).status).toBe(422);
    expect((await door.knock(list, { params })).body).toEqual({ people: [] });
  });

  it("refuses somebody who tells of themselves too often, and nobody else", async () => {
    const params = { id: await newArticle() };
    const busy = await door.open("editor", params.id);
    const statuses: boolean[] = [];
    for (let beat = 1; beat <= 500; beat++)
      statuses.push((await announcePresence(busy, { tabId: "tab", sessionId: null, beat, doing: null })).ok);
    expect(statuses.slice(0, 40)).not.toContain(false);
    expect(statuses).toContain(false);
    expect((await door.knock(tell, { as: "reviewer", params, json: sign() })).status).toBe(204);
  });

  it("ends for somebody who lost access: their beats are refused and they fall silent", async () => {
    const params = { id: await newArticle() };
    const owner = await door.enter("owner");
    const { tokenId, secret } = must(await issueToken(owner, { name: "Gone", role: "viewer" }));
    const headers = { Authorization: `Bearer ${secret}` };
    const tab = sign();
    await door.knock(tell, { as: "nobody", headers, params, json: tab });
    must(await revokeToken(owner, tokenId));
    const refused = await door.knock(tell, { as: "nobody", headers, params, json: { ...tab, beat: 2 } });
    expect(refused.status).toBe(401);
    await vi.waitFor(async () => expect((await door.knock(list, { params })).body).toEqual({ people: [] }), {
      timeout: 15_000,
      interval: 500,
    });
  });

  it("tells who settles of nobody by name where the review hides names", async () => {
    const params = { id: await newArticle() };
    const mode = { mode: "independent", requiredVerdicts: 2, hidesNames: true } as const;
    must(await commitCommands(await door.open("editor", params.id), [makeCommand("set-review-mode", mode)]));
    const claimId = randomUUID();
    const json = sign({ openClaimId: claimId, writing: { kind: "verdict", claimId } });
    expect((await door.knock(tell, { as: "reviewer", params, json })).status).toBe(204);
    const { body } = await door.knock(list, { as: "editor", params });
    expect(body).toMatchObject({ people: [{ name: "A reviewer", openClaimId: null, writing: null }] });
    expect(JSON.stringify(body)).not.toContain(claimId);
  });

  it("leaves no trace in the ledger", async () => {
    const params = { id: await newArticle() };
    const before = (await door.knock(getEvents, { params })).body;
    for (let beat = 1; beat <= 3; beat++) await door.knock(tell, { params, json: sign({ beat }) });
    expect((await door.knock(getEvents, { params })).body).toEqual(before);
  });
});

describe("presence in the feed", () => {
  it("is there from the first moment, and again whenever it changes, without an id", async () => {
    const params = { id: await newArticle() };
    const feed = await openFeed(params);
    expect(await feed.until("event: presence")).toContain('event: presence\ndata: {"people":[]}');
    await door.knock(tell, { as: "reviewer", params, json: sign() });
    expect(await feed.until('"name":"reviewer token"')).not.toMatch(/id: \d+\nevent: presence/);
    const late = await openFeed(params);
    expect(await late.until("event: presence")).toContain('"name":"reviewer token"');
    await Promise.all([feed.close(), late.close()]);
  });
});

describe("presence in another process", () => {
  it("is heard there, told from there, and asked for by one that just started", async () => {
    const params = { id: await newArticle() };
    const feed = await openFeed(params);
    await feed.until("event: presence");
    await door.knock(tell, { as: "reviewer", params, json: sign() });
    const other = await otherProcess();
    other.hub.ask();
    await vi.waitFor(() => expect(other.names(params.id)).toEqual(["reviewer token"]));
    other.hub.announce(params.id, {
      actorId: door.people.editor,
      name: "Editor",
      tabId: randomUUID(),
      sessionId: null,
      beat: 1,
      doing: {
        revisionId: randomUUID() as RevisionId,
        attention: "focused",
        window: null,
        selection: null,
        openClaimId: null,
        writing: null,
      },
    });
    await feed.until('"name":"Editor"');
    await door.knock(tell, { as: "viewer", params, json: sign() });
    await vi.waitFor(() => expect(other.names(params.id)).toContain("viewer token"));
    await Promise.all([other.end(), feed.close()]);
  });
});

/** What another web process on the same database knows, over a listening connection of its own. */
async function otherProcess() {
  const connection = postgres(process.env["DATABASE_URL"] ?? "", { max: 1 });
  const hub = new PresenceHub({
    now: () => performance.now(),
    notify: (payloads) => {
      for (const payload of payloads) void connection.notify("assay_presence", payload);
    },
    tell: () => undefined,
  });
  await connection.listen("assay_presence", (payload) => hub.hear(payload));
  return {
    hub,
    names: (articleId: ArticleId) => hub.people(articleId).map(({ name }: PersonHere) => name),
    end: async () => {
      hub.close();
      await connection.end();
    },
  };
}

async function openFeed(params: { readonly id: ArticleId }) {
  const headers = { Accept: "text/event-stream", Authorization: `Bearer ${door.tokens.viewer}` };
  const response = await getEvents(new Request("http://localhost:3000/", { headers }), {
    params: Promise.resolve(params),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  return {
    until: async (text: string) => {
      while (!heard.includes(text)) heard += (await reader?.read())?.value ?? "";
      return heard;
    },
    close: async () => reader?.cancel(),
  };
}
