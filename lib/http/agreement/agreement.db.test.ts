import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getArticleAgreement } from "@/app/api/v1/articles/[id]/agreement/route";
import { GET as getWorkspaceAgreement } from "@/app/api/v1/workspaces/[slug]/agreement/route";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { makeCommand, must, type Seat } from "../../database/testing/test-desk";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { agreementSchema } from "../schemas/agreement-schema";

const WORDS = ["one", "two", "three", "four", "five", "six"] as const;

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

/** An article on which each line is a claim: ratings of the first and the second reviewer; a dash is no verdict. */
async function judged(lines: readonly string[]): Promise<{ id: string; claimIds: readonly string[] }> {
  const { id } = await door.add(WORDS.join(" "));
  const claimIds = lines.map(() => randomUUID());
  for (const [at, line] of lines.entries()) {
    const claimId = claimIds[at] ?? "";
    const anchor = { quote: { exact: WORDS[at] ?? "" } };
    must(
      await commitCommands(await door.open("reviewer1", id), [
        makeCommand("highlight-claim", { claimId, anchor }),
      ]),
    );
    for (const [who, rating] of line.split(" ").entries()) {
      if (rating === "-") continue;
      const seat: Seat = who === 0 ? "reviewer1" : "reviewer2";
      const verdict = makeCommand("give-verdict", { claimId, rating, rationale: "" });
      must(await commitCommands(await door.open(seat, id), [verdict]));
    }
  }
  return { id, claimIds };
}

describe("agreement", () => {
  it("of an article counts what two judged, without withdrawn claims, and names the pair", async () => {
    const { id, claimIds } = await judged([
      "true true",
      "true false",
      "opinion opinion",
      "true -",
      "mixed true",
    ]);
    const claimId = claimIds[4] ?? "";
    must(
      await commitCommands(await door.open("editor", id), [
        makeCommand("withdraw-claim", { claimId, version: 1 }),
      ]),
    );
    const answer = await door.knock(getArticleAgreement, { as: "viewer", params: { id } });
    expect(answer.status).toBe(200);
    const agreement = agreementSchema.parse(answer.body);
    expect(agreement).toMatchObject({ claims: 3, verdicts: 6, ordinalClaims: 2 });
    expect(agreement.percent.value).toBeCloseTo(2 / 3, 12);
    expect(agreement.percent.interval.undefinedBecause).toBe("too-few-claims");
    expect(agreement.pairs).toHaveLength(1);
    const pair = agreement.pairs[0];
    expect(pair?.reviewers.map(({ name }) => name).sort()).toEqual(["reviewer1", "reviewer2"]);
    expect(pair?.matrix.ratings).toEqual(["true", "false", "opinion"]);
  });

  it("of a workspace takes all its articles and no other's", async () => {
    const before = await workspaceAgreement();
    await judged(["true true", "false false", "mixed mixed", "true true", "true false"]);
    const elsewhere = await openTestDoor();
    const after = await workspaceAgreement();
    expect(after.claims).toBe(before.claims + 5);
    expect(after.percent.interval).toMatchObject({ low: expect.any(Number), high: expect.any(Number) });
    const params = { slug: elsewhere.slug };
    expect((await elsewhere.knock(getWorkspaceAgreement, { params })).body).toMatchObject({
      claims: 0,
      percent: {
        value: null,
        undefinedBecause: "nothing-shared",
        interval: { undefinedBecause: "no-value" },
      },
      pairs: [],
    });
    expect((await door.knock(getWorkspaceAgreement, { params })).status).toBe(404);
  });

  it("of a workspace with one article is that article's", async () => {
    const own = await openTestDoor();
    const kept = door;
    door = own;
    const { id } = await judged([
      "true true",
      "false mixed",
      "mixed mixed",
      "true true",
      "true false",
      "opinion true",
    ]);
    const article = await own.knock(getArticleAgreement, { params: { id } });
    expect((await own.knock(getWorkspaceAgreement, { params: { slug: own.slug } })).body).toEqual(
      article.body,
    );
    door = kept;
  });

  it("comes as CSV: a row a measure, then the confusion matrix", async () => {
    const { id } = await judged(["true true", "true false"]);
    const answer = await door.knock(getArticleAgreement, { params: { id }, query: "format=csv" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/csv");
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const rows = String(answer.body).replace("\uFEFF", "").trimEnd().split("\r\n");
    expect(rows).toHaveLength(1 + 4 + 4 + 4);
    expect(rows[0]).toMatch(/^"first_reviewer","second_reviewer","measure"/);
    expect(rows[1]).toBe('"","","percent","2","0.5","","","","too-few-claims","",""');
    expect(rows.filter((row) => row.includes('"confusion"')).at(-1)).toMatch(/"False","False"$/);
    expect((await door.knock(getArticleAgreement, { params: { id }, query: "format=xls" })).status).toBe(422);
    expect((await door.knock(getArticleAgreement, { as: "nobody", params: { id } })).status).toBe(401);
  });
});

async function workspaceAgreement() {
  const answer = await door.knock(getWorkspaceAgreement, { params: { slug: door.slug } });
  expect(answer.status).toBe(200);
  return agreementSchema.parse(answer.body);
}
