import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { POST as postCommands } from "@/app/api/v1/articles/[id]/commands/route";
import { GET as getWorkspace, PATCH as patchWorkspace } from "@/app/api/v1/workspaces/[slug]/route";
import { disconnect } from "../../database/client";
import { openTestDoor, type TestDoor } from "./test-door";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

const demand = (requiresSecondReader: unknown, as: "owner" | "editor" = "owner") =>
  door.knock(patchWorkspace, {
    as,
    method: "PATCH",
    params: { slug: door.slug },
    json: { settings: { requiresSecondReader } },
  });

it("an owner requires a second reader; nobody else can, and what is no switch is refused", async () => {
  expect((await demand(true, "editor")).status).toBe(403);
  expect((await demand("yes")).status).toBe(422);
  expect(await demand(true)).toMatchObject({
    status: 200,
    body: { settings: { requiresSecondReader: true } },
  });
  const read = await door.knock(getWorkspace, { as: "viewer", params: { slug: door.slug } });
  expect(read.body).toMatchObject({ settings: { requiresSecondReader: true } });
});

it("then one verdict does not settle a claim, and a claim can be returned with a reason", async () => {
  await demand(true);
  const { id } = await door.add("The ferry sails at noon.");
  const claimId = randomUUID();
  const command = (as: "reviewer" | "editor", type: string, fields: object) =>
    door.knock(postCommands, {
      as,
      params: { id },
      json: { commandId: randomUUID(), type, claimId, ...fields },
    });
  await command("reviewer", "highlight-claim", { anchor: { quote: { exact: "at noon" } } });
  await command("reviewer", "give-verdict", { rating: "true", rationale: "" });
  const settle = { rating: "true", rationale: "", version: 1 };
  const refused = await command("editor", "settle-claim", settle);
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: "claimId" }] } });
  expect(JSON.stringify(refused.body)).toContain("second reader");
  expect((await command("editor", "return-claim", { reason: "", version: 1 })).status).toBe(422);
  expect((await command("reviewer", "return-claim", { reason: "Which?", version: 1 })).status).toBe(403);
  const returned = await command("editor", "return-claim", { reason: "Which ferry?", version: 1 });
  expect(returned).toMatchObject({ status: 200, body: { events: [{ type: "claim-returned" }] } });
  await demand(false);
  expect((await command("editor", "settle-claim", settle)).status).toBe(200);
});
