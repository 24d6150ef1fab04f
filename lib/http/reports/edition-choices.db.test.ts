import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "../../database/client";
import { verifyLedger } from "../../database/ledger/verify-ledger";
import { handlerOf } from "../door-tests/every-route";
import { reportsAt, stranger } from "../door-tests/reports.expected";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

const { command, reviewed, publish, published } = reportsAt(() => door);

describe("what a desk chooses of an edition", () => {
  it("is kept with it, counts for its page, and the ledger still holds", async () => {
    const { id } = await reviewed();
    const open = crypto.randomUUID();
    const anchor = { quote: { exact: "sails at noon" } };
    await command(id, "highlight-claim", { claimId: open, anchor, statement: "It sails at noon." });
    const first = await published(id, { openClaims: [open.toUpperCase()], articleShown: "none" });
    expect(first).toMatchObject({ kind: "fact-check", openClaims: [open], articleShown: "none" });
    const second = await published(id, { note: "New figures.", kind: "update", openClaims: "none" });
    expect(second).toMatchObject({ kind: "update", openClaims: "none", articleShown: "none" });
    const list = await door.knock(await handlerOf(API.listReports), { as: "viewer", params: { id } });
    expect(list.body).toEqual({ reports: [second, first] });
    const pageOf = async (number: string) => {
      const params = { slug: first.slug, number };
      const { GET } = await import("@/app/r/[slug]/[number]/route");
      return (await door.knock(GET, { ...stranger, params })).body;
    };
    expect(await pageOf("1")).toContain("It sails at noon.");
    expect(await pageOf("2")).not.toContain("It sails at noon.");
    expect(await pageOf("2")).toContain("The article itself is not shown.");
    expect(await verifyLedger(id)).toMatchObject({ ok: true });
  });

  it("is refused at the field that is wrong", async () => {
    const { id } = await reviewed();
    const wrong = [
      ["kind", { kind: "correction" }],
      ["kind", { kind: "guess" }],
      ["articleShown", { articleShown: "half" }],
      ["openClaims", { openClaims: "some" }],
      ["openClaims.0", { openClaims: [crypto.randomUUID()] }],
    ] as const;
    for (const [path, fields] of wrong)
      expect(await publish(id, fields)).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });
});
