import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as postCommands } from "@/app/api/v1/articles/[id]/commands/route";
import { PUT as putSeen, GET as readSeen } from "@/app/api/v1/articles/[id]/seen/route";
import { disconnect } from "../../database/client";
import { openTestDoor, type TestDoor } from "./test-door";

type Who = "editor" | "reviewer" | "viewer";
type Mark = { readonly claimId: string | null; readonly seq: number };

let door: TestDoor;
let articleId: string;
beforeAll(async () => {
  door = await openTestDoor();
  articleId = (await door.add("The ferry carried 1,204 people. The fare rose by 4.1 per cent.")).id;
});
afterAll(disconnect);

const mark = async (exact: string, as: Who): Promise<string> => {
  const claimId = randomUUID();
  const json = { commandId: randomUUID(), type: "highlight-claim", claimId, anchor: { quote: { exact } } };
  expect((await door.knock(postCommands, { as, params: { id: articleId }, json })).status).toBe(200);
  return claimId;
};
const seen = async (as: Who) => (await door.knock(readSeen, { as, params: { id: articleId } })).body;
const see = (as: Who, marks: readonly Mark[]) =>
  door.knock(putSeen, { as, method: "PUT", params: { id: articleId }, json: { marks } });

describe("what one has seen", () => {
  it("begins where one began to look, and tells what others did since then, until it is seen", async () => {
    await mark("1,204", "editor");
    expect(await seen("viewer")).toEqual({ seq: 0, since: null, marks: [], changed: [], comments: [] });
    expect((await see("viewer", [{ claimId: null, seq: 999 }])).status).toBe(204);
    expect(await seen("viewer")).toMatchObject({ since: 2, marks: [{ claimId: null, seq: 2 }], changed: [] });
    const claimId = await mark("4.1", "editor");
    expect(await seen("viewer")).toMatchObject({ seq: 3, changed: [{ claimId, seq: 3 }] });
    expect(await seen("editor")).toMatchObject({ changed: [] });
    await see("viewer", [{ claimId, seq: 3 }]);
    await see("viewer", [{ claimId, seq: 1 }]);
    expect(await seen("viewer")).toMatchObject({ since: 2, changed: [] });
  });

  it("passes over claims of other articles, and refuses what makes no sense", async () => {
    const marks = [{ claimId: randomUUID(), seq: 1 }];
    expect((await see("reviewer", marks)).status).toBe(204);
    expect(await seen("reviewer")).toMatchObject({ marks: [] });
    expect((await see("reviewer", [])).status).toBe(422);
    expect((await see("reviewer", [{ claimId: "x", seq: -1 }])).body).toMatchObject({
      errors: [{ path: "marks.0.claimId" }, { path: "marks.0.seq" }],
    });
    expect((await door.knock(readSeen, { as: "nobody", params: { id: articleId } })).status).toBe(401);
    expect((await door.knock(readSeen, { params: { id: randomUUID() } })).status).toBe(404);
  });

  it("tells which comments of others one has not seen, until one has seen what they are on", async () => {
    const claimId = await mark("The fare", "reviewer");
    const commentId = randomUUID();
    const json = { commandId: randomUUID(), type: "comment", claimId, commentId, body: "By how much?" };
    await see("reviewer", [{ claimId: null, seq: 999 }]);
    await door.knock(postCommands, { as: "editor", params: { id: articleId }, json });
    const comments = [{ commentId, claimId, seq: expect.any(Number) }];
    expect(await seen("reviewer")).toMatchObject({ comments });
    expect(await seen("editor")).toMatchObject({ comments: [] });
    await see("reviewer", [{ claimId, seq: 999 }]);
    expect(await seen("reviewer")).toMatchObject({ comments: [] });
  });
});
