import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "../../database/client";
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
