import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "../../database/client";
import { verifyLedger } from "../../database/ledger/verify-ledger";
import { handlerOf } from "../door-tests/every-route";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

async function revisedArticle() {
  const { id } = await door.add("The ferry sails at noon.", "Ferries");
  const revise = await handlerOf(API.reviseArticle);
  const json = { content: "The ferry sails at one.", format: "text", reason: "The timetable changed." };
  expect(await door.knock(revise, { as: "editor", params: { id }, json })).toMatchObject({ status: 201 });
  return id;
}

describe("the texts that an article has had", () => {
  it("are listed with when, by whom and why, and each can be read whole", async () => {
    const id = await revisedArticle();
    const list = await door.knock(await handlerOf(API.listRevisions), { as: "viewer", params: { id } });
    expect(list).toMatchObject({
      status: 200,
      body: [
        { number: 1, reason: null, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { number: 2, reason: "The timetable changed.", actor: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      ],
    });
    const facts = API.listRevisions.answer?.parse(list.body) ?? expect.unreachable();
    const read = await handlerOf(API.readRevision);
    for (const [index, text] of ["The ferry sails at noon.", "The ferry sails at one."].entries()) {
      const params = { id, number: String(index + 1) };
      const answer = await door.knock(read, { as: "viewer", params });
      expect(answer).toMatchObject({
        status: 200,
        body: { ...facts[index], text, document: { type: "doc" } },
      });
    }
  });

  it("are nothing under a number that none has, and nobody's who may not see the article", async () => {
    const id = await revisedArticle();
    const read = await handlerOf(API.readRevision);
    for (const number of ["0", "3", "01", "x", "1.0", "99999999999", "\u0000"])
      expect(await door.knock(read, { as: "viewer", params: { id, number } })).toMatchObject({ status: 404 });
    const elsewhere = await openTestDoor();
    for (const handler of [read, await handlerOf(API.listRevisions)])
      expect(await elsewhere.knock(handler, { as: "owner", params: { id, number: "1" } })).toMatchObject({
        status: 404,
      });
  });
});

const paragraphs = (...lines: readonly string[]) => ({
  type: "doc",
  content: lines.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

/** An article with a claim on each of these words. */
async function claimed(text: string, ...quotes: readonly string[]) {
  const { id } = await door.add(text, "Ferries");
  const claimIds = quotes.map(() => randomUUID());
  const commands = quotes.map((exact, at) => ({
    commandId: randomUUID(),
    type: "highlight-claim",
    claimId: claimIds[at],
    anchor: { quote: { exact } },
  }));
  expect(await ask(API.commitCommands, id, commands)).toMatchObject({ status: 200 });
  return { id, claimIds };
}

const ask = async (
  spec: Parameters<typeof handlerOf>[0],
  id: string,
  json: unknown,
  as = "editor" as const,
) => door.knock(await handlerOf(spec), { as, params: { id }, json });

const placesIn = async (id: string) => {
  const { body } = await door.knock(await handlerOf(API.readReview), { as: "viewer", params: { id } });
  const { claims } = API.readReview.answer?.parse(body) ?? expect.unreachable();
  return claims.map(({ claimId, placement, anchor }) => ({
    claimId,
    placement,
    words: anchor.ranges.map(({ exact }) => exact).join("|"),
  }));
};

const FERRY = "The ferry sails at noon.\nIt fell to 4.1 percent.\nNobody knows the captain.";

describe("a new text", () => {
  it("shows what becomes of each claim before it is saved, and saving it does just that", async () => {
    const { id, claimIds } = await claimed(FERRY, "sails at noon", "the captain", "4.1");
    const json = { content: "The ferry sails at nine.\nIt fell to 4.1 percent.", format: "text" };
    const preview = await ask(API.previewRevision, id, json);
    expect(preview).toMatchObject({
      status: 200,
      body: { current: { number: 1 }, anchors: { kept: 1, moved: 0, changed: 1, lost: 1 } },
    });
    const { claims, basis } = API.previewRevision.answer?.parse(preview.body) ?? expect.unreachable();
    expect(claims.find(({ claimId }) => claimId === claimIds[0])).toMatchObject({
      placement: "changed",
      before: { ranges: [{ exact: "sails at noon" }] },
      after: { ranges: [{ exact: "sails at nine" }] },
    });
    expect(claims.find(({ claimId }) => claimId === claimIds[1])).toMatchObject({
      placement: "lost",
      after: null,
    });
    expect((await placesIn(id)).every(({ placement }) => placement === "kept")).toBe(true);
    const saved = await ask(API.reviseArticle, id, { ...json, reason: "A new timetable.", basis });
    expect(saved).toMatchObject({ status: 201, body: { anchors: { kept: 1, changed: 1, lost: 1 } } });
  });

  it("may be a document as an editor has it, with what the schema has and nothing else", async () => {
    const { id } = await door.add(FERRY, "Ferries");
    const link = { type: "link", attrs: { href: "javascript:alert(1)", onclick: "x" } };
    const text = { type: "text", text: "A link.", marks: [link, { type: "bold" }] };
    const document = {
      type: "doc",
      content: [{ type: "paragraph", attrs: { style: "x" }, content: [text] }],
    };
    expect(await ask(API.reviseArticle, id, { document, reason: "Corrected." })).toMatchObject({
      status: 201,
      body: {
        revision: {
          text: "A link.",
          document: {
            type: "doc",
            content: [
              { type: "paragraph", content: [{ type: "text", text: "A link.", marks: [{ type: "bold" }] }] },
            ],
          },
        },
      },
    });
  });

  it("may change nothing but how the words are set", async () => {
    const { id } = await door.add("One line.", "Ferries");
    const text = { type: "text", text: "One line." };
    const heading = { type: "doc", content: [{ type: "heading", attrs: { level: 2 }, content: [text] }] };
    expect(await ask(API.reviseArticle, id, { document: heading, reason: "A heading." })).toMatchObject({
      status: 201,
    });
    const again = await ask(API.reviseArticle, id, { document: heading, reason: "Again." });
    expect(again).toMatchObject({ status: 422, body: { errors: [{ path: "content" }] } });
  });

  it("has its claims where they rode to while it was edited, if their words are the same", async () => {
    const { id, claimIds } = await claimed(FERRY, "4.1", "sails at noon");
    const [figure = "", sails = ""] = claimIds;
    const text = "The ferry leaves.\nThey say it dropped by 4.1 points.\nNobody knows the captain.";
    const start = text.indexOf("4.1");
    const places = [
      { claimId: figure, ranges: [{ start, end: start + 3 }] },
      { claimId: sails, ranges: [{ start: 10, end: 16 }] },
    ];
    const json = { document: paragraphs(...text.split("\n")), places, reason: "Reworded." };
    expect(await ask(API.reviseArticle, id, json)).toMatchObject({ status: 201 });
    expect(await placesIn(id)).toEqual([
      { claimId: sails, placement: "changed", words: "leaves" },
      { claimId: figure, placement: "kept", words: "4.1" },
    ]);
  });

  it("is refused with the present state when the text moved on, or a claim that was not looked at", async () => {
    const { id } = await claimed(FERRY, "sails at noon");
    const json = { content: FERRY.replace("noon", "nine"), format: "text" };
    const preview = await ask(API.previewRevision, id, json);
    const { basis, current } = API.previewRevision.answer?.parse(preview.body) ?? expect.unreachable();
    const mark = {
      commandId: randomUUID(),
      type: "highlight-claim",
      claimId: randomUUID(),
      anchor: { quote: { exact: "the captain" } },
    };
    expect(await ask(API.commitCommands, id, mark)).toMatchObject({ status: 200 });
    expect(await ask(API.reviseArticle, id, { ...json, reason: "Late.", basis })).toMatchObject({
      status: 409,
      body: {
        type: "/problems/stale",
        current: { revision: { number: 1 }, anchors: { kept: 1, changed: 1 } },
      },
    });
    expect(await ask(API.reviseArticle, id, { ...json, reason: "First." })).toMatchObject({ status: 201 });
    const late = { ...json, content: "Other.", reason: "Late.", basedOn: current.id };
    expect(await ask(API.reviseArticle, id, late)).toMatchObject({
      status: 409,
      body: { current: { revision: { number: 2 }, head: { seq: 4 } } },
    });
  });

  it("can be an older one put back, with its claims where they stood on it", async () => {
    const { id, claimIds } = await claimed(FERRY, "sails at noon", "the captain");
    const [sails, captain] = claimIds;
    const content = "The ferry sails at nine.\nIt fell to 4.1 percent.";
    await ask(API.reviseArticle, id, { content, format: "text", reason: "New." });
    expect((await placesIn(id)).map(({ placement }) => placement).sort()).toEqual(["changed", "lost"]);
    expect(await ask(API.reviseArticle, id, { back: 1, reason: "The old one was right." })).toMatchObject({
      status: 201,
      body: { revision: { number: 3 }, anchors: { kept: 2, changed: 0, lost: 0 } },
    });
    expect(await placesIn(id)).toEqual([
      { claimId: sails, placement: "kept", words: "sails at noon" },
      { claimId: captain, placement: "kept", words: "the captain" },
    ]);
    expect(await verifyLedger(id)).toMatchObject({ ok: true });
  });

  it.each([
    [{}, "content"],
    [{ content: "Words." }, "format"],
    [{ content: "Words.", format: "text", back: 1 }, "back"],
    [{ document: { type: "doc" }, format: "text" }, "format"],
    [{ document: { type: "doc", content: [] } }, "document"],
    [{ document: { type: "paragraph", content: [{ type: "text", text: "x" }] } }, "document"],
    [{ document: { type: "doc", content: [{ type: "video" }] } }, "document"],
    [
      { document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: 7 }] }] } },
      "document",
    ],
    [{ document: { type: "doc", content: [{ type: "heading", attrs: { level: 99 } }] } }, "document"],
    [{ document: paragraphs("\u0000") }, "document"],
    [{ document: paragraphs(" ") }, "document"],
    [{ back: 7 }, "back"],
    [{ back: 0 }, "back"],
    [{ content: "Words.", format: "text", places: [{ claimId: "x", ranges: [] }] }, "places.0.claimId"],
    [{ content: "Words.", format: "text", basedOn: "x" }, "basedOn"],
  ])("names the field that is wrong: %j", async (json, path) => {
    const { id } = await door.add(FERRY, "Ferries");
    for (const [spec, said] of [
      [API.previewRevision, {}],
      [API.reviseArticle, { reason: "A try." }],
    ] as const) {
      const answer = await ask(spec, id, { ...json, ...said });
      expect(answer, JSON.stringify(answer.body)).toMatchObject({
        status: 422,
        body: { errors: [{ path }] },
      });
    }
  });

  it("is for editors to look at and to save", async () => {
    const { id } = await door.add(FERRY, "Ferries");
    const json = { content: "New.", format: "text" };
    for (const [spec, said] of [
      [API.previewRevision, {}],
      [API.reviseArticle, { reason: "A try." }],
    ] as const) {
      const handler = await handlerOf(spec);
      const knock = { as: "reviewer" as const, params: { id }, json: { ...json, ...said } };
      expect(await door.knock(handler, knock)).toMatchObject({ status: 403 });
    }
  });
});
